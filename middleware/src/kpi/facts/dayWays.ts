import { haversineMetres } from '#kernel/geo';
import { fieldFault } from '#kernel/kpiFormulas';
import type { VisitFact, VisitWay } from '#kernel/kpiFormulas';
import { CIRCUITY, estimateSeconds } from '../../travel/index.ts';
import type { AccountTraits } from './personRecords.ts';

/** A visit whose way is still to be written down. */
type Placed = VisitFact & { way: VisitWay | null };

/**
 * Gives each visit of one person its part of the day: the time since the last check-out before, and the way from there.
 *
 * Ways are estimated: great-circle metres between the accounts × 1.3, at the speeds of the great-circle provider, and never
 * longer than the time that lay between the two visits. The way from and to the start place belongs to no visit.
 *
 * Shape: whole days in any order; only visits in person that can be counted get a way.
 */
export function noteWays(visits: readonly Placed[], traits: ReadonlyMap<string, AccountTraits>): void {
    const days = new Map<string, Placed[]>();
    for (const visit of visits) {
        if (visit.isInPerson && visit.status === 'Completed' && fieldFault(visit) === null) {
            const day = days.get(visit.day);
            if (day === undefined) days.set(visit.day, [visit]);
            else day.push(visit);
        }
    }
    for (const day of days.values()) {
        noteDay(day, traits);
    }
}

function noteDay(day: Placed[], traits: ReadonlyMap<string, AccountTraits>): void {
    day.sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1));
    let until = day[0] === undefined ? 0 : startOf(day[0]);
    let before: VisitFact | null = null;
    for (const visit of day) {
        const gapSeconds = Math.max(0, startOf(visit) - until);
        const fieldSeconds = Math.max(0, endOf(visit) - until);
        visit.way = { fieldSeconds, ...wayBetween(before, visit, gapSeconds, traits) };
        until = Math.max(until, endOf(visit));
        before = visit;
    }
}

function wayBetween(
    before: VisitFact | null,
    visit: VisitFact,
    gapSeconds: number,
    traits: ReadonlyMap<string, AccountTraits>
): Pick<VisitWay, 'metres' | 'travelSeconds'> {
    if (before === null || (before.accountId !== null && before.accountId === visit.accountId)) {
        return { metres: 0, travelSeconds: 0 };
    }
    const [from, to] = [placeOf(before, traits), placeOf(visit, traits)];
    if (from === null || to === null) {
        return { metres: null, travelSeconds: null };
    }
    const metres = Math.round(haversineMetres(from, to) * CIRCUITY);
    return { metres, travelSeconds: Math.min(gapSeconds, Math.round(estimateSeconds(metres))) };
}

function placeOf({ accountId }: VisitFact, traits: ReadonlyMap<string, AccountTraits>) {
    const { latitude = null, longitude = null } = traits.get(accountId ?? '') ?? {};
    return latitude === null || longitude === null ? null : { latitude, longitude };
}

const startOf = ({ startsAt }: VisitFact): number => startsAt ?? 0;
const endOf = ({ endsAt }: VisitFact): number => endsAt ?? 0;
