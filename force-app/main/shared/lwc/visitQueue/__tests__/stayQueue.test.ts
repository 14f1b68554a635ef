import type { StayDecisionRequest, StayDecisionResult } from 'c/contracts';
import { QueueStore, VisitQueue, type KeyValues } from 'c/visitQueue';

jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.decideStay', () => ({ default: jest.fn() }), { virtual: true });

/** The service, which takes each client key once. */
class FakeService {
    isOnline = true;
    losesAnswers = 0;
    outcome: StayDecisionResult['writeOutcome'] = 'written';
    readonly taken: string[] = [];
    readonly refusals = new Map<string, object>();

    readonly send = async ({ clientKey, action, stayKey }: StayDecisionRequest): Promise<StayDecisionResult> => {
        if (!this.isOnline) throw new TypeError('Failed to fetch');
        const refusal = this.refusals.get(stayKey);
        if (refusal) throw { body: { message: JSON.stringify(refusal) } };
        const step = `${clientKey} ${action} ${stayKey}`;
        if (!this.taken.includes(step)) this.taken.push(step);
        if (this.losesAnswers > 0) {
            this.losesAnswers -= 1;
            throw new TypeError('Failed to fetch');
        }
        return { stays: [], date: '2026-03-02', writeOutcome: this.outcome, writeDetail: 'somebody changed it' };
    };
}

const ABOUT = { customerName: 'Alpina', startsAt: '2026-03-02T09:00:00.000Z' };
const decision = (
    clientKey: string,
    action: StayDecisionRequest['action'] = 'confirm',
    more: Partial<StayDecisionRequest> = {}
): StayDecisionRequest => ({ stayKey: '20260302T0900Z', action, clientKey, ...more });

describe('decisions about found stays', () => {
    let service: FakeService;
    let storage: Map<string, string>;
    let number: number;
    const open = (): VisitQueue =>
        new VisitQueue({
            store: new QueueStore(keyValues(storage), '005A'),
            send: () => Promise.reject(new TypeError('Failed to fetch')),
            sendStay: service.send,
            alone: (task) => task(),
            newId: () => String((number += 1)).padStart(4, '0')
        });

    beforeEach(() => {
        service = new FakeService();
        storage = new Map();
        number = 0;
    });

    it('are sent at once', async () => {
        expect(await open().decide(decision('a'), ABOUT)).toMatchObject({
            kind: 'sent',
            answer: { date: '2026-03-02' }
        });
        expect(storage.size).toBe(0);
    });

    it('are kept without a connection, over a reload too, and arrive once and in order when an answer is lost', async () => {
        service.isOnline = false;
        const queue = open();
        expect(await queue.decide(decision('a'), ABOUT)).toEqual({ kind: 'kept' });
        await queue.decide(decision('b', 'undo'), ABOUT);
        await queue.decide(decision('c', 'private', { stayKey: '20260302T1100Z' }), ABOUT);
        const later = open();
        expect(later.stays.map(({ decision: { clientKey } }) => clientKey)).toEqual(['a', 'b', 'c']);
        service.isOnline = true;
        service.losesAnswers = 1;
        await later.flush();
        expect(later.stays).toHaveLength(3);
        await later.flush();
        expect(service.taken).toEqual([
            ...['a confirm 20260302T0900Z', 'b undo 20260302T0900Z', 'c private 20260302T1100Z']
        ]);
        expect(later.stays).toEqual([]);
    });

    it('hold back the rest about the same stay when one is refused, and let others go on', async () => {
        service.isOnline = false;
        const queue = open();
        const other = '20260302T1100Z';
        await queue.decide(decision('a', 'merge', { otherStayKey: other }), ABOUT);
        await queue.decide(decision('b', 'confirm', { stayKey: other }), ABOUT);
        await queue.decide(decision('c', 'reject', { stayKey: '20260302T1500Z' }), ABOUT);
        service.isOnline = true;
        service.refusals.set('20260302T0900Z', { code: 'conflict', title: 'No', status: 409, actions: [] });
        await queue.flush();
        expect(queue.stays.map(({ decision: { clientKey }, state }) => [clientKey, state])).toEqual([
            ['a', 'refused'],
            ['b', 'waiting']
        ]);
        await queue.discard(queue.stays[0]!.id);
        expect(service.taken).toEqual(['c reject 20260302T1500Z', `b confirm ${other}`]);
    });

    it('stay in sight when the visit of one did not get into Salesforce', async () => {
        service.outcome = 'conflict';
        const queue = open();
        const outcome = await queue.decide(decision('a'), ABOUT);
        expect(outcome).toMatchObject({ kind: 'conflict', entry: { reason: 'somebody changed it' } });
        await queue.flush();
        expect(service.taken).toHaveLength(1);
    });
});

function keyValues(values: Map<string, string>): KeyValues {
    return {
        get length() {
            return values.size;
        },
        key: (index) => [...values.keys()][index] ?? null,
        getItem: (key) => values.get(key) ?? null,
        setItem: (key, value) => void values.set(key, value),
        removeItem: (key) => void values.delete(key)
    };
}
