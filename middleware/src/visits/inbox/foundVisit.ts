import type { KnownVisit, FoundVisitWrite, PersonName, StoredStay, WrittenVisit } from '../ports.ts';

/** A visit that the person logged by hand around the stay is the same visit. */
const SAME_VISIT_MS = 15 * 60_000;

export interface VisitTarget {
    readonly recordId: string;
    readonly objectApiName: 'Account' | 'Lead';
    /** What the org knows of the person's visits to the record on that day. */
    readonly known: readonly KnownVisit[];
}

/** Stable, so that a repeat in Salesforce meets the same visit. At most 64 characters. */
export function visitClientKey({ userId }: PersonName, stayKey: string): string {
    return `stay:${userId}:${stayKey}`;
}

/**
 * The visit that a confirmed stay becomes: one logged by hand at that time as it is; else the one begun or planned that day is
 * completed; else a new one.
 */
export function visitOf(
    person: PersonName,
    stay: StoredStay,
    { recordId, objectApiName, known }: VisitTarget,
    outboxKey: string
): WrittenVisit {
    const write: FoundVisitWrite = {
        action: 'create',
        outboxKey,
        clientKey: visitClientKey(person, stay.stayKey),
        visitId: null,
        statusBefore: null,
        actualStartBefore: null,
        ownerId: person.userId,
        recordId,
        objectApiName,
        startsAt: iso(stay.startMs),
        endsAt: iso(stay.endMs),
        distanceMetres: stay.assignment.candidates.find((one) => one.recordId === recordId)?.distanceMetres ?? null
    };
    const done = known.find((visit) => visit.status === 'Completed' && overlaps(visit, stay));
    if (done !== undefined) {
        return { clientKey: null, state: 'written', visitId: done.visitId, detail: null, writes: [] };
    }
    const waits = nearest(known, stay);
    if (waits === null)
        return { clientKey: write.clientKey, state: 'waiting', visitId: null, detail: null, writes: [write] };
    const completed: FoundVisitWrite = {
        ...write,
        action: 'complete',
        clientKey: `${write.clientKey}:${waits.visitId}`,
        visitId: waits.visitId,
        statusBefore: waits.status,
        actualStartBefore: waits.actualStartMs === null ? null : iso(waits.actualStartMs)
    };
    return { clientKey: null, state: 'waiting', visitId: waits.visitId, detail: null, writes: [completed] };
}

/** What takes a written visit back: a new one is cancelled, a planned one is planned again, one logged by hand stays. */
export function takeBack({ writes }: WrittenVisit, outboxKey: string): FoundVisitWrite[] {
    const last = writes[writes.length - 1];
    if (last?.action === 'create') return [{ ...last, action: 'cancel', outboxKey }];
    if (last?.action === 'complete') return [{ ...last, action: 'reopen', outboxKey }];
    return [];
}

/** The begun visit goes before planned ones; of these the one planned nearest to the stay. */
function nearest(known: readonly KnownVisit[], stay: StoredStay): KnownVisit | null {
    const apart = ({ plannedStartMs, actualStartMs }: KnownVisit): number =>
        Math.abs((actualStartMs ?? plannedStartMs ?? 0) - stay.startMs);
    const rank = (visit: KnownVisit): number => (visit.status === 'In Progress' ? 0 : 1);
    const open = known.filter(({ status }) => status === 'Planned' || status === 'In Progress');
    return [...open].sort((a, b) => rank(a) - rank(b) || apart(a) - apart(b))[0] ?? null;
}

function overlaps({ actualStartMs, actualEndMs }: KnownVisit, stay: StoredStay): boolean {
    return (
        actualStartMs !== null &&
        actualStartMs <= stay.endMs + SAME_VISIT_MS &&
        (actualEndMs ?? actualStartMs) >= stay.startMs - SAME_VISIT_MS
    );
}

function iso(ms: number): string {
    return new Date(ms).toISOString();
}
