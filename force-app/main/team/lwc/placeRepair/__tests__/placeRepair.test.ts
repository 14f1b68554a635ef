import { createElement } from 'lwc';
import PlaceRepair from 'c/placeRepair';
import type { PlaceRepairRow } from 'c/contracts';
import accept from '@salesforce/apex/PlaceRepairController.accept';
import dismiss from '@salesforce/apex/PlaceRepairController.dismiss';
import getRepairs from '@salesforce/apex/PlaceRepairController.getRepairs';
import restore from '@salesforce/apex/PlaceRepairController.restore';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';
import { repairOf } from './repairs';

jest.mock('@salesforce/apex/PlaceRepairController.accept', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlaceRepairController.dismiss', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlaceRepairController.getRepairs', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlaceRepairController.restore', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlaceRepairController.getCheckIns', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });

const [accepted, dismissed, repairs, restored] = [accept, dismiss, getRepairs, restore] as unknown as [
    jest.Mock,
    jest.Mock,
    jest.Mock,
    jest.Mock
];
const BEFORE = { place: null, dismissed: 'missing' };
const MISSING = repairOf({
    ...{ recordId: '001B', name: 'Bergbahn', fault: 'missing', place: null, proposal: null },
    ...{ distanceMetres: null, costKilometres: 60, isEstimate: true }
});
const FOREIGN = repairOf({ recordId: '001C', name: 'Cafe', costKilometres: 20, canEdit: false });

async function render(rows: readonly PlaceRepairRow[], total = rows.length): Promise<HTMLElement> {
    repairs.mockResolvedValue(JSON.stringify({ rows, total, checked: 600 }));
    const element = createElement('c-place-repair', { is: PlaceRepair });
    document.body.appendChild(element);
    await settle();
    await settle();
    return element;
}

const names = (element: HTMLElement): (string | null)[] =>
    allInside(element, '.name a').map(({ textContent }) => textContent);

async function click(element: HTMLElement, selector: string): Promise<void> {
    inside(element, selector).click();
    await settle();
    await settle();
}

describe('c-place-repair', () => {
    beforeEach(() => {
        for (const method of [accepted, dismissed, repairs, restored]) method.mockReset();
        for (const method of [accepted, dismissed, restored]) method.mockResolvedValue(JSON.stringify(BEFORE));
    });
    afterEach(clearPage);

    it('shows the costliest first with what it costs and who visits, and offers only what is possible', async () => {
        const element = await render([repairOf(), MISSING, FOREIGN]);
        expect(names(element)).toEqual(['Alpina', 'Bergbahn', 'Cafe']);
        expect(allInside(element, '.rank, .kilometres, .cost .hint').map(({ textContent }) => textContent)).toEqual([
            ...['c.Fieldmap_Repair_Rank', 'c.Fieldmap_Repair_Cost', 'c.Fieldmap_Repair_Visits'],
            ...['c.Fieldmap_Repair_Rank', 'c.Fieldmap_Repair_CostAbout', 'c.Fieldmap_Repair_Visits'],
            ...['c.Fieldmap_Repair_Rank', 'c.Fieldmap_Repair_Cost', 'c.Fieldmap_Repair_Visits']
        ]);
        const offered = allInside(element, '.row').map((row) =>
            ['.toggle', '.accept', '.dismiss'].filter((button) => row.querySelector(button) !== null)
        );
        expect(offered).toEqual([['.toggle', '.accept', '.dismiss'], ['.dismiss'], ['.toggle']]);
        await expect(element).toBeAccessible();
    });

    it('opens one map at a time', async () => {
        const element = await render([repairOf(), FOREIGN]);
        const maps = () =>
            allInside<HTMLElement & { repair: PlaceRepairRow }>(element, 'c-place-map').map(
                ({ repair }) => repair.name
            );
        await click(element, '[data-record="001A"] .toggle');
        expect(maps()).toEqual(['Alpina']);
        await click(element, '[data-record="001C"] .toggle');
        expect(maps()).toEqual(['Cafe']);
        await click(element, '[data-record="001C"] .toggle');
        expect(maps()).toEqual([]);
    });

    it('accepts and dismisses, and takes both back in turn', async () => {
        const element = await render([repairOf(), MISSING, FOREIGN]);
        await click(element, '[data-record="001A"] .accept');
        expect(accepted).toHaveBeenCalledWith({ recordId: '001A', latitude: 47.17, longitude: 9.5 });
        await click(element, '[data-record="001B"] .dismiss');
        expect(dismissed).toHaveBeenCalledWith({ recordId: '001B', against: 'missing' });
        expect(names(element)).toEqual(['Cafe']);
        expect(inside(element, '.last p').textContent).toBe('c.Fieldmap_Repair_Dismissed');
        await expect(element).toBeAccessible();
        await click(element, '.undo');
        expect(restored).toHaveBeenLastCalledWith({ recordId: '001B', beforeJson: JSON.stringify(BEFORE) });
        expect(names(element)).toEqual(['Bergbahn', 'Cafe']);
        expect(inside(element, '.last p').textContent).toBe('c.Fieldmap_Repair_Accepted');
        await click(element, '.undo');
        expect(names(element)).toEqual(['Alpina', 'Bergbahn', 'Cafe']);
        expect(element.shadowRoot?.querySelector('.last')).toBeNull();
    });

    it('keeps a line that could not be written, and says why', async () => {
        const element = await render([repairOf()]);
        accepted.mockRejectedValue({
            body: { message: '{"code":"not-allowed","title":"No","status":403,"actions":[]}' }
        });
        await click(element, '.accept');
        inside(element, 'c-error-panel');
        expect(names(element)).toEqual(['Alpina']);
    });

    it('says that every pin is fine, and turns pages', async () => {
        inside(await render([]), 'c-empty-state');
        clearPage();
        const element = await render(
            Array.from({ length: 50 }, (_, i) => repairOf({ recordId: `001${i}` })),
            60
        );
        const [back, forth] = allInside<HTMLElement & { disabled: boolean }>(element, '.pager lightning-button');
        expect([back?.disabled, forth?.disabled]).toEqual([true, false]);
        forth?.click();
        await settle();
        expect(repairs).toHaveBeenLastCalledWith({ offset: 50, fault: null });
    });
});
