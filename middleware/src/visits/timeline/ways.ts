import type { DayEntry } from '#kernel/contracts';
import type { LatLng } from '#kernel/geo';
import { planeMetres, type TrackPoint } from '../positions/trackPoint.ts';
import type { StoredStay, TrackedPerson, Way } from '../ports.ts';
import { legsBetween } from './dayTimeline.ts';

type Stayed = Pick<StoredStay, 'startMs' | 'endMs' | 'latitude' | 'longitude'>;

/** Places on the way that a road engine is led by. */
const MOST_VIA = 20;
const VIA_METRES = 800;

/**
 * The way from one stay to the next along the positions that are still there; what had to be deleted before is carried.
 * The way as it was measured before stays when positions between the same two stays have been deleted since, or when nothing changed.
 */
export function wayBetween(
    from: Stayed | null,
    to: Stayed,
    points: readonly TrackPoint[],
    carried: TrackedPerson['carriedWay'],
    before: Way | null
): Way | null {
    if (from === null || to.startMs <= from.endMs) return null;
    const between = points.filter(({ atMs }) => atMs > from.endMs && atMs < to.startMs);
    const isSameWay = before !== null && before.fromMs === from.endMs && before.toMs === to.startMs;
    if (isSameWay && before.points > between.length) return before;
    const entries =
        carried !== null && carried.fromMs === from.endMs
            ? [...carried.entries, ...legsBetween(between[0] === undefined ? to : at(between[0]), to, between)]
            : legsBetween(from, to, between);
    if (isSameWay && areSame(before.entries, entries)) return before;
    return { fromMs: from.endMs, toMs: to.startMs, points: between.length, entries, roadMetres: null };
}

/** With more positions a stay may lie a metre beside, and end as it did: then its way is another. */
function areSame(a: readonly DayEntry[], b: readonly DayEntry[]): boolean {
    return (
        a.length === b.length &&
        a.every((entry, i) => {
            const { kind, startsAt, endsAt, metres } = b[i]!;
            return (
                entry.kind === kind && entry.startsAt === startsAt && entry.endsAt === endsAt && entry.metres === metres
            );
        })
    );
}

/** The way since the last stay, before its positions up to a time are deleted. */
export function wayUntil(
    from: Stayed | null,
    untilMs: number,
    points: readonly TrackPoint[],
    carried: TrackedPerson['carriedWay']
): TrackedPerson['carriedWay'] {
    if (from === null) return null;
    const gone = points.filter(({ atMs }) => atMs > from.endMs && atMs <= untilMs);
    const before = carried !== null && carried.fromMs === from.endMs ? carried.entries : [];
    const start = before.length > 0 && gone.length > 0 ? at(gone[0]!) : from;
    const last = gone[gone.length - 1];
    return {
        fromMs: from.endMs,
        entries: last === undefined ? before : [...before, ...legsBetween(start, at(last), gone)]
    };
}

/** Where the way leads along, for a road engine: both stays and places between, some way apart. */
export function viaPlaces(from: LatLng, to: LatLng, between: readonly TrackPoint[]): LatLng[] {
    const length = between.reduce((sum, point, i) => {
        const last = between[i - 1] ?? { ...from };
        return sum + planeMetres(last.latitude, last.longitude, point.latitude, point.longitude);
    }, 0);
    const step = Math.max(VIA_METRES, length / MOST_VIA);
    const via: LatLng[] = [place(from)];
    for (const point of between) {
        const last = via[via.length - 1]!;
        if (planeMetres(last.latitude, last.longitude, point.latitude, point.longitude) >= step) via.push(place(point));
    }
    const last = via[via.length - 1]!;
    const isNearEnd = planeMetres(last.latitude, last.longitude, to.latitude, to.longitude) < step / 2;
    return [...(isNearEnd && via.length > 1 ? via.slice(0, -1) : via), place(to)];
}

/** A road length is believed when it agrees with the positions; across a gap it may only be longer than the straight line. */
export function isBelievable(roadMetres: number, entries: readonly DayEntry[]): boolean {
    const metres = entries.reduce((sum, entry) => sum + entry.metres, 0);
    return entries.some(({ kind }) => kind === 'gap')
        ? roadMetres >= metres * 0.95 && roadMetres <= metres * 3 + 1_000
        : roadMetres >= metres * 0.8 && roadMetres <= metres * 1.25 + 200;
}

function at(point: TrackPoint): Stayed {
    return { latitude: point.latitude, longitude: point.longitude, startMs: point.atMs, endMs: point.atMs };
}

function place({ latitude, longitude }: LatLng): LatLng {
    return { latitude, longitude };
}
