import type { DayEntry, DayVisit } from 'c/contracts';

/** A line of the day: as recorded, or a visit that was written down by hand. */
export type DayLine = DayEntry | { readonly kind: 'visit'; readonly startsAt: string; readonly visit: DayVisit };

/** A visit of the same customer so near to a confirmed stay is the same visit; as the middleware takes it. */
const SAME_VISIT_MS = 15 * 60_000;

/** The recorded day with the visits in it that no confirmed stay stands for, in order of time. */
export function wholeDay(entries: readonly DayEntry[], visits: readonly DayVisit[]): DayLine[] {
    const confirmed = entries.filter(({ kind, decidedAs }) => kind === 'stay' && decidedAs === 'confirmed');
    const byHand = visits.filter((visit) => !confirmed.some((stay) => isSame(stay, visit)));
    const lines: DayLine[] = [
        ...entries,
        ...byHand.map((visit): DayLine => ({ kind: 'visit', startsAt: visit.startsAt, visit }))
    ];
    return lines.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

function isSame(stay: DayEntry, visit: DayVisit): boolean {
    if (stay.recordId !== visit.recordId) return false;
    const begin = Date.parse(visit.startsAt);
    const end = visit.endsAt === null ? begin : Date.parse(visit.endsAt);
    return begin <= Date.parse(stay.endsAt) + SAME_VISIT_MS && end >= Date.parse(stay.startsAt) - SAME_VISIT_MS;
}
