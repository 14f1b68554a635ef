import { createElement } from 'lwc';
import QueueList from 'c/queueList';
import type { QueuedStay, QueuedWrite } from 'c/visitQueue';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';
import { entryOf, writeOf } from '../../visitDayState/__tests__/stops';

jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });

function render(entries: readonly QueuedWrite[], isKept = true, stays: readonly QueuedStay[] = []): HTMLElement {
    const element = createElement('c-queue-list', { is: QueueList });
    Object.assign(element, { entries, isKept, stays });
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

    it('lists decisions about found stays, and what became of those that did not work', async () => {
        const stay = (id: string, state: QueuedStay['state']): QueuedStay => ({
            ...{ id, customerName: 'Alpina', startsAt: '2026-03-02T09:00:00.000Z', state, reason: 'Changed' },
            decision: { stayKey: '20260302T0900Z', action: 'confirm', clientKey: id }
        });
        const element = render([], true, [stay('a', 'waiting'), stay('b', 'refused'), stay('c', 'conflict')]);
        inside(element, '.toggle').click();
        await settle();
        expect(inside(element, '.entry').textContent).toMatch(/c.Fieldmap_Queue_StayConfirm · Alpina$/);
        expect(allInside(element, '.conflict .why').map(({ textContent }) => textContent)).toEqual([
            ...['c.Fieldmap_Queue_Refused', 'c.Fieldmap_Queue_NotWritten']
        ]);
        const discarded = recordEvents(element, 'entrydiscard');
        for (const button of allInside(element, '.discard')) button.click();
        expect(discarded).toEqual([{ id: 'b' }, { id: 'c' }]);
        expect(element.shadowRoot?.querySelector('.insist')).toBeNull();
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
