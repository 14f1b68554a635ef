import type { KpiArea } from 'c/contracts';
import { decodePolyline } from 'c/geo';

/** Outlines as SVG paths in one picture, north above. */
export interface ShapeSheet {
    readonly viewBox: string;
    readonly paths: ReadonlyMap<string, string>;
}

/** Width of the picture in its own units; the height follows from the outlines. */
const WIDTH = 400;
const MARGIN = 4;

/** Paths of outlines by key; null where there is nothing to draw. Small regions only: degrees are taken as plane. */
export function shapesOf(areas: readonly KpiArea[]): ShapeSheet | null {
    const outlines = areas.map(({ key, rings }) => ({ key, rings: rings.map((ring) => decodePolyline(ring)) }));
    const points = outlines.flatMap(({ rings }) => rings.flat());
    if (points.length === 0) return null;
    const span = (values: readonly number[]): readonly [least: number, most: number] =>
        values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
    const [south, north] = span(points.map(({ latitude }) => latitude));
    const [west, east] = span(points.map(({ longitude }) => longitude));
    // A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
    const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
    const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * narrowing, (north - south) / 2, 1e-9);
    const x = (longitude: number): string => ((longitude - west) * narrowing * scale + MARGIN).toFixed(1);
    const y = (latitude: number): string => ((north - latitude) * scale + MARGIN).toFixed(1);
    const width = (east - west) * narrowing * scale + 2 * MARGIN;
    const height = (north - south) * scale + 2 * MARGIN;
    return {
        viewBox: `0 0 ${width.toFixed(1)} ${height.toFixed(1)}`,
        paths: new Map(
            outlines.map(({ key, rings }) => [
                key,
                rings
                    .map(
                        (ring) =>
                            `M${ring.map(({ latitude, longitude }) => `${x(longitude)} ${y(latitude)}`).join('L')}Z`
                    )
                    .join('')
            ])
        )
    };
}
