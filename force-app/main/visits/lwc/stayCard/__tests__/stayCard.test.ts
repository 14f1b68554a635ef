import { createElement } from 'lwc';
import StayCard from 'c/stayCard';
import { clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';
import { buttonIn, buttonsIn } from '../../actionRow/__tests__/rows';
import { NAMES, stayOf } from './stayFixtures';

jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });

function render(stay = stayOf(), properties: object = {}): HTMLElement {
    const element = createElement('c-stay-card', { is: StayCard });
    Object.assign(element, { stay, names: NAMES, ...properties });
    document.body.appendChild(element);
    return element;
}

const stayKey = stayOf().stayKey;

describe('c-stay-card', () => {
    afterEach(clearPage);

    it('confirms, changes the customer, keeps private and rejects with one tap each', () => {
        const element = render();
        const decisions = recordEvents(element, 'staydecision');
        const wanted = recordEvents(element, 'customerwanted');
        expect(inside(element, '.title').textContent).toBe('Alpina');
        for (const button of buttonsIn(element, '.answer')) button.click();
        buttonIn(element, '.private').click();
        buttonIn(element, '.reject').click();
        buttonIn(element, '.other').click();
        expect(decisions).toEqual([
            { stayKey, action: 'confirm', recordId: '001A' },
            { stayKey, action: 'confirm', recordId: '001B' },
            { stayKey, action: 'private' },
            { stayKey, action: 'reject' }
        ]);
        expect(wanted).toEqual([{ stayKey }]);
    });

    it('splits at a time of the stay, first offered in the middle, and merges with the next', async () => {
        const element = render(stayOf(), { nextStayKey: 'next' });
        const decisions = recordEvents(element, 'staydecision');
        buttonIn(element, '.more').click();
        await settle();
        buttonIn(element, '.split').click();
        await settle();
        buttonIn(element, '.split-now').click();
        await settle();
        buttonIn(element, '.more').click();
        await settle();
        buttonIn(element, '.merge').click();
        expect(decisions).toEqual([
            { stayKey, action: 'split', atTime: '2026-03-02T09:20:00.000Z' },
            { stayKey, action: 'merge', otherStayKey: 'next' }
        ]);
    });

    it('asks which of several customers in one building it was', () => {
        const { assignment } = stayOf();
        const element = render(
            stayOf({ assignment: { ...assignment, decision: 'shared', sharedBy: ['001B', '001A'] } })
        );
        expect(inside(element, '.title').textContent).toBe('c.Fieldmap_Stay_Shared');
        expect(buttonsIn(element, '.answer').map(({ dataset }) => dataset['value'])).toEqual(['001B', '001A']);
    });

    it('offers the nearest without claiming them when it was probably nobody', () => {
        const { assignment } = stayOf();
        const element = render(stayOf({ assignment: { ...assignment, decision: 'no-customer' } }));
        expect(inside(element, '.title').textContent).toBe('c.Fieldmap_Stay_NoCustomer');
        expect(buttonsIn(element, '.answer')).toHaveLength(2);
        expect(buttonsIn(element, '.confirm')).toEqual([]);
    });

    it('waits while the person is still there, and takes a decision back', () => {
        expect(buttonsIn(render(stayOf({ isOpen: true })))).toEqual([]);
        const element = render(stayOf({ decidedAs: 'confirmed', recordId: '001B', isAutoConfirmed: true }));
        const decisions = recordEvents(element, 'staydecision');
        expect(inside(element, '.title').textContent).toBe('Bergbahn');
        expect(inside(element, '.state').textContent).toBe('c.Fieldmap_Stay_AutoConfirmed');
        buttonIn(element, '.undo').click();
        expect(decisions).toEqual([{ stayKey, action: 'undo' }]);
    });

    it('shows what is not sent yet, and only takes that back', () => {
        const element = render(stayOf(), { isKept: true });
        const decisions = recordEvents(element, 'staydecision');
        expect(inside(element, '.state').textContent).toBe('c.Fieldmap_Today_StateNotSent');
        for (const button of buttonsIn(element)) button.click();
        expect(decisions).toEqual([{ stayKey, action: 'undo' }]);
    });

    it('is accessible', async () => {
        await expect(render()).toBeAccessible();
    });
});
