import type { OverlayFrame } from 'c/canvasOverlay';
import type { SceneLine, ScenePolygon, WorldPath } from './scene.ts';

const DEFAULT_WIDTH_PIXELS = 4;
const CASING_PIXELS = 2;
const FADED_OPACITY = 0.28;
const DEFAULT_FILL_OPACITY = 0.15;
/** Nearer points than this do not change the picture. */
const STEP_PIXELS = 0.8;

export function drawPolygons(frame: OverlayFrame, polygons: readonly ScenePolygon[]): void {
    const { context } = frame;
    for (const { polygon, rings } of polygons) {
        const path = new Path2D(rings.map((ring) => `${svgPath(frame, ring)}z`).join(''));
        context.globalAlpha = polygon.fillOpacity ?? DEFAULT_FILL_OPACITY;
        context.fillStyle = polygon.colour;
        context.fill(path, 'evenodd');
        context.globalAlpha = 1;
        context.strokeStyle = polygon.colour;
        context.lineWidth = 2;
        context.stroke(path);
    }
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
