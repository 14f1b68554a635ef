import USER_ID from '@salesforce/user/Id';
import type { StayDecisionRequest, StayDecisionResult, VisitWrite, VisitWriteAnswer } from 'c/contracts';
import save from '@salesforce/apex/VisitController.save';
import decideStay from '@salesforce/apex/VisitDayController.decideStay';
import { QueueStore, type KeyValues, type QueuedStay, type QueuedWrite } from './queueStore.ts';
import { sendStays, type SendStay, type StayAnswers } from './sendStays.ts';
import { sendWaiting, type SentAnswers, type SendWrite } from './sendWaiting.ts';

export { QueueStore, type KeyValues, type QueuedState, type QueuedStay, type QueuedWrite } from './queueStore.ts';
export { sendWaiting, type SendWrite } from './sendWaiting.ts';

/** What became of a write. `kept`: on this device, sent as soon as Salesforce can be reached. */
export type WriteOutcome =
    | { readonly kind: 'sent'; readonly answer: VisitWriteAnswer | null }
    | { readonly kind: 'kept' }
    | { readonly kind: 'conflict'; readonly entry: QueuedWrite }
    | { readonly kind: 'refused'; readonly entry: QueuedWrite };

/** What became of a decision about a found stay. */
export type StayOutcome =
    | { readonly kind: 'sent'; readonly answer: StayDecisionResult | null }
    | { readonly kind: 'kept' }
    /** `conflict`: decided, but the visit did not get into Salesforce; the answer says why. */
    | { readonly kind: 'conflict' | 'refused'; readonly entry: QueuedStay; readonly answer: StayDecisionResult | null };

export interface QueuePorts {
    readonly store: QueueStore;
    readonly send: SendWrite;
    readonly sendStay: SendStay;
    /** Runs one task at a time over all tabs of the device. */
    readonly alone: <Result>(task: () => Promise<Result>) => Promise<Result>;
    /** Grows with time and never repeats on a device. */
    readonly newId: () => string;
}

/**
 * Everything that a person writes about visits goes through here: kept on the device first, then sent, exactly once for
 * Salesforce (the writes can be repeated), in order for each visit, from one tab at a time.
 */
export class VisitQueue {
    readonly store: QueueStore;
    private readonly ports: QueuePorts;
    private readonly listeners = new Set<() => void>();

    constructor(ports: QueuePorts) {
        this.ports = ports;
        this.store = ports.store;
    }

    /** Oldest first. */
    get entries(): QueuedWrite[] {
        return this.store.list();
    }

    /** Hears every change, those of other tabs too. Gives the way to stop. */
    onChange(listener: () => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    changed(): void {
        for (const listener of [...this.listeners]) listener();
    }

    /** Keeps a write, then tries to send it. Errors: none; see {@link WriteOutcome}. */
    async add(write: VisitWrite, customerName: string): Promise<WriteOutcome> {
        const entry: QueuedWrite = {
            id: this.ports.newId(),
            write,
            customerName,
            state: 'waiting',
            conflict: null,
            reason: ''
        };
        this.store.put(entry);
        this.changed();
        const answers = await this.flush();
        return this.outcomeOf(entry.id, answers);
    }

    /** Decisions about found stays, oldest first. */
    get stays(): QueuedStay[] {
        return this.store.listStays();
    }

    /** Keeps a decision about a found stay, then tries to send it. Errors: none; see {@link StayOutcome}. */
    async decide(
        decision: StayDecisionRequest,
        { customerName, startsAt }: Pick<QueuedStay, 'customerName' | 'startsAt'>
    ): Promise<StayOutcome> {
        const id = this.ports.newId();
        this.store.putStay({ id, decision, customerName, startsAt, state: 'waiting', reason: '' });
        this.changed();
        const answer = (await this.flushStays()).get(id) ?? null;
        const entry = this.stays.find((candidate) => candidate.id === id);
        if (!entry) return { kind: 'sent', answer };
        return entry.state === 'waiting' ? { kind: 'kept' } : { kind: entry.state, entry, answer };
    }

    /** Sends what waits. Does nothing when nothing does. */
    async flush(): Promise<SentAnswers> {
        const answers = await this.flushWrites();
        await this.flushStays();
        return answers;
    }

    private async flushWrites(): Promise<SentAnswers> {
        if (!this.entries.some(({ state }) => state === 'waiting')) return new Map();
        const answers = await this.ports.alone(() => sendWaiting(this.store, this.ports.send));
        this.changed();
        return answers;
    }

    private async flushStays(): Promise<StayAnswers> {
        if (!this.stays.some(({ state }) => state === 'waiting')) return new Map();
        const answers = await this.ports.alone(() => sendStays(this.store, this.ports.sendStay));
        this.changed();
        return answers;
    }

    /** The person saw the conflict and wants the own step nevertheless. */
    async insist(id: string): Promise<WriteOutcome> {
        const entry = this.entries.find((candidate) => candidate.id === id);
        if (!entry) return { kind: 'sent', answer: null };
        this.store.put({ ...entry, state: 'waiting', write: { ...entry.write, isForced: true } });
        return this.outcomeOf(id, await this.flush());
    }

    /** Gives a write up. */
    async discard(id: string): Promise<void> {
        this.store.remove(id);
        this.store.removeStay(id);
        this.changed();
        await this.flush();
    }

    private outcomeOf(id: string, answers: SentAnswers): WriteOutcome {
        const entry = this.entries.find((candidate) => candidate.id === id);
        if (!entry) return { kind: 'sent', answer: answers.get(id) ?? null };
        return entry.state === 'waiting' ? { kind: 'kept' } : { kind: entry.state, entry };
    }
}

/** While something waits it is tried again this often, and at once when the device says it is online. */
const RETRY_MS = 20_000;
let shared: VisitQueue | null = null;

/** The one queue of this page. */
export function visitQueue(): VisitQueue {
    if (shared) return shared;
    const queue = new VisitQueue({
        store: new QueueStore(browserStorage(), USER_ID ?? 'nobody'),
        send: async (write) => JSON.parse(await save({ requestJson: JSON.stringify(write) })) as VisitWriteAnswer,
        sendStay: async (decision) =>
            JSON.parse(await decideStay({ requestJson: JSON.stringify(decision) })) as StayDecisionResult,
        alone: (task) => withLock(task),
        newId: newEntryId
    });
    shared = queue;
    window.addEventListener('online', () => void queue.flush());
    window.addEventListener('storage', (event) => {
        if (queue.store.owns(event.key)) queue.changed();
    });
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a lost connection comes back without a word in some phones
    window.setInterval(() => void queue.flush(), RETRY_MS);
    void queue.flush();
    return queue;
}

/** Client key of a visit at a record that began on this device and is not in Salesforce yet; null: none. */
export function openVisitKey(entries: readonly QueuedWrite[], recordId: string): string | null {
    const open = new Set<string>();
    for (const { write } of entries) {
        if (write.recordId !== recordId) continue;
        if (write.action === 'check-in') open.add(write.clientKey);
        else if (write.action === 'check-out' || write.action === 'undo') open.delete(write.clientKey);
    }
    return [...open].pop() ?? null;
}

/** Key of a visit that is made here. */
export function newClientKey(): string {
    return `phone-${randomHex(16)}`;
}

/** Whole seconds, as Salesforce keeps them, so that a repeated write is recognised. */
export function nowInSeconds(nowMilliseconds: number = Date.now()): string {
    return new Date(Math.floor(nowMilliseconds / 1000) * 1000).toISOString();
}

let lastId = 0;

/** Later ones sort behind, also within a millisecond. */
function newEntryId(): string {
    lastId = Math.max(lastId + 1, Date.now());
    return `${String(lastId).padStart(15, '0')}-${randomHex(4)}`;
}

function randomHex(bytes: number): string {
    const values = crypto.getRandomValues(new Uint8Array(bytes));
    return [...values].map((value) => value.toString(16).padStart(2, '0')).join('');
}

/** Web Locks where the browser has them; without, two tabs may send the same write, which Salesforce recognises. */
function withLock<Result>(task: () => Promise<Result>): Promise<Result> {
    const { locks } = window.navigator as Navigator & { readonly locks?: LockManager };
    return locks ? (locks.request('fieldmap-visits', task) as Promise<Result>) : oneAfterAnother(task);
}

let tail: Promise<unknown> = Promise.resolve();

function oneAfterAnother<Result>(task: () => Promise<Result>): Promise<Result> {
    const run = tail.then(task, task);
    tail = run.catch(() => undefined);
    return run;
}

function browserStorage(): KeyValues | null {
    try {
        return window.localStorage;
    } catch {
        return null;
    }
}
