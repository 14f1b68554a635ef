import type { OverlayFrame } from 'c/canvasOverlay';
import { setFont } from './drawSigns.ts';
import type { SceneLine, ScenePolygon, WorldPath } from './scene.ts';

const DEFAULT_WIDTH_PIXELS = 4;
const CASING_PIXELS = 2;
const LABEL_LINE_PIXELS = 15;
const FADED_OPACITY = 0.28;
const DEFAULT_FILL_OPACITY = 0.15;
/** Nearer points than this do not change the picture. */
const STEP_PIXELS = 0.8;

export function drawPolygons(frame: OverlayFrame, polygons: readonly ScenePolygon[]): void {
    const { context } = frame;
    context.lineJoin = 'round';
    for (const { polygon, rings } of polygons) {
        const path = new Path2D(rings.map((ring) => `${svgPath(frame, ring)}z`).join(''));
        context.globalAlpha = polygon.fillOpacity ?? DEFAULT_FILL_OPACITY;
        context.fillStyle = polygon.colour;
        context.fill(path, 'evenodd');
        context.globalAlpha = 1;
        context.strokeStyle = polygon.outline ?? polygon.colour;
        context.lineWidth = polygon.isChosen ? 4 : polygon.outline ? 1.2 : 2;
        context.stroke(path);
    }
}

/** Names and numbers of areas, over them and under the records; only where the area is wide enough for the text. */
export function drawPolygonLabels(frame: OverlayFrame, polygons: readonly ScenePolygon[]): void {
    const { context } = frame;
    for (const { polygon, middle } of polygons) {
        if (!polygon.labels) continue;
        const x = middle.x * frame.worldSize - frame.originX;
        const y = middle.y * frame.worldSize - frame.originY;
        const room = middle.width * frame.worldSize;
        polygon.labels.forEach((text, line) => {
            setFont(context, line === 0 ? 600 : 700, line === 0 ? 11 : 13);
            if (context.measureText(text).width > room) return;
            const at = y + (line - (polygon.labels!.length - 1) / 2) * LABEL_LINE_PIXELS;
            context.lineJoin = 'round';
            context.strokeStyle = 'rgba(255, 255, 255, 0.92)';
            context.lineWidth = 3.5;
            context.strokeText(text, x, at);
            context.fillStyle = '#16325c';
            context.fillText(text, x, at);
        });
    }
}

/** True when a point of the canvas lies in the area, by the even-odd rule. */
export function isOnPolygon(frame: OverlayFrame, { rings }: ScenePolygon, x: number, y: number): boolean {
    const wx = (x + frame.originX) / frame.worldSize;
    const wy = (y + frame.originY) / frame.worldSize;
    let isInside = false;
    for (const ring of rings) {
        for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
            if (ring[i + 1]! > wy === ring[j + 1]! > wy) continue;
            const share = (wy - ring[i + 1]!) / (ring[j + 1]! - ring[i + 1]!);
            if (wx < ring[i]! + share * (ring[j]! - ring[i]!)) isInside = !isInside;
        }
    }
    return isInside;
}

/** White casing under every line, so that routes stand out from roads and from each other. */
export function drawLines(frame: OverlayFrame, lines: readonly SceneLine[]): void {
    const { context } = frame;
    context.lineJoin = 'round';
    context.lineCap = 'round';
    const ordered = [...lines].sort((a, b) => Number(b.line.isFaded ?? false) - Number(a.line.isFaded ?? false));
    for (const { line, path } of ordered) {
        const drawn = new Path2D(svgPath(frame, path));
        const width = line.widthPixels ?? DEFAULT_WIDTH_PIXELS;
        context.globalAlpha = line.isFaded ? FADED_OPACITY : 1;
        context.strokeStyle = '#ffffff';
        context.lineWidth = width + 2 * CASING_PIXELS;
        context.stroke(drawn);
        context.strokeStyle = line.colour;
        context.lineWidth = width;
        context.setLineDash(line.isDashed ? [width * 1.6, width * 1.8] : []);
        context.stroke(drawn);
        context.setLineDash([]);
    }
    context.globalAlpha = 1;
}

function svgPath(frame: OverlayFrame, path: WorldPath): string {
    let text = '';
    let lastX = Infinity;
    let lastY = Infinity;
    for (let i = 0; i < path.length; i += 2) {
        const x = path[i]! * frame.worldSize - frame.originX;
        const y = path[i + 1]! * frame.worldSize - frame.originY;
        const isLast = i + 2 >= path.length;
        if (!isLast && Math.abs(x - lastX) < STEP_PIXELS && Math.abs(y - lastY) < STEP_PIXELS) continue;
        text += `${text === '' ? 'M' : 'L'}${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
        lastX = x;
        lastY = y;
    }
    return text;
}
