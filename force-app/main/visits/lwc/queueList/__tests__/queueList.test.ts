import { createElement } from 'lwc';
import QueueList from 'c/queueList';
import type { QueuedWrite } from 'c/visitQueue';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';
import { entryOf, writeOf } from '../../visitDayState/__tests__/stops';

jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });

function render(entries: readonly QueuedWrite[], isKept = true): HTMLElement {
    const element = createElement('c-queue-list', { is: QueueList });
    Object.assign(element, { entries, isKept });
    document.body.appendChild(element);
    return element;
}

describe('c-queue-list', () => {
    afterEach(clearPage);

    it('is nothing when everything is sent', () => {
        expect(render([]).shadowRoot?.querySelector('section')).toBeNull();
    });

    it('says what waits, lists it, and sends on demand', async () => {
        const element = render([entryOf(writeOf('check-in')), entryOf(writeOf('skip'))], false);
        const sent = recordEvents(element, 'sendnow');
        expect(inside(element, '.summary').textContent).toBe('c.Fieldmap_Queue_Waiting');
        expect(inside(element, '.why').textContent).toBe('c.Fieldmap_Queue_NotKept');
        inside(element, '.toggle').click();
        await settle();
        expect(allInside(element, '.entry')).toHaveLength(2);
        inside(element, '.send').click();
        expect(sent).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('explains a conflict with what was said, and does as the person decides', () => {
        const report = { ...NOTHING, notes: 'Signed' };
        const entry: QueuedWrite = {
            ...entryOf(writeOf('report', { report }), 'conflict'),
            conflict: { reason: 'handed-over', status: 'Planned', changedBy: 'Bo', changedAt: '2026-03-02T09:00:00Z' }
        };
        const element = render([entry]);
        const insisted = recordEvents(element, 'entryinsist');
        const discarded = recordEvents(element, 'entrydiscard');
        expect(inside(element, '.why').textContent).toBe('c.Fieldmap_Queue_HandedOver');
        expect(inside(element, '.said').textContent).toBe('Signed');
        expect(inside(element, '.insist').textContent?.trim()).toBe('c.Fieldmap_Queue_InsistOwn');
        inside(element, '.insist').click();
        inside(element, '.discard').click();
        expect([insisted, discarded]).toEqual([[{ id: entry.id }], [{ id: entry.id }]]);
    });

    it('shows what Salesforce refuses, which can only be given up', () => {
        const element = render([{ ...entryOf(writeOf('check-in'), 'refused'), reason: 'Not allowed' }]);
        expect(inside(element, '.why').textContent).toBe('c.Fieldmap_Queue_Refused');
        expect(element.shadowRoot?.querySelector('.insist')).toBeNull();
    });
});

const NOTHING = {
    ...{ outcome: null, notes: null, concerns: null, nextStep: null, nextStepDate: null },
    ...{ contactId: null, opportunityId: null, reportSeconds: null }
};
