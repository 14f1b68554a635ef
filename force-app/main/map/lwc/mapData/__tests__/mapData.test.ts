import { readFileSync } from 'node:fs';
import {
    filterLayer,
    isFiltering,
    LayerPoints,
    loadLayer,
    NO_FILTER,
    readPageState,
    RecordRows,
    writePageState
} from 'c/mapData';
import type { MapLayer, PointPage, PointPageRequest } from 'c/contracts';

const golden = (name: string) => JSON.parse(readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8')) as unknown;
const LAYER = (golden('map-layers') as MapLayer[])[0]!;
const PAGE = golden('map-points') as PointPage;
const TODAY = 20_514;

function page(changes: Partial<PointPage>): PointPage {
    return { ...PAGE, ...changes };
}

function loaded(): LayerPoints {
    const points = new LayerPoints(LAYER, 'No value');
    points.append(PAGE, true);
    points.append(
        page({
            ids: ['x1'],
            names: ['Ohne Ort AG'],
            latitudesMicro: [0],
            longitudesMicro: [0],
            statusCodes: [0],
            ownerCodes: [0],
            lastVisitDays: [null],
            statuses: ['Z'],
            owners: [{ userId: 'u2', name: 'Zoe' }]
        }),
        false
    );
    return points;
}

describe('LayerPoints', () => {
    it('brings pages with different dictionaries together', () => {
        const points = loaded();
        expect(points.length).toBe(3);
        expect(points.statusAt(0).value).toBe('A');
        expect(points.ownerNameAt(2)).toBe('Zoe');
        expect(points.positionAt(0)).toEqual({ latitude: 47.1, longitude: 9.5 });
    });

    it('gives unknown statuses an entry of their own in the legend', () => {
        const points = loaded();
        expect(points.statusAt(2).label).toBe('No value');
        expect(points.legend).toHaveLength(LAYER.legend.length + 1);
    });

    it('takes a record that comes twice only once', () => {
        const points = loaded();
        points.append(PAGE, true);
        expect(points.length).toBe(3);
    });

    it('draws only records that have a place', () => {
        const drawn = loaded().toPointSet([0, 1, 2]);
        expect(drawn.ids).toEqual(PAGE.ids);
        expect([...drawn.styles]).toEqual([0, 1]);
    });
});

describe('filterLayer', () => {
    it('keeps everything without a filter and counts what is drawn', () => {
        const selection = filterLayer(loaded(), NO_FILTER, TODAY);
        expect(selection.rows).toEqual([0, 1, 2]);
        expect(selection.placedCount).toBe(2);
    });

    it('treats "never visited" as not visited since', () => {
        const selection = filterLayer(loaded(), { ...NO_FILTER, notVisitedForDays: 30 }, TODAY);
        expect(selection.rows).toEqual([1, 2]);
    });

    it('keeps a record whose last visit is exactly that long ago', () => {
        expect(filterLayer(loaded(), { ...NO_FILTER, notVisitedForDays: 10 }, TODAY).rows).toContain(0);
        expect(filterLayer(loaded(), { ...NO_FILTER, notVisitedForDays: 11 }, TODAY).rows).not.toContain(0);
    });

    it('counts the legend as if no status were switched off', () => {
        const filter = { ...NO_FILTER, hiddenStatuses: { [LAYER.key]: ['A'] } };
        const selection = filterLayer(loaded(), filter, TODAY);
        expect(selection.rows).toEqual([1, 2]);
        expect(selection.statusCounts.slice(0, 2)).toEqual([1, 1]);
    });

    it('finds names regardless of case, and owners', () => {
        expect(filterLayer(loaded(), { ...NO_FILTER, search: ' ALPINA ' }, TODAY).rows).toEqual([0]);
        expect(filterLayer(loaded(), { ...NO_FILTER, ownerIds: ['u2'] }, TODAY).rows).toEqual([2]);
    });

    it('knows whether anything is narrowed', () => {
        expect(isFiltering(NO_FILTER)).toBe(false);
        expect(isFiltering({ ...NO_FILTER, hiddenStatuses: { Account: [] } })).toBe(false);
        expect(isFiltering({ ...NO_FILTER, hiddenStatuses: { Account: ['A'] } })).toBe(true);
    });
});

describe('RecordRows', () => {
    const rows = () => RecordRows.of([filterLayer(loaded(), NO_FILTER, TODAY)], () => true);

    it('sorts by last visit with never visited as the longest time', () => {
        const sorted = rows().sorted({ key: 'lastVisit', isDescending: true }, 'en');
        expect(sorted.at(0).name).toBe('Alpina AG');
        expect(sorted.at(2).lastVisitDay).toBeNull();
    });

    it('sorts statuses in the order of the legend', () => {
        const sorted = rows().sorted({ key: 'status', isDescending: true }, 'en');
        expect([0, 1, 2].map((index) => sorted.at(index).status.value)).toEqual(['', 'B', 'A']);
    });

    it('finds a record', () => {
        expect(rows().indexOf('x1')).toBe(2);
        expect(rows().indexOf('nobody')).toBe(-1);
    });
});

describe('page state', () => {
    const STATE = {
        layerKeys: ['Account', 'Lead'],
        filter: {
            hiddenStatuses: { Account: ['A', 'B, or not'], 'My.Layer': ['x.y'] },
            ownerIds: ['005000000000001AAA'],
            notVisitedForDays: 45,
            search: 'Müller & Söhne'
        },
        recordId: '001000000000001AAA'
    };

    it('comes back from the address as it was', () => {
        expect(readPageState(writePageState(STATE))).toEqual(STATE);
    });

    it('keeps foreign parameters and drops its own empty ones', () => {
        const address = { c__other: '1', c__q: 'old', c__days: '30' };
        expect(writePageState({ layerKeys: null, filter: NO_FILTER, recordId: null }, address)).toEqual({
            c__other: '1'
        });
    });

    it('survives a broken link', () => {
        const state = readPageState({ c__days: '-5', c__owner: '<script>', c__record: 'x', c__off: '%E0%A4%A.b,.' });
        expect(state.filter.notVisitedForDays).toBeNull();
        expect(state.filter.ownerIds).toBeNull();
        expect(state.recordId).toBeNull();
    });
});

describe('loadLayer', () => {
    it('asks for placed pages by key, then for the records without coordinates', async () => {
        const asked: PointPageRequest[] = [];
        const answers = [
            page({ nextAfterId: 'k1', totalCount: 4, placedCount: 3 }),
            page({ ids: ['p3'] }),
            page({ ids: ['x'] })
        ];
        const points = new LayerPoints(LAYER, '');
        await loadLayer(
            points,
            (request) => Promise.resolve(answers[asked.push(request) - 1]!),
            () => true
        );
        expect(asked.map(({ placement, afterId }) => [placement, afterId])).toEqual([
            ['placed', null],
            ['placed', 'k1'],
            ['unplaced', null]
        ]);
    });

    it('stops when nobody waits any more', async () => {
        const source = jest.fn(() => Promise.resolve(page({ nextAfterId: 'k1' })));
        await loadLayer(new LayerPoints(LAYER, ''), source, () => false);
        expect(source).toHaveBeenCalledTimes(1);
    });
});
