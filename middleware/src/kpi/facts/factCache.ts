import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { KpiChanges, KpiSource } from '../ports.ts';
import type { PersonRecords } from './personRecords.ts';

/** The records of a person and which reading they come from: another reading, another version. */
export interface KeptRecords {
    readonly records: PersonRecords;
    readonly version: number;
}

/** How far the changes of an org are known. */
export interface Look {
    /** Pass to a later look. */
    readonly stamp: number;
    /** People whose records are no longer those of an earlier look; null: too long ago to say. */
    touchedSince(stamp: number): readonly string[] | null;
}

/** The records of people, kept in the memory of the process for as long as nothing that they hang on has changed. */
export interface FactCache {
    /** Makes known whatever was committed so far. */
    look(orgId: string): Promise<Look>;
    read(orgId: string, ownerIds: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, KeptRecords>>;
    /** What is kept of a person right now, without reading anything. */
    kept(orgId: string, ownerId: string): PersonRecords | undefined;
}

/** People whose records are read at once: enough to share the cost of a query, few enough to let others in between. */
const CHUNK = 250;
/** Bounds the memory of the process: the people read longest ago make room. */
const KEPT_VISITS = 6_000_000;
/** Events that are remembered; who looks less often than that looks at everybody again. */
const KEPT_EVENTS = 20_000;

/** The person who stands for all of them. */
const EVERYBODY = '';

/** Somebody's records were forgotten, in order. */
interface ForgottenLog {
    readonly stamps: number[];
    readonly ownerIds: string[];
    /** Stamp of the latest event that is no longer here. */
    before: number;
    readonly most: number;
}

interface OrgCache {
    mark: string | null;
    readonly people: Map<string, KeptRecords>;
    visits: number;
    readonly forgotten: ForgottenLog;
    /** Last known change of each person. While a long transaction is open, changes after its start come with each question. */
    readonly changedBy: Map<string, string>;
    /** Readings follow each other, so that nobody is read twice at the same time. */
    tail: Promise<unknown>;
}

/**
 * Who was touched by a change is written down by triggers in the transaction of the change (`kpi_changes`); a read asks for
 * that first and reads those people again. So what is kept cannot differ from the mirror, and a synced record is in the
 * next answer.
 */
export function createFactCache(
    source: Pick<KpiSource, 'changes' | 'records'>,
    keptVisits = KEPT_VISITS,
    keptEvents = KEPT_EVENTS
): FactCache {
    const orgs = new Map<string, OrgCache>();
    let version = 0;
    const orgOf = (orgId: string): OrgCache => {
        const org = orgs.get(orgId) ?? createOrg(keptEvents);
        orgs.set(orgId, org);
        return org;
    };
    const forget = (org: OrgCache, ownerId: string): void => {
        const known = org.people.get(ownerId);
        if (known === undefined) return;
        org.visits -= known.records.visits.ids.length;
        org.people.delete(ownerId);
        version += 1;
        noteForgotten(org.forgotten, ownerId, version);
    };
    const refresh = async (orgId: string, org: OrgCache): Promise<void> => {
        const changes = await source.changes(orgId, org.mark);
        const news = newsOf(changes, org.changedBy);
        const isEverybody = changes.isEverybody && (changes.changedBy === undefined || news.includes(EVERYBODY));
        const touched = isEverybody && org.mark !== null ? [...org.people.keys()] : news;
        touched.forEach((ownerId) => forget(org, ownerId));
        // Only now: records that are read later hold at least these changes.
        org.mark = changes.mark;
    };
    const keep = (org: OrgCache, read: ReadonlyMap<string, PersonRecords>, wanted: ReadonlySet<string>): void => {
        for (const [ownerId, records] of read) {
            forget(org, ownerId);
            version += 1;
            org.people.set(ownerId, { records, version });
            org.visits += records.visits.ids.length;
        }
        for (const ownerId of org.people.keys()) {
            if (org.visits <= keptVisits) break;
            if (!wanted.has(ownerId)) forget(org, ownerId);
        }
    };
    return {
        kept: (orgId, ownerId) => orgs.get(orgId)?.people.get(ownerId)?.records,
        look: async (orgId) => {
            const org = orgOf(orgId);
            const result = org.tail.then(() => refresh(orgId, org));
            org.tail = result.catch(() => undefined);
            await result;
            return { stamp: version, touchedSince: (stamp) => forgottenSince(org.forgotten, stamp) };
        },
        read: async (orgId, ownerIds, signal) => {
            const org = orgOf(orgId);
            const wanted = new Set(ownerIds);
            const step = async (): Promise<ReadonlyMap<string, KeptRecords> | null> => {
                signal?.throwIfAborted();
                await refresh(orgId, org);
                const missing = ownerIds.filter((ownerId) => !org.people.has(ownerId)).slice(0, CHUNK);
                if (missing.length > 0) {
                    keep(org, await source.records(orgId, missing), wanted);
                }
                // Within one step, so that a change cannot take anybody out in between.
                return ownerIds.every((ownerId) => org.people.has(ownerId)) ? pick(org, ownerIds) : null;
            };
            for (;;) {
                const result = org.tail.then(step);
                org.tail = result.catch(() => undefined);
                const people = await result;
                if (people !== null) return people;
                await yieldToOthers();
            }
        }
    };
}

function createOrg(most: number): OrgCache {
    const forgotten = { stamps: [], ownerIds: [], before: 0, most };
    return { mark: null, people: new Map(), visits: 0, forgotten, changedBy: new Map(), tail: Promise.resolve() };
}

/** Changes that were not known yet. */
function newsOf({ ownerIds, changedBy }: KpiChanges, known: Map<string, string>): readonly string[] {
    return ownerIds.filter((ownerId, index) => {
        const by = changedBy?.[index];
        if (by === undefined) return true;
        const isKnown = known.get(ownerId) === by;
        known.set(ownerId, by);
        return !isKnown;
    });
}

function noteForgotten(log: ForgottenLog, ownerId: string, stamp: number): void {
    log.stamps.push(stamp);
    log.ownerIds.push(ownerId);
    if (log.stamps.length > 2 * log.most) {
        log.before = log.stamps[log.most - 1] as number;
        log.stamps.splice(0, log.most);
        log.ownerIds.splice(0, log.most);
    }
}

function forgottenSince({ stamps, ownerIds, before }: ForgottenLog, stamp: number): readonly string[] | null {
    if (stamp < before) {
        return null;
    }
    let first = stamps.length;
    while (first > 0 && (stamps[first - 1] as number) > stamp) first -= 1;
    return first === stamps.length ? NOBODY : ownerIds.slice(first);
}

const NOBODY: readonly string[] = [];

function pick({ people }: OrgCache, ownerIds: readonly string[]): Map<string, KeptRecords> {
    return new Map(
        ownerIds.flatMap((ownerId) => {
            const kept = people.get(ownerId);
            return kept === undefined ? [] : [[ownerId, kept] as const];
        })
    );
}
