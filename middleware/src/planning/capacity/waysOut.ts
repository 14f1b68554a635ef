import type { PlanningSettings, WayOut } from '#kernel/contracts';
import type { TravelTimes } from '../../travel/ports.ts';
import { isRealPlace, PlaceIndex } from '../placeIndex.ts';
import type { CandidateFacts, PlanningSource } from '../ports.ts';
import { UNREACHABLE } from '../model.ts';

/** A customer with visits that the month owes. */
export interface DueVisit {
    readonly facts: CandidateFacts;
    readonly visits: number;
    readonly points: number;
}

interface WayOutContext {
    readonly source: PlanningSource;
    readonly travel: TravelTimes;
    readonly orgId: string;
    readonly ownerId: string;
    /** Minutes to customers of others are told exactly only to who sees those customers. */
    readonly visibleUserIds: ReadonlySet<string>;
    readonly asOf: string;
    readonly settings: PlanningSettings;
}

type Freed = WayOut['records'][number];

const PHONE_MINUTES = 15;
/** A call is worth this share of a visit. */
const PHONE_SHARE = 0.5;
/** Records named in an answer. */
const MOST_RECORDS = 200;
/** Neighbours' customers that a new one could lie between; more makes no difference and costs travel questions. */
const MOST_NEIGHBOUR_PLACES = 60;
const MOST_OFFERED = 60;
/** Step in which ways of colleagues are told whose customers the caller may not see. */
const ROUGH_MINUTES = 15;

/** The three ways to free `missing` visits, the cheapest first: points lost, and a minute costs what travel costs. */
export async function waysOut(context: WayOutContext, due: readonly DueVisit[], missing: number): Promise<WayOut[]> {
    const cheapest = takeVisits(due, missing);
    const dropped = cheapest.map((entry) => freed(entry, null, 0));
    const called = cheapest.map((entry) => freed(entry, null, PHONE_MINUTES));
    const ways: WayOut[] = [
        wayOf('drop-lowest-value', dropped, sum(dropped.map(({ points }) => points))),
        wayOf('move-to-phone', called, sum(called.map(({ points }) => points)) * (1 - PHONE_SHARE)),
        await handOver(context, due, missing)
    ];
    const costOf = ({ pointsLost, addedMinutes, visits }: WayOut): number =>
        visits === 0 ? Infinity : (pointsLost + (addedMinutes / 60) * context.settings.travelPointsPerHour) / visits;
    return ways.sort((a, b) => b.visits - a.visits || costOf(a) - costOf(b));
}

/** One entry for each visit, the least valuable customers first. */
function takeVisits(due: readonly DueVisit[], missing: number): DueVisit[] {
    return due.flatMap((entry) => Array.from({ length: entry.visits }, () => entry)).slice(0, missing);
}

function freed({ facts, points }: DueVisit, ownerId: string | null, addedMinutes: number): Freed {
    return { recordId: facts.recordId, objectApiName: facts.objectApiName, points, ownerId, addedMinutes };
}

function wayOf(kind: WayOut['kind'], records: readonly Freed[], pointsLost: number): WayOut {
    return {
        kind,
        visits: records.length,
        pointsLost: Math.round(pointsLost * 10) / 10,
        addedMinutes: Math.round(sum(records.map(({ addedMinutes }) => addedMinutes)) * 10) / 10,
        records: records.slice(0, MOST_RECORDS)
    };
}

/** The customers that a colleague of the same team reaches with the fewest added minutes, there and back from where they go anyway. */
async function handOver(context: WayOutContext, due: readonly DueVisit[], missing: number): Promise<WayOut> {
    const { source, orgId, ownerId } = context;
    const colleagues = await source.colleagues(orgId, ownerId);
    const offered = due.filter(({ facts }) => isRealPlace(facts.place)).slice(0, MOST_OFFERED);
    const best = new Map<string, Freed>();
    for (const colleague of colleagues) {
        for (const offer of await addedMinutes(context, colleague, offered)) {
            const known = best.get(offer.recordId);
            if (known === undefined || offer.addedMinutes < known.addedMinutes) best.set(offer.recordId, offer);
        }
    }
    const nearest = [...best.values()].sort(
        (a, b) => a.addedMinutes - b.addedMinutes || (a.recordId < b.recordId ? -1 : 1)
    );
    const visits = new Map(offered.map(({ facts, visits: count }) => [facts.recordId, count]));
    const taken = nearest.flatMap((offer) => Array.from({ length: visits.get(offer.recordId) ?? 1 }, () => offer));
    return wayOf('hand-to-neighbour', taken.slice(0, missing), 0);
}

async function addedMinutes(
    { source, travel, orgId, asOf, visibleUserIds }: WayOutContext,
    colleague: string,
    offered: readonly DueVisit[]
): Promise<Freed[]> {
    const person = await source.person(orgId, colleague);
    if (person === null || !isRealPlace(person.base)) return [];
    const own = (await source.candidates(orgId, [colleague], asOf)).filter(({ place }) => isRealPlace(place));
    const places = new PlaceIndex();
    const anchors = [person.base, ...own.slice(0, MOST_NEIGHBOUR_PLACES).flatMap(({ place }) => place ?? [])];
    const anchorRows = [...new Set(anchors.map((place) => places.indexOf(place)))];
    const rows = offered.flatMap(({ facts: { place } }) => (place === null ? [] : [places.indexOf(place)]));
    const { seconds } = await travel.matrix(places.all);
    const size = places.all.length;
    const minutesOf = visibleUserIds.has(colleague) ? exactMinutes : roughMinutes;
    return offered.flatMap((entry, index) => {
        const to = rows[index] ?? 0;
        const least = Math.min(
            ...anchorRows.map(
                (from) => (seconds[from * size + to] ?? UNREACHABLE) + (seconds[to * size + from] ?? UNREACHABLE)
            )
        );
        return least >= UNREACHABLE ? [] : [freed(entry, colleague, minutesOf(least))];
    });
}

const exactMinutes = (seconds: number): number => Math.round(seconds / 6) / 10;

/** From exact ways the places of customers could be found that the caller may not see. */
const roughMinutes = (seconds: number): number => Math.ceil(seconds / 60 / ROUGH_MINUTES) * ROUGH_MINUTES;

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}
