import { createElement } from 'lwc';
import SavedFilters from 'c/savedFilters';
import { CurrentPageReference, navigate } from 'lightning/navigation';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

const PAGE = {
    type: 'standard__navItemPage',
    attributes: { apiName: 'Fieldmap_Map' },
    state: { c__q: 'berg', c__days: '30', c__record: '001000000000001', other: 'stays' }
};

async function render(state: object = PAGE.state): Promise<HTMLElement> {
    const element = createElement('c-saved-filters', { is: SavedFilters });
    document.body.appendChild(element);
    (CurrentPageReference as unknown as { emit(value: object): void }).emit({ ...PAGE, state });
    await settle();
    return element;
}

async function saveAs(element: HTMLElement, name: string): Promise<void> {
    inside(element, '.start').click();
    await settle();
    const input = inside<HTMLInputElement>(element, '.name');
    input.value = name;
    input.dispatchEvent(new CustomEvent('input'));
    inside(element, '.keep').click();
    await settle();
}

describe('c-saved-filters', () => {
    beforeEach(() => window.localStorage.clear());
    afterEach(clearPage);

    it('saves the filter of the address and brings it back on a later visit, without the opened record', async () => {
        await saveAs(await render(), 'Berge');
        clearPage();
        const element = await render({ other: 'stays' });
        const choose = inside<HTMLSelectElement>(element, '.choose');
        choose.value = 'Berge';
        choose.dispatchEvent(new CustomEvent('change'));
        expect((navigate as unknown as jest.Mock).mock.calls[0]?.[0]).toMatchObject({
            state: { c__q: 'berg', c__days: '30', other: 'stays' }
        });
        expect((navigate as unknown as jest.Mock).mock.calls[0]?.[0].state).not.toHaveProperty('c__record');
        await expect(element).toBeAccessible();
    });

    it('removes a filter, refuses an empty name, survives broken content', async () => {
        window.localStorage.setItem('fieldmap.filters.', '{');
        const element = await render();
        await saveAs(element, '  ');
        expect(allInside(element, '.choose')).toHaveLength(0);
        inside<HTMLInputElement>(element, '.name').value = 'A';
        inside(element, '.name').dispatchEvent(new CustomEvent('input'));
        inside(element, '.keep').click();
        await settle();
        inside(element, '.remove').click();
        await settle();
        expect(allInside(element, '.choose')).toHaveLength(0);
    });
});
