/** Size of the drawing; the page scales it. */
export const SPARK_WIDTH = 120;
export const SPARK_HEIGHT = 24;
const MARGIN = 2;

/** SVG path of a small line over values in order of time; a value that is missing leaves a gap. */
export function sparkPath(values: readonly (number | null)[]): string {
    const known = values.filter((value) => value !== null);
    if (known.length < 2) {
        return '';
    }
    const lowest = Math.min(...known);
    const span = Math.max(...known) - lowest;
    const x = (index: number): number => MARGIN + (index * (SPARK_WIDTH - 2 * MARGIN)) / (values.length - 1);
    const y = (value: number): number =>
        span === 0 ? SPARK_HEIGHT / 2 : SPARK_HEIGHT - MARGIN - ((value - lowest) * (SPARK_HEIGHT - 2 * MARGIN)) / span;
    let isGap = true;
    return values
        .flatMap((value, index) => {
            if (value === null) {
                isGap = true;
                return [];
            }
            const command = isGap ? 'M' : 'L';
            isGap = false;
            return `${command}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
        })
        .join(' ');
}
