import type { OverlayFrame } from 'c/canvasOverlay';
import { shapePath } from 'c/mapLayers';
import { setFont } from './drawSigns.ts';
import type { HitTarget } from './hitGrid.ts';
import type { SceneStop } from './scene.ts';

const STOP_PIXELS = 12;
const FADED_OPACITY = 0.35;
const FOCUS = '#0b5cab';
/** A small house, centred, 12 px wide. */
const HOUSE = 'M-6 0L0-6L6 0L4 0L4 5L1.4 5L1.4 1.4L-1.4 1.4L-1.4 5L-4 5L-4 0z';

export interface StopTarget extends HitTarget {
    readonly kind: 'stop';
    readonly stop: SceneStop;
}

export function stopTargetsOf(frame: OverlayFrame, stops: readonly SceneStop[]): StopTarget[] {
    return stops.map((stop) => ({
        kind: 'stop',
        stop,
        x: stop.x * frame.worldSize - frame.originX,
        y: stop.y * frame.worldSize - frame.originY,
        radius: STOP_PIXELS
    }));
}

/** Numbered discs in the colour of the day; faded ones first, so that the chosen day lies on top. */
export function drawStops(frame: OverlayFrame, targets: readonly StopTarget[], focusedIds: ReadonlySet<string>): void {
    const { context } = frame;
    const ordered = [...targets].sort(
        (a, b) => Number(b.stop.stop.isFaded ?? false) - Number(a.stop.stop.isFaded ?? false)
    );
    for (const { stop, x, y } of ordered) {
        const { colour, text, isBase, isFaded, id } = stop.stop;
        const isFocused = focusedIds.has(id);
        const disc = new Path2D(shapePath('circle', x, y, isFocused ? STOP_PIXELS + 2 : STOP_PIXELS));
        context.globalAlpha = isFaded ? FADED_OPACITY : 1;
        context.strokeStyle = isFocused ? FOCUS : 'rgba(22, 50, 92, 0.25)';
        context.lineWidth = isFocused ? 9 : 6;
        context.stroke(disc);
        context.strokeStyle = '#ffffff';
        context.lineWidth = 4;
        context.stroke(disc);
        context.fillStyle = isBase ? '#ffffff' : colour;
        context.fill(disc);
        context.fillStyle = isBase ? colour : '#ffffff';
        if (isBase) drawHouse(context, x, y);
        else drawNumber(context, text, x, y);
    }
    context.globalAlpha = 1;
}

function drawHouse(context: CanvasRenderingContext2D, x: number, y: number): void {
    context.translate(x, y);
    context.fill(new Path2D(HOUSE));
    context.translate(-x, -y);
}

function drawNumber(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
    setFont(context, 700, 12);
    context.fillText(text, x, y + 0.5);
}
