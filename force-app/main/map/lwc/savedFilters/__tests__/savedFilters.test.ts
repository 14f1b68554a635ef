import { createElement } from 'lwc';
import SavedFilters from 'c/savedFilters';
import { CurrentPageReference, navigate } from 'lightning/navigation';
import deleteFilter from '@salesforce/apex/MapFilterController.deleteFilter';
import getFilters from '@salesforce/apex/MapFilterController.getFilters';
import saveFilter from '@salesforce/apex/MapFilterController.saveFilter';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/MapFilterController.deleteFilter', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapFilterController.getFilters', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapFilterController.saveFilter', () => ({ default: jest.fn() }), { virtual: true });

const PAGE = {
    type: 'standard__navItemPage',
    attributes: { apiName: 'Fieldmap_Map' },
    state: { c__q: 'berg', c__days: '30', c__record: '001000000000001', other: 'stays' }
};
const MINE = { id: 'a01', name: 'Berge', parameters: { c__q: 'berg' }, isShared: false, isMine: true, ownerName: 'Me' };
const THEIRS = { ...MINE, id: 'a02', name: 'Overdue', parameters: { c__days: '90' }, isMine: false, ownerName: 'Ada' };
const mocked = (method: unknown): jest.Mock => method as jest.Mock;
const saved = (): Record<string, unknown> =>
    JSON.parse(mocked(saveFilter).mock.lastCall?.[0].requestJson as string) as Record<string, unknown>;

async function render(filters: object[], state: object = PAGE.state): Promise<HTMLElement> {
    mocked(getFilters).mockResolvedValue(JSON.stringify(filters));
    mocked(saveFilter).mockResolvedValue(JSON.stringify(MINE));
    mocked(deleteFilter).mockResolvedValue(null);
    const element = createElement('c-saved-filters', { is: SavedFilters });
    document.body.appendChild(element);
    (CurrentPageReference as unknown as { emit(value: object): void }).emit({ ...PAGE, state });
    await settle();
    return element;
}

async function choose(element: HTMLElement, id: string): Promise<void> {
    const select = inside<HTMLSelectElement>(element, '.choose');
    select.value = id;
    select.dispatchEvent(new CustomEvent('change'));
    await settle();
}

async function name(element: HTMLElement, text: string, isShared: boolean): Promise<void> {
    const input = inside<HTMLInputElement>(element, '.name');
    input.value = text;
    input.dispatchEvent(new CustomEvent('input'));
    const box = inside<HTMLInputElement>(element, '.share-box');
    box.checked = isShared;
    box.dispatchEvent(new CustomEvent('change'));
    inside(element, '.keep').click();
    await settle();
}

describe('c-saved-filters', () => {
    afterEach(clearPage);

    it('saves what the address says, without the opened record, private or shared', async () => {
        const element = await render([]);
        inside(element, '.start').click();
        await settle();
        await expect(element).toBeAccessible();
        await name(element, '  ', false);
        expect(saveFilter).not.toHaveBeenCalled();
        await name(element, ' Berge ', true);
        const parameters = { c__q: 'berg', c__days: '30' };
        expect(saved()).toEqual({ name: 'Berge', isShared: true, parameters });
    });

    it('brings a view back, own ones and those of others', async () => {
        const element = await render([MINE, THEIRS], { other: 'stays' });
        expect(allInside(element, 'optgroup')).toHaveLength(2);
        await choose(element, 'a02');
        expect(mocked(navigate).mock.lastCall?.[0]).toMatchObject({ state: { c__days: '90', other: 'stays' } });
        expect(allInside(element, '.remove')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('renames, shares, overwrites and deletes own views', async () => {
        const element = await render([MINE, THEIRS]);
        await choose(element, 'a01');
        inside(element, '.edit').click();
        await settle();
        await name(element, 'Hills', true);
        expect(saved()).toEqual({ id: 'a01', name: 'Hills', isShared: true, parameters: MINE.parameters });
        inside(element, '.overwrite').click();
        await settle();
        expect(saved()['parameters']).toEqual({ c__q: 'berg', c__days: '30' });
        inside(element, '.remove').click();
        await settle();
        expect(deleteFilter).toHaveBeenCalledWith({ filterId: 'a01' });
    });

    it('says when the org does not answer', async () => {
        const element = await render([]);
        mocked(saveFilter).mockRejectedValueOnce(new Error('no'));
        inside(element, '.start').click();
        await settle();
        await name(element, 'X', false);
        expect(inside(element, '.error').textContent).not.toBe('');
    });
});
