import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { KpiSource } from '../ports.ts';
import type { PersonRecords } from './personRecords.ts';

/** The records of a person and which reading they come from: another reading, another version. */
export interface KeptRecords {
    readonly records: PersonRecords;
    readonly version: number;
}

/** The records of people, kept in the memory of the process for as long as nothing that they hang on has changed. */
export interface FactCache {
    read(orgId: string, ownerIds: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, KeptRecords>>;
}

/** People whose records are read at once: enough to share the cost of a query, few enough to let others in between. */
const CHUNK = 250;
/** Bounds the memory of the process: the people read longest ago make room. */
const KEPT_VISITS = 6_000_000;

interface OrgCache {
    mark: string | null;
    readonly people: Map<string, KeptRecords>;
    visits: number;
    /** Readings follow each other, so that nobody is read twice at the same time. */
    tail: Promise<unknown>;
}

/**
 * Who was touched by a change is written down by triggers in the transaction of the change (`kpi_changes`); a read asks for
 * that first and reads those people again. So what is kept cannot differ from the mirror, and a synced record is in the
 * next answer.
 */
export function createFactCache(source: Pick<KpiSource, 'changes' | 'records'>, keptVisits = KEPT_VISITS): FactCache {
    const orgs = new Map<string, OrgCache>();
    let version = 0;
    const orgOf = (orgId: string): OrgCache => {
        const org = orgs.get(orgId) ?? { mark: null, people: new Map(), visits: 0, tail: Promise.resolve() };
        orgs.set(orgId, org);
        return org;
    };
    const forget = (org: OrgCache, ownerId: string): void => {
        org.visits -= org.people.get(ownerId)?.records.visits.ids.length ?? 0;
        org.people.delete(ownerId);
    };
    const refresh = async (orgId: string, org: OrgCache): Promise<void> => {
        const changes = await source.changes(orgId, org.mark);
        const touched = changes.isEverybody && org.mark !== null ? [...org.people.keys()] : changes.ownerIds;
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

function pick({ people }: OrgCache, ownerIds: readonly string[]): Map<string, KeptRecords> {
    return new Map(
        ownerIds.flatMap((ownerId) => {
            const kept = people.get(ownerId);
            return kept === undefined ? [] : [[ownerId, kept] as const];
        })
    );
}
