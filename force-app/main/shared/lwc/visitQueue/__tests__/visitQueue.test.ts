import type { VisitWrite, VisitWriteAnswer } from 'c/contracts';
import { QueueStore, VisitQueue, type KeyValues, type SendWrite } from 'c/visitQueue';

jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.decideStay', () => ({ default: jest.fn() }), { virtual: true });

class FakeStorage implements KeyValues {
    readonly values = new Map<string, string>();
    get length(): number {
        return this.values.size;
    }
    key(index: number): string | null {
        return [...this.values.keys()][index] ?? null;
    }
    getItem(key: string): string | null {
        return this.values.get(key) ?? null;
    }
    setItem(key: string, value: string): void {
        this.values.set(key, value);
    }
    removeItem(key: string): void {
        this.values.delete(key);
    }
}

/** Salesforce, which takes each client key and step once. */
class FakeSalesforce {
    isOnline = true;
    losesAnswers = 0;
    readonly taken: string[] = [];
    refusals = new Map<string, unknown>();

    readonly send: SendWrite = async (write) => {
        if (!this.isOnline) throw new TypeError('Failed to fetch');
        const refusal = write.isForced ? undefined : this.refusals.get(write.clientKey);
        if (refusal) throw { body: { message: JSON.stringify(refusal) } };
        const step = `${write.clientKey} ${write.action} ${write.visitId ?? '-'}`;
        const isRepeat = this.taken.some((taken) => taken.startsWith(`${write.clientKey} ${write.action}`));
        if (!isRepeat) this.taken.push(step);
        if (this.losesAnswers > 0) {
            this.losesAnswers -= 1;
            throw new TypeError('Failed to fetch');
        }
        return {
            visitId: `id-${write.clientKey}`,
            status: 'Completed',
            isNew: !isRepeat,
            isRepeat
        } as VisitWriteAnswer;
    };
}

const CHANGED = { code: 'visit-changed', title: '', status: 409, conflict: { reason: 'handed-over', changedBy: 'Bo' } };
const writeOf = (clientKey: string, action: VisitWrite['action'] = 'check-in'): VisitWrite => ({
    ...{ clientKey, action, visitId: null, recordId: '001A' },
    at: '2026-03-02T09:00:00.000Z'
});

describe('visit queue', () => {
    let storage: FakeStorage;
    let salesforce: FakeSalesforce;
    let number: number;
    const open = (userId = '005A'): VisitQueue =>
        new VisitQueue({
            store: new QueueStore(storage, userId),
            send: salesforce.send,
            sendStay: () => Promise.reject(new Error('none')),
            alone: (task) => task(),
            newId: () => String((number += 1)).padStart(4, '0')
        });

    beforeEach(() => {
        storage = new FakeStorage();
        salesforce = new FakeSalesforce();
        number = 0;
    });

    it('sends at once and keeps nothing', async () => {
        const outcome = await open().add(writeOf('a'), 'Alpina');
        expect(outcome).toMatchObject({ kind: 'sent', answer: { visitId: 'id-a' } });
        expect(storage.length).toBe(0);
    });

    it('keeps what was written offline over a reload and sends it in order, under the id of the visit', async () => {
        salesforce.isOnline = false;
        const before = open();
        expect((await before.add(writeOf('a'), 'Alpina')).kind).toBe('kept');
        expect((await before.add(writeOf('a', 'check-out'), 'Alpina')).kind).toBe('kept');
        const reloaded = open();
        expect(reloaded.entries.map(({ customerName }) => customerName)).toEqual(['Alpina', 'Alpina']);
        salesforce.isOnline = true;
        await reloaded.flush();
        expect(salesforce.taken).toEqual(['a check-in -', 'a check-out id-a']);
        expect(reloaded.entries).toEqual([]);
    });

    it('sends again when the answer was lost; Salesforce takes it once', async () => {
        salesforce.losesAnswers = 1;
        const queue = open();
        expect((await queue.add(writeOf('a'), 'Alpina')).kind).toBe('kept');
        await queue.flush();
        expect(salesforce.taken).toEqual(['a check-in -']);
        expect(queue.entries).toEqual([]);
    });

    it('holds a visit back at a conflict, lets others go, and sends what the person insists on', async () => {
        salesforce.refusals.set('a', CHANGED);
        salesforce.isOnline = false;
        const queue = open();
        await queue.add(writeOf('a'), 'Alpina');
        await queue.add(writeOf('a', 'check-out'), 'Alpina');
        await queue.add(writeOf('b'), 'Bergbahn');
        salesforce.isOnline = true;
        await queue.flush();
        expect(salesforce.taken).toEqual(['b check-in -']);
        expect(queue.entries.map(({ state }) => state)).toEqual(['conflict', 'waiting']);
        expect(queue.entries[0]?.conflict).toEqual({ reason: 'handed-over', changedBy: 'Bo' });
        salesforce.refusals.clear();
        expect((await queue.insist(queue.entries[0]!.id)).kind).toBe('sent');
        expect(queue.entries).toEqual([]);
        expect(salesforce.taken).toHaveLength(3);
    });

    it('says what Salesforce refuses, keeps it until it is given up', async () => {
        salesforce.refusals.set('a', { code: 'report-incomplete', title: 'Incomplete', status: 422 });
        const queue = open();
        const outcome = await queue.add(writeOf('a'), 'Alpina');
        expect(outcome).toMatchObject({ kind: 'refused' });
        await queue.discard(queue.entries[0]!.id);
        expect(queue.entries).toEqual([]);
    });

    it('never sends what another person left on the device', async () => {
        salesforce.isOnline = false;
        await open('005A').add(writeOf('a'), 'Alpina');
        salesforce.isOnline = true;
        await open('005B').flush();
        expect(salesforce.taken).toEqual([]);
        expect(open('005A').entries).toHaveLength(1);
    });

    it('works, and says so, where the browser keeps nothing', async () => {
        salesforce.isOnline = false;
        storage.setItem = () => {
            throw new Error('QuotaExceededError');
        };
        const queue = open();
        await queue.add(writeOf('a'), 'Alpina');
        expect(queue.store.isKept).toBe(false);
        salesforce.isOnline = true;
        await queue.flush();
        expect(salesforce.taken).toEqual(['a check-in -']);
    });

    it('tells those who listen', async () => {
        const queue = open();
        const listener = jest.fn();
        const stop = queue.onChange(listener);
        await queue.add(writeOf('a'), 'Alpina');
        expect(listener).toHaveBeenCalledTimes(2);
        stop();
        queue.changed();
        expect(listener).toHaveBeenCalledTimes(2);
    });
});
