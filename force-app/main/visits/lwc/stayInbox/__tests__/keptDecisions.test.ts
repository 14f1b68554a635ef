import type { StayDecisionRequest } from 'c/contracts';
import type { QueuedState, QueuedStay } from 'c/visitQueue';
import { stayOf } from '../../stayCard/__tests__/stayFixtures';
import { withKept } from '../keptDecisions.ts';

jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });

const { stayKey, startsAt } = stayOf();
const entry = (
    action: StayDecisionRequest['action'],
    more: Partial<StayDecisionRequest> = {},
    state: QueuedState = 'waiting'
): QueuedStay => ({
    ...{ id: action, startsAt, customerName: 'Alpina', state, reason: '' },
    decision: { stayKey, action, clientKey: action, ...more }
});

describe('stays with decisions that wait', () => {
    it('shows what was decided last, and marks it', () => {
        const shown = (...entries: QueuedStay[]) =>
            withKept([stayOf()], entries).map(({ decidedAs, recordId, kept }) => [
                decidedAs,
                recordId,
                kept?.id ?? null
            ]);
        expect(shown()).toEqual([[null, null, null]]);
        expect(shown(entry('confirm'))).toEqual([['confirmed', '001A', 'confirm']]);
        expect(shown(entry('confirm', { recordId: '001B' }))).toEqual([['confirmed', '001B', 'confirm']]);
        expect(shown(entry('private'), entry('undo'))).toEqual([[null, null, 'undo']]);
        expect(shown(entry('reject', {}, 'refused'))).toEqual([[null, null, null]]);
    });

    it('marks both stays of a merge', () => {
        const other = stayOf({ stayKey: '20260302T1100Z' });
        const stays = withKept([stayOf(), other], [entry('merge', { otherStayKey: other.stayKey })]);
        expect(stays.map(({ decidedAs, kept }) => [decidedAs, kept?.id])).toEqual([
            [null, 'merge'],
            [null, 'merge']
        ]);
    });
});
