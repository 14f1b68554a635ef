import type { OverlayFrame } from 'c/canvasOverlay';
import type { BaseMap, BaseMapLayer } from 'c/geo';
import { PEAK_STYLE, ROADS, ROAD_STYLE, WATER_STYLE, placeStyle, type NameStyle } from './cartography.ts';
import { FeatureGrid } from './featureGrid.ts';

const FONT = '"Salesforce Sans", -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans JP", Arial, sans-serif';
const DARK_INK = '#d5dae2';
const ROAD_NAMES_FROM_ZOOM = 15;
/** The same road name again only at this distance. Units: pixels. */
const REPEAT_PIXELS = 320;
const PADDING_PIXELS = 4;

interface Candidate {
    readonly text: string;
    readonly style: NameStyle;
    readonly x: number;
    readonly y: number;
    /** Radians; 0 for upright names. */
    readonly angle: number;
    /** Room along the line; Infinity for points. Units: pixels. */
    readonly room: number;
}

/** Names on the offline map: large places first, and no two on top of each other. */
export class LabelPainter {
    private readonly names: readonly string[];
    private readonly points: readonly { layer: BaseMapLayer; grid: FeatureGrid }[];
    private readonly roads: readonly { layer: BaseMapLayer; grid: FeatureGrid }[];
    private readonly waters: readonly { layer: BaseMapLayer; grid: FeatureGrid }[];

    private readonly isDark: boolean;

    constructor(baseMap: BaseMap, isDark = false) {
        this.isDark = isDark;
        this.names = baseMap.names;
        const indexed = baseMap.layers.map((layer) => ({ layer, grid: new FeatureGrid(layer) }));
        this.points = indexed.filter(({ layer }) => layer.geometry === 'point');
        this.roads = indexed.filter(({ layer }) => ROADS.includes(layer.name)).reverse();
        this.waters = indexed.filter(({ layer }) => layer.name === 'water' || layer.name === 'river');
    }

    paint(frame: OverlayFrame): void {
        const candidates = [...this.pointNames(frame), ...this.lineNames(frame)];
        candidates.sort((a, b) => a.style.priority - b.style.priority);
        const taken: Box[] = [];
        const lastAt = new Map<string, Candidate[]>();
        const { context } = frame;
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        context.lineJoin = 'round';
        for (const candidate of candidates) {
            const { style, text, x, y } = candidate;
            const twins = lastAt.get(text) ?? [];
            if (twins.some((twin) => Math.hypot(twin.x - x, twin.y - y) < REPEAT_PIXELS)) continue;
            context.font = `${style.weight} ${style.pixels}px ${FONT}`;
            const width = context.measureText(text).width;
            if (width > candidate.room) continue;
            const box = boxOf(candidate, width);
            if (taken.some((other) => overlaps(box, other))) continue;
            taken.push(box);
            lastAt.set(text, [...twins, candidate]);
            write(context, candidate, this.isDark);
        }
    }

    private *pointNames(frame: OverlayFrame): Iterable<Candidate> {
        for (const { layer, grid } of this.points) {
            if (frame.zoom < layer.minZoom) continue;
            for (const feature of visible(frame, grid)) {
                const text = this.names[layer.nameIndices[feature]!];
                const minZoom = layer.minZooms[feature]!;
                if (!text || minZoom > frame.zoom) continue;
                const at = 2 * layer.partStarts[layer.featureStarts[feature]!]!;
                const x = layer.points[at]! * frame.worldSize - frame.originX;
                const y = layer.points[at + 1]! * frame.worldSize - frame.originY;
                const isPeak = layer.name === 'peak';
                const style = isPeak ? PEAK_STYLE : placeStyle(minZoom);
                yield { text: isPeak ? `▲ ${text}` : text, style, x, y, angle: 0, room: Infinity };
            }
        }
    }

    private *lineNames(frame: OverlayFrame): Iterable<Candidate> {
        const named = [
            ...(frame.zoom >= ROAD_NAMES_FROM_ZOOM ? this.roads.map((entry) => ({ ...entry, style: ROAD_STYLE })) : []),
            ...(frame.zoom >= 12 ? this.waters.map((entry) => ({ ...entry, style: WATER_STYLE })) : [])
        ];
        for (const { layer, grid, style } of named) {
            for (const feature of visible(frame, grid)) {
                const text = this.names[layer.nameIndices[feature]!];
                if (!text || layer.minZooms[feature]! > frame.zoom) continue;
                if (layer.geometry === 'line') {
                    const place = straightest(frame, layer, feature);
                    if (place) yield { text, style, ...place };
                } else {
                    const [west, north, east, south] = layer.boxes.subarray(4 * feature, 4 * feature + 4);
                    const x = ((west! + east!) / 2) * frame.worldSize - frame.originX;
                    const y = ((north! + south!) / 2) * frame.worldSize - frame.originY;
                    yield { text, style, x, y, angle: 0, room: (east! - west!) * frame.worldSize };
                }
            }
        }
    }
}

interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
}

function visible(frame: OverlayFrame, grid: FeatureGrid): number[] {
    const { originX, originY, width, height, worldSize } = frame;
    return grid.find(
        originX / worldSize,
        originY / worldSize,
        (originX + width) / worldSize,
        (originY + height) / worldSize
    );
}

/** Longest run of a line that hardly bends, as a place for its name: middle, angle and room. */
function straightest(
    frame: OverlayFrame,
    layer: BaseMapLayer,
    feature: number
): { x: number; y: number; angle: number; room: number } | null {
    const part = layer.featureStarts[feature]!;
    const end = layer.partStarts[part + 1]!;
    let best: { x: number; y: number; angle: number; room: number } | null = null;
    let from = layer.partStarts[part]!;
    for (let k = from + 1; k < end; k++) {
        const run = runBetween(frame, layer.points, from, k);
        const next = k + 1 < end ? runBetween(frame, layer.points, k, k + 1) : null;
        if (!best || run.room > best.room) best = run;
        // A bend of more than about 14 degrees ends the run.
        if (next && Math.abs(turn(run.direction, next.direction)) > 0.25) from = k;
    }
    return best;
}

function runBetween(
    { worldSize, originX, originY }: OverlayFrame,
    points: Float64Array,
    from: number,
    to: number
): { x: number; y: number; angle: number; room: number; direction: number } {
    const x1 = points[2 * from]! * worldSize - originX;
    const y1 = points[2 * from + 1]! * worldSize - originY;
    const x2 = points[2 * to]! * worldSize - originX;
    const y2 = points[2 * to + 1]! * worldSize - originY;
    const direction = Math.atan2(y2 - y1, x2 - x1);
    // Never upside down.
    const angle = Math.abs(direction) > Math.PI / 2 ? direction - Math.sign(direction) * Math.PI : direction;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2, angle, room: Math.hypot(x2 - x1, y2 - y1), direction };
}

function turn(a: number, b: number): number {
    const difference = b - a;
    return difference - 2 * Math.PI * Math.round(difference / (2 * Math.PI));
}

function boxOf({ x, y, angle, style }: Candidate, width: number): Box {
    const halfWidth = (Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * style.pixels) / 2;
    const halfHeight = (Math.abs(Math.sin(angle)) * width + Math.abs(Math.cos(angle)) * style.pixels) / 2;
    return {
        left: x - halfWidth - PADDING_PIXELS,
        right: x + halfWidth + PADDING_PIXELS,
        top: y - halfHeight - PADDING_PIXELS,
        bottom: y + halfHeight + PADDING_PIXELS
    };
}

function overlaps(a: Box, b: Box): boolean {
    return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function write(context: CanvasRenderingContext2D, { text, style, x, y, angle }: Candidate, isDark: boolean): void {
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    context.strokeStyle = isDark ? 'rgba(20, 23, 28, 0.9)' : 'rgba(255, 255, 255, 0.9)';
    context.lineWidth = 3;
    context.strokeText(text, 0, 0);
    context.fillStyle = isDark ? DARK_INK : style.colour;
    context.fillText(text, 0, 0);
    context.restore();
}
