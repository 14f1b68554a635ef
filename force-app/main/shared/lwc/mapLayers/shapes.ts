import type { MarkerShape } from 'c/contracts';
import type { MarkerCore } from './mapLayers.ts';

const HOLLOW_SHARE = 0.55;
const DOT_SHARE = 0.36;

/** Corners around the centre for a shape of radius 1; sizes are balanced so that all shapes weigh the same to the eye. */
const CORNERS: Readonly<Record<Exclude<MarkerShape, 'circle'>, readonly (readonly [number, number])[]>> = {
    square: polygon(4, Math.PI / 4, 1.22),
    diamond: polygon(4, 0, 1.28),
    triangle: polygon(3, -Math.PI / 2, 1.32),
    triangleDown: polygon(3, Math.PI / 2, 1.32),
    hexagon: polygon(6, 0, 1.1),
    star: star(5, 1.36, 0.62),
    cross: cross(1.16, 0.42)
};

/** SVG path of a shape around (x, y): one text for many markers becomes one canvas call. Units: pixels. */
export function shapePath(shape: MarkerShape, x: number, y: number, radius: number): string {
    if (shape === 'circle') {
        return `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
    }
    const corners = CORNERS[shape];
    let path = '';
    for (let i = 0; i < corners.length; i++) {
        const corner = corners[i]!;
        path += `${i === 0 ? 'M' : 'L'}${round(x + corner[0] * radius)} ${round(y + corner[1] * radius)}`;
    }
    return `${path}z`;
}

/** SVG path of the white inside of a marker; empty for a solid one. */
export function corePath(core: MarkerCore, shape: MarkerShape, x: number, y: number, radius: number): string {
    if (core === 'hollow') return shapePath(shape, x, y, radius * HOLLOW_SHARE);
    return core === 'dotted' ? shapePath('circle', x, y, radius * DOT_SHARE) : '';
}

function polygon(count: number, firstAngle: number, size: number): [number, number][] {
    return Array.from({ length: count }, (_, i) => {
        const angle = firstAngle + (i * 2 * Math.PI) / count;
        return [Math.cos(angle) * size, Math.sin(angle) * size];
    });
}

function star(points: number, outer: number, inner: number): [number, number][] {
    return Array.from({ length: 2 * points }, (_, i) => {
        const angle = -Math.PI / 2 + (i * Math.PI) / points;
        const size = i % 2 === 0 ? outer : inner;
        return [Math.cos(angle) * size, Math.sin(angle) * size];
    });
}

function cross(long: number, half: number): [number, number][] {
    return [
        [-half, -long],
        [half, -long],
        [half, -half],
        [long, -half],
        [long, half],
        [half, half],
        [half, long],
        [-half, long],
        [-half, half],
        [-long, half],
        [-long, -half],
        [-half, -half]
    ];
}

/** A tenth of a pixel is enough, and short texts parse faster. */
function round(value: number): number {
    return Math.round(value * 10) / 10;
}
