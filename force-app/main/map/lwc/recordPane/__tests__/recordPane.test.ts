import { readFileSync } from 'node:fs';
import { createElement } from 'lwc';
import { filterLayer, LayerPoints, NO_FILTER, RecordRows } from 'c/mapData';
import RecordPane from 'c/recordPane';
import { navigate } from 'lightning/navigation';
import type { MapLayer, PointPage } from 'c/contracts';
import {
    allInside,
    clearPage,
    colourWords,
    inside,
    recordEvents,
    settle
} from '../../../../../test/jest-stubs/support';

const golden = (name: string) => JSON.parse(readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8')) as unknown;
const card = golden('map-card') as object;
const LAYER = (golden('map-layers') as MapLayer[])[0]!;
const PAGE = golden('map-points') as PointPage;
const READY = { kind: 'ready', card, iconName: 'standard:account', status: null, core: 'solid' };
const VIEWER = { locale: 'en-US', timeZone: 'Europe/Vaduz', currency: 'CHF', todayDay: 20_514 };

function render(properties: object = {}): HTMLElement {
    const element = createElement('c-record-pane', { is: RecordPane });
    Object.assign(element, { viewer: VIEWER, hasLayers: true, summary: 'Showing 1 of 2', ...properties });
    document.body.appendChild(element);
    return element;
}

const emptyHeading = (element: HTMLElement) =>
    inside<HTMLElement & { heading: string }>(element, 'c-empty-state').heading;

describe('c-record-pane', () => {
    afterEach(clearPage);

    it('says exactly what is shown and what cannot be drawn', async () => {
        const element = render({ unplacedCount: 88, isStreaming: true });
        const scopes = recordEvents(element, 'scopechange');
        expect(inside(element, '.summary').textContent).toBe('Showing 1 of 2');
        expect(allInside(element, '.progress')).toHaveLength(1);
        inside(element, '.unplaced').click();
        expect(scopes).toEqual([{ scope: 'unplaced' }]);
        await expect(element).toBeAccessible();
    });

    it('leads back from the records of one pin', () => {
        const element = render({ scope: 'stack', unplacedCount: 88 });
        const scopes = recordEvents(element, 'scopechange');
        expect(inside(element, '.summary').textContent).toContain('Fieldmap_Map_StackTitle');
        expect(allInside(element, '.unplaced')).toHaveLength(0);
        inside(element, '.back').click();
        expect(scopes).toEqual([{ scope: 'all' }]);
    });

    it.each([
        ['no layer is on', { hasLayers: false }, 'Fieldmap_Map_EmptyLayers'],
        ['a filter matches nothing', { isFiltering: true }, 'Fieldmap_Map_EmptyFilter'],
        ['there are no records', {}, 'Fieldmap_Map_EmptyRecords']
    ])('explains the emptiness when %s', (_case, properties, heading) => {
        expect(emptyHeading(render(properties))).toContain(heading);
    });

    it('shows a failed load without claiming that there is nothing', async () => {
        const element = render({ error: new Error('lost'), summary: '' });
        const retries = recordEvents(element, 'retry');
        expect(allInside(element, 'c-empty-state')).toHaveLength(0);
        inside(element, 'c-error-panel').dispatchEvent(new CustomEvent('retry'));
        expect(retries).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('shows a card and passes on what happens in it', async () => {
        const element = render({ cardState: READY });
        const detail = { recordId: '001', objectApiName: 'Account' };
        inside(element, 'c-record-card').dispatchEvent(new CustomEvent('recordopen', { detail }));
        const target = () => (navigate as jest.Mock).mock.lastCall?.[0] as object;
        expect(target()).toMatchObject({ type: 'standard__recordPage', attributes: detail });
        inside(element, 'c-record-card').dispatchEvent(new CustomEvent('recordplan', { detail }));
        expect(target()).toMatchObject({ state: { c__required: '001' } });
        await expect(element).toBeAccessible();
    });

    it('takes the keyboard into a card that was opened from the list, and back when it closes', async () => {
        const points = new LayerPoints(LAYER, { words: colourWords(), todayDay: 20500 });
        points.append(PAGE, true);
        const rows = RecordRows.of(
            [filterLayer(points, NO_FILTER, { todayDay: 20500, team: [], matches: null })],
            () => true
        );
        const element = render({ rows });
        const list = inside(element, 'c-record-list');
        const listFocus = jest.spyOn(list, 'focus');
        list.dispatchEvent(new CustomEvent('recordselect', { detail: { id: 'x', layerKey: 'Account' } }));
        Object.assign(element, { cardState: READY });
        await settle();
        const title = inside(inside(element, 'c-record-card'), '.title');
        expect(inside(element, 'c-record-card').shadowRoot?.activeElement).toBe(title);
        inside(element, 'c-record-card').dispatchEvent(new CustomEvent('cardclose'));
        Object.assign(element, { cardState: null });
        await settle();
        expect(listFocus).toHaveBeenCalledTimes(1);
    });

    it('waits for a card, and lets a failed one be tried again or left', () => {
        expect(allInside(render({ cardState: { kind: 'loading' } }), 'lightning-spinner')).toHaveLength(1);
        const element = render({ cardState: { kind: 'failed', error: new Error('gone') } });
        const retries = recordEvents(element, 'cardretry');
        const closed = recordEvents(element, 'cardclose');
        inside(element, 'c-error-panel').dispatchEvent(new CustomEvent('retry'));
        inside(element, '.leave').click();
        expect([retries.length, closed.length]).toEqual([1, 1]);
    });
});
