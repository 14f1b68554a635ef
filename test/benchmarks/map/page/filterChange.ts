import type { MapLayer, PointPage } from 'c/contracts';
import type { PointsLayer } from 'c/mapLayers';
import { painted, pause, quantile } from './measure.ts';
import type { Sample } from '../samplePoints.ts';

const PAGE_SIZE = 10_000;
const CHANGES = 12;
const SHAPES = ['star', 'diamond', 'circle', 'square'] as const;
const COLOURS = ['#b0187a', '#c45500', '#0b6fb8', '#5c6b7a'];

/** What the bench page gives: draws layers on the real map. */
export type Draw = (layers: readonly PointsLayer[]) => void;

/**
 * A status switched off and on again in the legend, through the product's own columns and filter. Milliseconds from the
 * change to the picture that shows it, as median and as slowest.
 */
export async function measureFilterChange(
    sample: Sample,
    draw: Draw
): Promise<{ readonly filterMs: number; readonly slowestMs: number }> {
    const { filterLayer, LayerPoints, NO_FILTER } = await import('c/mapData');
    const words = new Proxy({}, { get: () => '' });
    const points = new LayerPoints(layerOf(), { words: words as never, todayDay: 20_000 });
    for (let from = 0; from < sample.ids.length; from += PAGE_SIZE) points.append(pageOf(sample, from), true);
    const show = (hidden: readonly string[]): void => {
        const filter = { ...NO_FILTER, hiddenStatuses: { Account: hidden } };
        const { rows } = filterLayer(points, filter, { todayDay: 20_000, team: [], matches: null });
        const styles = points.legend.map(({ colour, shape, label }) => ({ colour, shape, label }));
        draw([{ id: 'Account', kind: 'points', points: points.toPointSet(rows), styles }]);
    };
    show([]);
    await pause(800);
    const times: number[] = [];
    for (let change = 0; change < CHANGES; change++) {
        await pause(150);
        await painted();
        const from = performance.now();
        show(change % 2 === 0 ? [`S${(change / 2) % 4}`] : []);
        await painted();
        times.push(performance.now() - from);
    }
    return { filterMs: quantile(times, 0.5), slowestMs: Math.max(...times) };
}

function layerOf(): MapLayer {
    return {
        key: 'Account',
        objectApiName: 'Account',
        label: 'Account',
        labelPlural: 'Accounts',
        statusField: 'Type',
        statusLabel: 'Type',
        legend: COLOURS.map((colour, i) => ({ value: `S${i}`, label: `Class ${i}`, colour, shape: SHAPES[i]! })),
        isOnByDefault: true,
        iconName: 'standard:account'
    };
}

function pageOf(sample: Sample, from: number): PointPage {
    const to = Math.min(from + PAGE_SIZE, sample.ids.length);
    const micro = (degrees: Float64Array): number[] =>
        Array.from(degrees.subarray(from, to), (value) => Math.round(value * 1e6));
    return {
        layerKey: 'Account',
        objectApiName: 'Account',
        ids: sample.ids.slice(from, to),
        names: sample.names.slice(from, to),
        latitudesMicro: micro(sample.latitudes),
        longitudesMicro: micro(sample.longitudes),
        statusCodes: [...sample.styles.subarray(from, to)],
        ownerCodes: new Array<number>(to - from).fill(0),
        lastVisitDays: new Array<number | null>(to - from).fill(null),
        statuses: ['S0', 'S1', 'S2', 'S3'],
        owners: [{ userId: '005000000000001AAA', name: 'Owner' }],
        totalCount: sample.ids.length,
        placedCount: sample.ids.length,
        nextAfterId: null
    };
}
