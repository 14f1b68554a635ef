import { latitudeOfMercatorY } from 'c/geo';
import type { OverlayFrame } from 'c/canvasOverlay';
import { rampColour, type HeatDetail, type HeatPoints } from 'c/mapLayers';
import { heatField } from './heatField.ts';

const CELL_PIXELS = 4;
/** How far a weight reaches. */
const RADIUS_PIXELS = 36;
const EARTH_METRES = 40_075_017;
const MAX_OPACITY = 210;
/** Below this share of the maximum nothing is drawn. */
const LEAST_SHARE = 0.02;

/** Paints the heat under everything else and says what its strongest colour stands for; null without weights. */
export function drawHeat(frame: OverlayFrame, points: HeatPoints, sheet: HTMLCanvasElement): HeatDetail | null {
    const { context, width, height, originX, originY, worldSize } = frame;
    const columns = Math.ceil(width / CELL_PIXELS);
    const rows = Math.ceil(height / CELL_PIXELS);
    const box = {
        west: originX / worldSize,
        north: originY / worldSize,
        width: (columns * CELL_PIXELS) / worldSize,
        height: (rows * CELL_PIXELS) / worldSize
    };
    const field = heatField(points, box, columns, rows, RADIUS_PIXELS / CELL_PIXELS);
    let maximum = 0;
    for (const value of field) if (value > maximum) maximum = value;
    if (maximum === 0) return null;
    sheet.width = columns;
    sheet.height = rows;
    const small = sheet.getContext('2d');
    if (!small) return null;
    small.putImageData(imageOf(small.createImageData(columns, rows), field, maximum), 0, 0);
    context.imageSmoothingEnabled = true;
    context.drawImage(sheet, 0, 0, columns * CELL_PIXELS, rows * CELL_PIXELS);
    const latitude = latitudeOfMercatorY((originY + height / 2) / worldSize);
    const metresPerPixel = (EARTH_METRES * Math.cos((latitude * Math.PI) / 180)) / worldSize;
    return { maximum, radiusMetres: RADIUS_PIXELS * metresPerPixel };
}

/** The square root shows small values beside large ones; the legend says so by its numbers. */
function imageOf(image: ImageData, field: Float32Array, maximum: number): ImageData {
    const { data } = image;
    const colours = Array.from({ length: 256 }, (_, i) => rampColour(i / 255));
    for (let i = 0; i < field.length; i++) {
        const share = Math.sqrt(field[i]! / maximum);
        if (share < LEAST_SHARE) continue;
        const [red, green, blue] = colours[Math.round(share * 255)]!;
        data[4 * i] = red;
        data[4 * i + 1] = green;
        data[4 * i + 2] = blue;
        data[4 * i + 3] = Math.min(MAX_OPACITY, Math.round(90 + share * 140) * Math.min(1, share * 4));
    }
    return image;
}
