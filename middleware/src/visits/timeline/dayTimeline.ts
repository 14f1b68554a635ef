import type { DayEntry, MileageRow } from '#kernel/contracts';
import { haversineMetres } from '#kernel/geo';
import { planeMetres, orderPoints, type TrackPoint } from '../positions/trackPoint.ts';
import type { FoundStay } from '../stays/foundStay.ts';

/** A stay with the customer that it was decided to be at. */
export interface DayStay extends FoundStay {
    readonly recordId: string | null;
}

/** A leg as a road engine measured it. */
export interface RoadLeg {
    readonly metres: number;
}

/** Silences longer than this are shown as gaps, not as driving. */
const GAP_SECONDS = 900;
/** Shorter steps are noise of a position that stands still. */
const LEAST_STEP_METRES = 15;

/**
 * The day that wrote itself: stays, the legs between them with their length along the positions, and the gaps of which nothing is
 * known. Entries follow each other in time without overlap.
 */
export function dayTimeline(stays: readonly DayStay[], positions: readonly TrackPoint[]): DayEntry[] {
    const points = orderPoints(positions);
    const entries: DayEntry[] = [];
    stays.forEach((stay, i) => {
        entries.push(entry('stay', stay.startMs, stay.endMs, 0, stay.recordId));
        const next = stays[i + 1];
        if (next) entries.push(...legsBetween(stay, next, points));
    });
    return entries;
}

type WayEnd = Pick<TrackPoint, 'latitude' | 'longitude'> & { readonly startMs: number; readonly endMs: number };

/** The legs and gaps from the end of one stay to the begin of the next; positions are in order of time. */
export function legsBetween(from: WayEnd, to: WayEnd, points: readonly TrackPoint[]): DayEntry[] {
    const way = [
        { latitude: from.latitude, longitude: from.longitude, atMs: from.endMs },
        ...points.filter(({ atMs }) => atMs > from.endMs && atMs < to.startMs),
        { latitude: to.latitude, longitude: to.longitude, atMs: to.startMs }
    ];
    const entries: DayEntry[] = [];
    let legStart = 0;
    for (let i = 1; i < way.length; i++) {
        if (way[i]!.atMs - way[i - 1]!.atMs <= GAP_SECONDS * 1000) continue;
        if (i - 1 > legStart) entries.push(legOf(way.slice(legStart, i)));
        entries.push(entry('gap', way[i - 1]!.atMs, way[i]!.atMs, haversineMetres(way[i - 1]!, way[i]!), null));
        legStart = i;
    }
    if (way.length - 1 > legStart) entries.push(legOf(way.slice(legStart)));
    return entries;
}

type WayPoint = Pick<TrackPoint, 'atMs' | 'latitude' | 'longitude'>;

function legOf(way: readonly WayPoint[]): DayEntry {
    return entry('leg', way[0]!.atMs, way[way.length - 1]!.atMs, trackMetres(way), null);
}

/** Length along the positions, without the back and forth of noise. */
export function trackMetres(way: readonly WayPoint[]): number {
    let metres = 0;
    let last = way[0];
    way.forEach((point, i) => {
        const step = planeMetres(last!.latitude, last!.longitude, point.latitude, point.longitude);
        if (step < LEAST_STEP_METRES && i < way.length - 1) return;
        metres += step;
        last = point;
    });
    return metres;
}

/**
 * Mileage: one row from each stay to the next. `roadLegs`, where a road engine measured the way between two stays, goes before the
 * length of the track; a row that holds a gap without one is a straight line there and says so.
 */
export function mileageRows(
    date: string,
    stays: readonly DayStay[],
    timeline: readonly DayEntry[],
    roadLegs: readonly (RoadLeg | null)[] = []
): MileageRow[] {
    return stays.slice(1).map((to, i) => {
        const from = stays[i]!;
        const between = timeline.filter(
            ({ kind, startsAt }) =>
                kind !== 'stay' && Date.parse(startsAt) >= from.endMs && Date.parse(startsAt) < to.startMs
        );
        const road = roadLegs[i] ?? null;
        const metres = road?.metres ?? between.reduce((sum, leg) => sum + leg.metres, 0);
        return {
            date,
            departsAt: iso(from.endMs),
            arrivesAt: iso(to.startMs),
            fromRecordId: from.recordId,
            toRecordId: to.recordId,
            kilometres: Math.round(metres / 100) / 10,
            source: road ? 'road' : between.some(({ kind }) => kind === 'gap') ? 'line' : 'track'
        };
    });
}

function entry(
    kind: DayEntry['kind'],
    startMs: number,
    endMs: number,
    metres: number,
    recordId: string | null
): DayEntry {
    return {
        kind,
        startsAt: iso(startMs),
        endsAt: iso(endMs),
        seconds: Math.round((endMs - startMs) / 1000),
        metres: Math.round(metres),
        recordId
    };
}

function iso(ms: number): string {
    return new Date(ms).toISOString();
}
