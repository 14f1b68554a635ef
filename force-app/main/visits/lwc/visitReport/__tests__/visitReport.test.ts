import { createElement } from 'lwc';
import VisitReport from 'c/visitReport';
import type { VisitBriefing, VisitChoices } from 'c/contracts';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';
import { stopOf } from '../../visitDayState/__tests__/stops';

const CHOICES: VisitChoices = {
    outcomes: [
        { value: 'Order', label: 'Order' },
        { value: 'No Contact', label: 'No contact' }
    ],
    ...{ modes: [], skipReasons: [], requiredFields: ['outcome', 'nextStep'] }
};
const BRIEFING: VisitBriefing = {
    recordId: '001A',
    previous: {
        ...{ visitId: 'a01Z', date: '2026-02-20T09:00:00Z', outcome: 'Order', notes: '', visitorName: 'Ann' },
        concerns: 'Price'
    },
    promises: [{ text: 'Send the offer', dueDate: null, source: 'visit' }],
    contacts: [{ contactId: '003A', name: 'Frei', title: '' }],
    deals: [{ opportunityId: '006A', name: 'Deal', stage: 'Offer', nextStep: 'Sign the contract' }]
};

function render(properties: object = {}): HTMLElement {
    const element = createElement('c-visit-report', { is: VisitReport });
    const stop = stopOf({
        status: 'Completed',
        actualStart: '2026-03-02T09:05:00Z',
        actualEnd: '2026-03-02T09:40:00Z'
    });
    Object.assign(element, { stop, briefing: BRIEFING, choices: CHOICES, today: '2026-03-02', ...properties });
    document.body.appendChild(element);
    return element;
}

function type(element: HTMLElement, selector: string, value: string): void {
    const input = inside<HTMLInputElement>(element, selector);
    input.value = value;
    input.dispatchEvent(new CustomEvent('input'));
}

function choose(element: HTMLElement, value: string): void {
    const radio = allInside<HTMLInputElement>(element, '.radio').find((input) => input.value === value)!;
    radio.checked = true;
    radio.dispatchEvent(new CustomEvent('change'));
}

describe('c-visit-report', () => {
    afterEach(clearPage);

    it('begins with the only contact, the only deal and its next step', async () => {
        const element = render();
        const saves = recordEvents<{ report: object }>(element, 'reportsave');
        choose(element, 'Order');
        inside(element, '.save').click();
        expect(saves[0]?.report).toMatchObject({
            ...{ outcome: 'Order', nextStep: 'Sign the contract', contactId: '003A', opportunityId: '006A' },
            reportSeconds: expect.any(Number)
        });
    });

    it('puts a kept promise, the last concern and a day into the form with one tap each', async () => {
        const element = render();
        type(element, '.notes', 'Good talk');
        inside(element, '.promise').click();
        inside(element, '.last-concern').click();
        await settle();
        allInside(element, '.date-row .chip')[1]!.click();
        await settle();
        expect(inside<HTMLTextAreaElement>(element, '.notes').value).toBe('Good talk\nc.Fieldmap_Report_PromiseKept');
        expect(inside<HTMLTextAreaElement>(element, '.concerns').value).toBe('Price');
        expect(inside<HTMLInputElement>(element, '.date').value).toBe('2026-03-09');
    });

    it('asks for what the admin requires, except when nobody was there', async () => {
        const element = render({ briefing: null });
        const saves = recordEvents(element, 'reportsave');
        inside(element, '.save').click();
        await settle();
        expect(saves).toEqual([]);
        expect(inside(element, '.fault').textContent).toBe('c.Fieldmap_Report_Missing');
        choose(element, 'No Contact');
        inside(element, '.save').click();
        expect(saves).toHaveLength(1);
    });

    it('gives every keystroke out as a draft, takes one back, and saves by Ctrl+Enter', async () => {
        const first = render();
        const drafts = recordEvents<{ draft: { notes: string } }>(first, 'reportdraft');
        type(first, '.notes', 'Half');
        expect(drafts.at(-1)?.draft.notes).toBe('Half');
        clearPage();
        const draft = { ...drafts.at(-1)!.draft, outcome: 'Order', openSeconds: 40 };
        const element = render({ draft });
        await settle();
        expect(inside<HTMLTextAreaElement>(element, '.notes').value).toBe('Half');
        const saves = recordEvents<{ report: { reportSeconds: number } }>(element, 'reportsave');
        const key = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true });
        inside(element, '.report').dispatchEvent(key);
        expect(saves[0]?.report.reportSeconds).toBeGreaterThanOrEqual(40);
    });

    it('is accessible', async () => {
        await expect(render()).toBeAccessible();
    });

    it('asks for the times of a visit that is written down afterwards, in their order', async () => {
        const assumed = { startMs: Date.parse('2026-03-02T09:00:00Z'), endMs: Date.parse('2026-03-02T09:45:00Z') };
        const element = render({ assumed });
        choose(element, 'Order');
        const saves = recordEvents<ReportSaveDetail>(element, 'reportsave');
        // The clock of the test is that of Los Angeles, eight hours behind.
        type(element, '.end-time', '00:30');
        inside(element, '.save').click();
        await settle();
        expect(saves).toEqual([]);
        expect(inside(element, '.fault').textContent).toBe('c.Fieldmap_Report_TimesWrong');
        type(element, '.start-time', '00:10');
        inside(element, '.save').click();
        expect(saves[0]?.span).toEqual({ startedAt: '2026-03-02T08:10:00.000Z', endedAt: '2026-03-02T08:30:00.000Z' });
    });

    it('shows what another device typed, and lets the person choose', async () => {
        const values = { outcome: 'Order', notes: 'From the phone', nextStep: '', concerns: '' };
        const element = render({ other: { editedAt: '2026-03-02T08:00:00.000Z', deviceId: 'x', values } });
        const chosen = recordEvents(element, 'reportother');
        expect(inside(element, '.other-text').textContent).toBe('Order\nFrom the phone');
        await expect(element).toBeAccessible();
        inside(element, '.use-other').click();
        inside(element, '.keep-mine').click();
        expect(chosen).toEqual([{ isWanted: true }, { isWanted: false }]);
    });
});
