import { createElement } from 'lwc';
import type { MapLayer, PointPage } from 'c/contracts';
import MapSelection from 'c/mapSelection';
import { filterLayer, LayerPoints, NO_FILTER, RecordRows } from 'c/mapData';
import { navigate } from 'lightning/navigation';
import { publish } from 'lightning/messageService';
import changeOwner from '@salesforce/apex/MapController.changeOwner';
import createTasks from '@salesforce/apex/MapController.createTasks';
import getSelectionSummary from '@salesforce/apex/MapController.getSelectionSummary';
import { readFileSync } from 'node:fs';
import {
    allInside,
    clearPage,
    colourWords,
    inside,
    recordEvents,
    settle
} from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/MapController.changeOwner', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.createTasks', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getSelectionSummary', () => ({ default: jest.fn() }), { virtual: true });

const golden = <T>(name: string): T => JSON.parse(readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8')) as T;
const page = golden<PointPage>('map-points');
const answer = (method: unknown, value: object): jest.Mock =>
    (method as jest.Mock).mockResolvedValue(JSON.stringify(value));
const requestOf = (method: unknown): object =>
    JSON.parse((method as jest.Mock).mock.calls.at(-1)![0].requestJson as string) as object;

function allRows(): RecordRows {
    const points = new LayerPoints(golden<MapLayer[]>('map-layers')[0]!, { words: colourWords(), todayDay: 20500 });
    points.append(page, true);
    return RecordRows.of([filterLayer(points, NO_FILTER, { todayDay: 20500, team: [], matches: null })], () => true);
}

async function open(rows = allRows()): Promise<HTMLElement> {
    const element = createElement('c-map-selection', { is: MapSelection });
    const team = [
        { userId: '005A', name: 'Ada' },
        { userId: '005B', name: 'Bert' }
    ];
    const viewer = { locale: 'en-US', timeZone: 'Europe/Vaduz', currency: 'CHF', todayDay: 20500 };
    Object.assign(element, { rows, team, viewer, openPanel: 'select' });
    document.body.appendChild(element);
    await settle();
    return element;
}

describe('c-map-selection', () => {
    beforeEach(() => {
        answer(getSelectionSummary, { openDeals: 2, openAmount: 34000 });
    });
    afterEach(clearPage);

    it('switches a tool on and off; Escape ends drawing', async () => {
        const element = await open(RecordRows.EMPTY);
        const tools = recordEvents(element, 'toolchange');
        inside(element, '[data-tool="lasso"]').click();
        Object.assign(element, { tool: 'lasso' });
        await settle();
        expect(inside(element, '[data-tool="lasso"]').getAttribute('aria-pressed')).toBe('true');
        inside(element, '.body').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        expect(tools).toEqual([{ tool: 'lasso' }, { tool: null }]);
    });

    it('has a way without a pointer: the view, or a distance around its middle', async () => {
        const element = await open(RecordRows.EMPTY);
        const requests = recordEvents(element, 'arearequest');
        inside(element, '.view').click();
        const kilometres = inside<HTMLInputElement>(element, '.kilometres');
        kilometres.value = '2.5';
        kilometres.dispatchEvent(new CustomEvent('change'));
        inside(element, '.around').click();
        expect(requests).toEqual([{ radiusMetres: null }, { radiusMetres: 2500 }]);
        expect(allInside(element, '.count')).toHaveLength(0);
    });

    it('asks the org for the open deals of what is selected and takes the ids to the week', async () => {
        const element = await open();
        expect((getSelectionSummary as unknown as jest.Mock).mock.calls[0]).toEqual([
            { recordIdsJson: JSON.stringify(page.ids) }
        ]);
        expect(inside(element, '.deals').textContent).toContain('Fieldmap_Select_Deals');
        inside(element, '.plan').click();
        expect(navigate).toHaveBeenCalledWith(
            expect.objectContaining({ state: { c__required: page.ids.join(',') } }),
            undefined
        );
        await expect(element).toBeAccessible();
    });

    it('creates tasks with subject and due date', async () => {
        answer(createTasks, { doneCount: 3, unchangedCount: 0, refused: [] });
        const element = await open();
        inside(element, '.tasks').click();
        await settle();
        const subject = inside<HTMLInputElement>(element, '.subject');
        subject.value = 'Offer';
        subject.dispatchEvent(new CustomEvent('change'));
        inside(element, '.create').click();
        await settle();
        expect(requestOf(createTasks)).toEqual({ recordIds: page.ids, subject: 'Offer', dueDate: '2026-02-23' });
        expect(allInside(element, '.form')).toHaveLength(0);
    });

    it('previews a change of owner with what the org refuses, and writes only when applied', async () => {
        const refused = [{ recordId: page.ids[0], reason: 'No access' }];
        answer(changeOwner, { doneCount: 2, unchangedCount: 0, refused });
        const element = await open();
        inside(element, '.owner').click();
        await settle();
        expect(requestOf(changeOwner)).toMatchObject({ ownerId: '005A', isPreview: true });
        expect(inside(element, '.form').textContent).toContain('No access');
        expect(publish).not.toHaveBeenCalled();
        inside(element, '.apply').click();
        await settle();
        expect(requestOf(changeOwner)).toMatchObject({ ownerId: '005A', isPreview: false });
        expect((publish as unknown as jest.Mock).mock.calls[0]?.[2]).toEqual({ objectApiName: 'Account' });
    });
});
