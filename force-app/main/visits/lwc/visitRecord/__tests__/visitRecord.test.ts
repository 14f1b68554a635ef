import { createElement } from 'lwc';
import VisitRecord from 'c/visitRecord';
import getRecord from '@salesforce/apex/VisitController.getRecord';
import { clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/VisitController.getRecord', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.getChoices', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });

const asked = getRecord as unknown as jest.Mock;
const CUSTOMER = {
    ...{ recordId: '001A', objectApiName: 'Account', name: 'Alpina', address: '', phone: null },
    ...{ latitude: 47.1, longitude: 9.5 }
};
const BRIEFING = { recordId: '001A', previous: null, promises: [], contacts: [], deals: [] };

async function render(answer: object | null): Promise<HTMLElement> {
    asked.mockResolvedValue(answer === null ? null : JSON.stringify(answer));
    const element = createElement('c-visit-record', { is: VisitRecord });
    Object.assign(element, { recordId: '001A' });
    document.body.appendChild(element);
    await settle();
    await settle();
    return element;
}

describe('c-visit-record', () => {
    afterEach(clearPage);

    it('offers check-in with the briefing, and reads the record anew after a change', async () => {
        const element = await render({ customer: CUSTOMER, openVisitId: 'a01A', briefing: BRIEFING });
        const form = inside<HTMLElement & { openVisitId: string }>(element, 'c-quick-check-in');
        expect(form.openVisitId).toBe('a01A');
        inside(element, 'c-visit-briefing');
        form.dispatchEvent(new CustomEvent('visitchange', { detail: { visitId: 'a01A' } }));
        expect(asked).toHaveBeenCalledTimes(2);
    });

    it('is nothing where no customer is', async () => {
        const element = await render(null);
        expect(element.shadowRoot?.querySelector('section')).toBeNull();
    });
});
