import type { OverlayFrame } from 'c/canvasOverlay';
import { corePath, shapePath, type MarkerStyle } from 'c/mapLayers';
import type { HitTarget } from './hitGrid.ts';
import type { Sign } from './placeIndex.ts';

const PIN_PIXELS = 7;
const FOCUS_PIXELS = 10;
const CLUSTER_MIN_PIXELS = 15;
const CLUSTER_RING_PIXELS = 5;
const BADGE_PIXELS = 8;
const INK = '#16325c';
const FOCUS = '#0b5cab';
const FONT = '"Salesforce Sans", -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans JP", Arial, sans-serif';

/** A sign on the canvas, ready to be hit. */
export interface SignTarget extends HitTarget {
    readonly kind: 'sign';
    readonly sign: Sign;
}

export interface SignLook {
    readonly styles: readonly MarkerStyle[];
    /** Places drawn larger with a ring. */
    readonly focused: ReadonlySet<number>;
    readonly formatCount: (count: number) => string;
}

export function targetsOf(frame: OverlayFrame, signs: readonly Sign[]): SignTarget[] {
    return signs.map((sign) => ({
        kind: 'sign',
        sign,
        x: sign.x * frame.worldSize - frame.originX,
        y: sign.y * frame.worldSize - frame.originY,
        radius: sign.place < 0 ? clusterRadius(sign.recordCount) : PIN_PIXELS + 2
    }));
}

/** Draws all signs. Markers of a style are one path: a few canvas calls a frame, whatever the number of records. */
export function drawSigns(frame: OverlayFrame, targets: readonly SignTarget[], look: SignLook): void {
    const pins = targets.filter(({ sign }) => sign.place >= 0);
    drawPins(frame.context, pins, look);
    drawBadges(frame.context, pins, look);
    drawClusters(
        frame.context,
        targets.filter(({ sign }) => sign.place < 0),
        look
    );
}

function drawPins(context: CanvasRenderingContext2D, pins: readonly SignTarget[], look: SignLook): void {
    const paths = new Map<number, string>();
    let halo = '';
    let cores = '';
    let rings = '';
    for (const { sign, x, y } of pins) {
        const isFocused = look.focused.has(sign.place);
        const radius = isFocused ? FOCUS_PIXELS : PIN_PIXELS;
        const style = look.styles[sign.style];
        const shape = shapePath(style?.shape ?? 'circle', x, y, radius);
        cores += corePath(style?.core ?? 'solid', style?.shape ?? 'circle', x, y, radius);
        paths.set(sign.style, (paths.get(sign.style) ?? '') + shape);
        halo += shape;
        if (isFocused) rings += shapePath('circle', x, y, FOCUS_PIXELS + 7);
    }
    const haloPath = new Path2D(halo);
    context.lineJoin = 'round';
    context.strokeStyle = 'rgba(22, 50, 92, 0.28)';
    context.lineWidth = 5;
    context.stroke(haloPath);
    context.strokeStyle = '#ffffff';
    context.lineWidth = 3.4;
    context.stroke(haloPath);
    for (const [style, path] of paths) {
        context.fillStyle = look.styles[style]?.colour ?? INK;
        context.fill(new Path2D(path));
    }
    context.fillStyle = '#ffffff';
    if (cores !== '') context.fill(new Path2D(cores));
    if (rings === '') return;
    const ringPath = new Path2D(rings);
    context.strokeStyle = '#ffffff';
    context.lineWidth = 6;
    context.stroke(ringPath);
    context.strokeStyle = FOCUS;
    context.lineWidth = 3;
    context.stroke(ringPath);
}

/** Several records at one place: how many, at the pin's shoulder. */
function drawBadges(context: CanvasRenderingContext2D, pins: readonly SignTarget[], look: SignLook): void {
    const stacks = pins.filter(({ sign }) => sign.recordCount > 1);
    if (stacks.length === 0) return;
    const discs = new Path2D(stacks.map(({ x, y }) => shapePath('circle', x + 8, y - 8, BADGE_PIXELS)).join(''));
    context.fillStyle = INK;
    context.strokeStyle = '#ffffff';
    context.lineWidth = 2;
    context.fill(discs);
    context.stroke(discs);
    context.fillStyle = '#ffffff';
    setFont(context, 700, 10);
    for (const { sign, x, y } of stacks) context.fillText(look.formatCount(sign.recordCount), x + 8, y - 7.5);
}

/** White discs with a ring that shows the mix of colours, and the count of records. */
function drawClusters(context: CanvasRenderingContext2D, clusters: readonly SignTarget[], look: SignLook): void {
    if (clusters.length === 0) return;
    const discs = new Path2D(clusters.map(({ x, y, radius }) => shapePath('circle', x, y, radius)).join(''));
    context.strokeStyle = 'rgba(22, 50, 92, 0.2)';
    context.lineWidth = 4;
    context.stroke(discs);
    context.fillStyle = '#ffffff';
    context.fill(discs);
    const arcs = new Map<string, string>();
    for (const target of clusters) addRing(arcs, target, look.styles);
    context.lineWidth = CLUSTER_RING_PIXELS;
    context.lineCap = 'butt';
    for (const [colour, path] of arcs) {
        context.strokeStyle = colour;
        context.stroke(new Path2D(path));
    }
    context.fillStyle = INK;
    setFont(context, 700, 12);
    for (const { sign, x, y } of clusters) context.fillText(look.formatCount(sign.recordCount), x, y + 0.5);
}

function addRing(arcs: Map<string, string>, { sign, x, y, radius }: SignTarget, styles: readonly MarkerStyle[]): void {
    const shares = new Map<string, number>();
    sign.mix?.forEach((count, style) => {
        const colour = styles[style]?.colour;
        if (colour && count > 0) shares.set(colour, (shares.get(colour) ?? 0) + count);
    });
    const ring = radius - CLUSTER_RING_PIXELS / 2 - 0.5;
    let angle = -Math.PI / 2;
    for (const [colour, count] of shares) {
        const sweep = (count / sign.recordCount) * 2 * Math.PI;
        arcs.set(colour, (arcs.get(colour) ?? '') + arcPath(x, y, ring, angle, sweep));
        angle += sweep;
    }
}

function arcPath(x: number, y: number, radius: number, from: number, sweep: number): string {
    if (sweep > 2 * Math.PI - 0.001) return shapePath('circle', x, y, radius);
    const to = from + sweep;
    const start = `${(x + Math.cos(from) * radius).toFixed(1)} ${(y + Math.sin(from) * radius).toFixed(1)}`;
    const end = `${(x + Math.cos(to) * radius).toFixed(1)} ${(y + Math.sin(to) * radius).toFixed(1)}`;
    return `M${start}A${radius.toFixed(1)} ${radius.toFixed(1)} 0 ${sweep > Math.PI ? 1 : 0} 1 ${end}`;
}

/** Area grows with the count, slowly: 15 px for 3 records, 30 px for 10,000. */
function clusterRadius(recordCount: number): number {
    return Math.round(CLUSTER_MIN_PIXELS + 3.8 * Math.max(0, Math.log10(recordCount)));
}

export function setFont(context: CanvasRenderingContext2D, weight: number, pixels: number): void {
    context.font = `${weight} ${pixels}px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
}
