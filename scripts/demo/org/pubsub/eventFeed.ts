import type { ChangeEvent, Clock, Org, Row } from '../core/types.ts';

export type ChangeType =
    ChangeEvent['changeType'] | 'GAP_CREATE' | 'GAP_UPDATE' | 'GAP_DELETE' | 'GAP_UNDELETE' | 'GAP_OVERFLOW';

/** One event on the bus, before it is encoded. */
export interface FeedEvent {
    readonly replayId: number;
    readonly committedAtMs: number;
    readonly changeType: ChangeType;
    readonly entityName: string;
    /** Empty for an overflow. */
    readonly recordIds: readonly string[];
    readonly userId: string;
    readonly changedFields: readonly string[];
    /** Null for gap events: they carry no values. */
    readonly record: Row | null;
}

/** What an admin can select without an add-on licence: five objects. */
export const DEFAULT_SELECTION: readonly string[] = ['Account', 'Lead', 'Opportunity', 'FieldVisit__c', 'Event'];

const RETENTION_MS = 72 * 3600 * 1000;
const MOST_KEPT = 20_000;
/** Changes of one object in one transaction above which the platform gives up telling them one by one. */
const OVERFLOW_ABOVE = 100_000;

/**
 * The org's change events with their replay ids: kept for 72 hours, gone after a restart. Ids go up from the second of the
 * start, so an id of an earlier run is recognised as too old.
 */
export class EventFeed {
    /** Objects selected for Change Data Capture. */
    readonly selection: Set<string>;
    overflowAbove = OVERFLOW_ABOVE;
    /** False as in an org without the channel. */
    isOffered = true;
    readonly #clock: Clock;
    readonly #listeners = new Set<(events: readonly FeedEvent[]) => void>();
    readonly #stop: () => void;
    #events: FeedEvent[] = [];
    #latest: number;
    #forgotten: number;
    #withheld = 0;

    constructor(org: Org, clock: Clock, selection: readonly string[] = DEFAULT_SELECTION) {
        this.selection = new Set(selection);
        this.#clock = clock;
        this.#latest = Math.floor(clock.now() / 1000) * 1000;
        this.#forgotten = this.#latest - 1;
        this.#stop = org.onChange((changes) => this.#take(changes));
    }

    /** Replay id of the newest event. */
    get latest(): number {
        return this.#latest;
    }

    /** True for an id of this bus whose successors are all still there. */
    isKnown(replayId: number): boolean {
        this.#expire();
        return replayId > this.#forgotten && replayId <= this.#latest;
    }

    after(replayId: number): readonly FeedEvent[] {
        this.#expire();
        return this.#events.filter((event) => event.replayId > replayId);
    }

    onEvents(listener: (events: readonly FeedEvent[]) => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    /** Fault: an event that says only that something happened. */
    publishGap(changeType: ChangeType, entityName: string, recordIds: readonly string[] = []): void {
        this.#add([this.#gap(changeType, entityName, recordIds)]);
    }

    /** Fault: all that was kept is gone, as after 72 hours. */
    forget(): void {
        this.#events = [];
        this.#forgotten = this.#latest;
        this.#latest += 1;
    }

    /** Fault: the next `count` events are lost without a trace. */
    withhold(count: number): void {
        this.#withheld = count;
    }

    close(): void {
        this.#stop();
        this.#listeners.clear();
    }

    #take(changes: readonly ChangeEvent[]): void {
        const perObject = new Map<string, number>();
        const events: FeedEvent[] = [];
        for (const change of changes) {
            const { objectName } = change;
            const count = (perObject.get(objectName) ?? 0) + 1;
            perObject.set(objectName, count);
            if (!this.selection.has(objectName) || count > this.overflowAbove + 1) {
                continue;
            }
            const isOverflow = count > this.overflowAbove;
            events.push(isOverflow ? this.#gap('GAP_OVERFLOW', objectName, []) : this.#event(change));
        }
        this.#add(events);
    }

    #event(change: ChangeEvent): FeedEvent {
        return {
            replayId: (this.#latest += 1),
            committedAtMs: change.commitTime,
            changeType: change.changeType,
            entityName: change.objectName,
            recordIds: [change.id],
            userId: change.userId,
            changedFields: change.changedFields,
            record: change.record
        };
    }

    #gap(changeType: ChangeType, entityName: string, recordIds: readonly string[]): FeedEvent {
        const replayId = (this.#latest += 1);
        const committedAtMs = this.#clock.now();
        return {
            replayId,
            committedAtMs,
            changeType,
            entityName,
            recordIds,
            userId: '',
            changedFields: [],
            record: null
        };
    }

    #add(events: readonly FeedEvent[]): void {
        const kept = events.slice(this.#withheld);
        this.#withheld = Math.max(0, this.#withheld - events.length);
        if (kept.length > 0) {
            this.#events.push(...kept);
            this.#listeners.forEach((listener) => listener(kept));
        }
    }

    #expire(): void {
        const oldest = this.#clock.now() - RETENTION_MS;
        const tooMany = this.#events.length - MOST_KEPT;
        const young = this.#events.findIndex((event) => event.committedAtMs >= oldest);
        const cut = Math.max(young === -1 ? this.#events.length : young, tooMany);
        if (cut > 0) {
            const last = this.#events[cut - 1];
            this.#forgotten = last === undefined ? this.#forgotten : last.replayId;
            this.#events = this.#events.slice(cut);
        }
    }
}
