import { estimatedRoadMetres, estimatedRoadSeconds } from '#kernel/geo';
import { fieldFault } from '#kernel/kpiFormulas';
import type { VisitFact, VisitWay } from '#kernel/kpiFormulas';
import type { AccountTraits, PersonRecords, Place } from './personRecords.ts';

/** A visit whose way is still to be written down. */
type Placed = VisitFact & { way: VisitWay | null };

/**
 * Gives each visit of one person its part of the day: the time since the last check-out before, and the way from there.
 *
 * Ways are estimated: great-circle metres between the accounts × 1.3, at the speeds of the great-circle provider, and between
 * two visits never longer than the time that lay there. The way from the start place belongs to the first visit of the day,
 * the way back to the last one, where the start place is known.
 *
 * Shape: whole days in any order; only visits in person that can be counted get a way.
 */
export function noteWays(visits: readonly Placed[], { traits, base }: Pick<PersonRecords, 'traits' | 'base'>): void {
    const days = new Map<string, Placed[]>();
    for (const visit of visits) {
        if (visit.isInPerson && visit.status === 'Completed' && fieldFault(visit) === null) {
            const day = days.get(visit.day);
            if (day === undefined) days.set(visit.day, [visit]);
            else day.push(visit);
        }
    }
    for (const day of days.values()) {
        noteDay(day, traits, base);
    }
}

function noteDay(day: Placed[], traits: ReadonlyMap<string, AccountTraits>, base: Place | null): void {
    day.sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1));
    let until = day[0] === undefined ? 0 : startOf(day[0]);
    let before: VisitFact | null = null;
    for (const visit of day) {
        const gapSeconds = Math.max(0, startOf(visit) - until);
        const fieldSeconds = Math.max(0, endOf(visit) - until);
        const place = placeOf(visit, traits);
        const way: Way = before === null ? wayFrom(base, place) : wayBetween(before, visit, gapSeconds, traits);
        const home: Way = visit === day.at(-1) ? wayFrom(base, place) : NO_WAY;
        visit.way = { fieldSeconds, ...bothWays(way, home) };
        until = Math.max(until, endOf(visit));
        before = visit;
    }
}

type Way = Pick<VisitWay, 'metres' | 'travelSeconds'>;
const NO_WAY: Way = { metres: 0, travelSeconds: 0 };
const UNKNOWN_WAY: Way = { metres: null, travelSeconds: null };

function bothWays(one: Way, other: Way): Way {
    if (one.metres === null || other.metres === null || one.travelSeconds === null || other.travelSeconds === null) {
        return UNKNOWN_WAY;
    }
    return { metres: one.metres + other.metres, travelSeconds: one.travelSeconds + other.travelSeconds };
}

/** To or from the start place; without one there is no such way, without the place of the account it is not known. */
function wayFrom(base: Place | null, place: Place | null): Way {
    if (base === null) return NO_WAY;
    return place === null ? UNKNOWN_WAY : estimate(base, place);
}

function wayBetween(
    before: VisitFact,
    visit: VisitFact,
    gapSeconds: number,
    traits: ReadonlyMap<string, AccountTraits>
): Way {
    if (before.accountId !== null && before.accountId === visit.accountId) {
        return NO_WAY;
    }
    const [from, to] = [placeOf(before, traits), placeOf(visit, traits)];
    if (from === null || to === null) {
        return UNKNOWN_WAY;
    }
    const { metres, travelSeconds } = estimate(from, to);
    return { metres, travelSeconds: Math.min(gapSeconds, travelSeconds) };
}

function estimate(from: Place, to: Place): { readonly metres: number; readonly travelSeconds: number } {
    const metres = Math.round(estimatedRoadMetres(from, to));
    return { metres, travelSeconds: Math.round(estimatedRoadSeconds(metres)) };
}

function placeOf({ accountId }: VisitFact, traits: ReadonlyMap<string, AccountTraits>): Place | null {
    const { latitude = null, longitude = null } = traits.get(accountId ?? '') ?? {};
    return latitude === null || longitude === null ? null : { latitude, longitude };
}

const startOf = ({ startsAt }: VisitFact): number => startsAt ?? 0;
const endOf = ({ endsAt }: VisitFact): number => endsAt ?? 0;
