/** Size of the drawing; the page scales it. */
export const SPARK_WIDTH = 120;
export const SPARK_HEIGHT = 24;
const MARGIN = 2;

/** A small line with the area under it and its last point. */
export interface Spark {
    readonly line: string;
    readonly area: string;
    readonly lastX: number;
    readonly lastY: number;
}

/** A small line over values in order of time; a value that is missing leaves a gap. Null for fewer than two values. */
export function sparkOf(values: readonly (number | null)[]): Spark | null {
    const points = pointsOf(values);
    const line = sparkPath(values);
    const last = points[points.length - 1];
    if (line === '' || last === undefined) {
        return null;
    }
    return { line, area: areaOf(points), lastX: last.x, lastY: last.y };
}

/** SVG path of a small line over values in order of time; a value that is missing leaves a gap. */
export function sparkPath(values: readonly (number | null)[]): string {
    const points = pointsOf(values);
    if (points.length < 2) {
        return '';
    }
    return points
        .map(({ x, y, index }, place) => {
            const isJoined = place > 0 && points[place - 1]?.index === index - 1;
            return `${isJoined ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
        })
        .join(' ');
}

interface Point {
    readonly index: number;
    readonly x: number;
    readonly y: number;
}

function pointsOf(values: readonly (number | null)[]): readonly Point[] {
    const known = values.filter((value) => value !== null);
    const lowest = Math.min(...known);
    const span = Math.max(...known) - lowest;
    const room = SPARK_HEIGHT - 2 * MARGIN;
    return values.flatMap((value, index) => {
        if (value === null) {
            return [];
        }
        const y = span === 0 ? SPARK_HEIGHT / 2 : SPARK_HEIGHT - MARGIN - ((value - lowest) * room) / span;
        return [{ index, x: MARGIN + (index * (SPARK_WIDTH - 2 * MARGIN)) / (values.length - 1), y }];
    });
}

/** Each run of values that are there, closed along the ground. */
function areaOf(points: readonly Point[]): string {
    const runs: Point[][] = [];
    for (const point of points) {
        const run = runs[runs.length - 1];
        if (run && run[run.length - 1]?.index === point.index - 1) run.push(point);
        else runs.push([point]);
    }
    return runs
        .filter((run) => run.length > 1)
        .map((run) => {
            const [first, last] = [run[0], run[run.length - 1]];
            const top = run.map(({ x, y }) => `L${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
            return `M${first?.x.toFixed(1)} ${SPARK_HEIGHT} ${top} L${last?.x.toFixed(1)} ${SPARK_HEIGHT} Z`;
        })
        .join(' ');
}
