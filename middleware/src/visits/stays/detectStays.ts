import { orderPoints, planeMetres, type TrackPoint } from '../positions/trackPoint.ts';
import type { FoundStay } from './foundStay.ts';
import { DEFAULT_STAY_SETTINGS, type StaySettings } from './settings.ts';
import { fillSlots, type SlotMean, type Slots } from './slots.ts';
import { splitPlaces } from './splitPlaces.ts';
import { findStanding, isLateWakeUp, SILENCE_SECONDS, silenceSeconds, type SlotRange } from './standing.ts';

/** From a place where the phone woke up back to the stay it left unnoticed: between walking and town traffic. */
const UNSEEN_METRES_PER_SECOND = 5;
const CENTRE_ROUNDS = 3;
/** With a position a minute, a stay has begun so long before the first of them. */
const UNSEEN_MS = 30_000;
/** The core of a place where people walk about reaches this many times their spread. */
const WIDE_CORE = 1.4;

interface Candidate extends SlotRange {
    readonly centre: SlotMean;
}

/**
 * The stays of one person, from positions in any order. A pure function of the set of positions.
 *
 * Steps: order and drop doubles; drop jumps; average in slots; standing or moving by a hidden Markov model; join what was cut
 * in two; set start and end to the entry into and the exit from the core of the place; drop what is shorter than the dwell.
 *
 * Limits: 1,000,000 positions a second on one core; memory 72 bytes a position.
 * Source: the definition (distance and dwell threshold) is that of Li et al., "Mining user similarity based on location
 * history", ACM GIS 2008; joining by place and pause follows Hariharan, Toyama, "Project Lachesis", GIScience 2004 and Kang et
 * al., "Extracting places from traces of locations", WMASH 2004. See docs/decisions/0020-stay-detection.md and
 * 0037-stays-and-diaries.md.
 */
export function detectStays(
    positions: readonly TrackPoint[],
    settings: StaySettings = DEFAULT_STAY_SETTINGS
): FoundStay[] {
    const slots = fillSlots(orderPoints(positions), settings);
    if (slots.count < 2) return [];
    const standing = findStanding(slots, settings)
        .flatMap((range) => splitPlaces(slots, range, settings))
        .map((range) => withCentre(slots, range, settings));
    const places = toCores(slots, standing, settings);
    return toCores(slots, joinCut(slots, places, settings), settings)
        .map((candidate) => toStay(slots, candidate, settings))
        .filter((stay): stay is FoundStay => stay !== null);
}

/** The weighted mean, taken again over the slots within the radius of it, so that a detour does not pull it away. */
function withCentre(slots: Slots, range: SlotRange, settings: StaySettings): Candidate {
    const centre = slots.mean(range.from, range.to, { latitude: 0, longitude: 0, seconds: 0 });
    const limit = settings.radiusMetres;
    for (let round = 0; round < CENTRE_ROUNDS; round++) {
        let weight = 0;
        let north = 0;
        let east = 0;
        for (let slot = range.from; slot <= range.to; slot++) {
            const latitude = slots.latitude[slot]! - centre.latitude;
            const longitude = slots.longitude[slot]! - centre.longitude;
            if (metresTo(slots, slot, centre) > limit) continue;
            const slotWeight = slots.weightBetween(slot, slot);
            weight += slotWeight;
            north += slotWeight * latitude;
            east += slotWeight * longitude;
        }
        if (weight === 0) break;
        centre.latitude += north / weight;
        centre.longitude += east / weight;
    }
    return { ...range, centre };
}

/** Joins neighbours at one place with a short pause between them: one stay, cut in two by drift or a walk to the car. */
function joinCut(slots: Slots, candidates: readonly Candidate[], settings: StaySettings): Candidate[] {
    const joined: Candidate[] = [];
    for (const candidate of candidates) {
        const last = joined[joined.length - 1];
        if (last && isOnePlace(slots, last, candidate, settings)) {
            joined[joined.length - 1] = withCentre(slots, { from: last.from, to: candidate.to }, settings);
        } else {
            joined.push(candidate);
        }
    }
    return joined;
}

/** Whatever the positions between say: nobody leaves a place and is back in so short a time for a second visit. */
function isOnePlace(slots: Slots, a: Candidate, b: Candidate, settings: StaySettings): boolean {
    const pauseSeconds = (slots.firstMs[b.from]! - slots.lastMs[a.to]!) / 1000;
    if (pauseSeconds > settings.mergeSeconds) return false;
    const { latitude, longitude } = a.centre;
    return planeMetres(latitude, longitude, b.centre.latitude, b.centre.longitude) <= settings.mergeMetres;
}

function toStay(slots: Slots, candidate: Candidate, settings: StaySettings): FoundStay | null {
    const { from, to, centre } = candidate;
    const startMs = slots.firstMs[from]!;
    const endMs = endMsOf(slots, candidate, settings);
    const unseenMs = isBegunUnseen(slots, from) ? UNSEEN_MS : 0;
    if (endMs - startMs + unseenMs < settings.dwellSeconds * 1000) return null;
    return {
        startMs,
        endMs,
        latitude: rounded(centre.latitude, 1e7),
        longitude: rounded(centre.longitude, 1e7),
        radiusMetres: rounded(spreadOf(slots, candidate), 10),
        positionCount: slots.pointsBetween(from, to),
        isOpen: to === slots.count - 1
    };
}

/** Nothing is known of the time before: the person was there already when the positions begin. */
function isBegunUnseen(slots: Slots, from: number): boolean {
    return from === 0 || silenceSeconds(slots, from - 1) > SILENCE_SECONDS;
}

/** The distance from the centre within which two thirds of the slots lie. */
function spreadOf(slots: Slots, { from, to, centre }: Candidate): number {
    const distances = new Float64Array(to - from + 1);
    for (let slot = from; slot <= to; slot++) distances[slot - from] = metresTo(slots, slot, centre);
    distances.sort();
    return distances[Math.floor((distances.length * 2) / 3)] ?? 0;
}

/** Each as long as the person was in its core, but not into the next. */
function toCores(slots: Slots, candidates: readonly Candidate[], settings: StaySettings): Candidate[] {
    return candidates.map((candidate, i) => {
        const least = (candidates[i - 1]?.to ?? -1) + 1;
        const most = (candidates[i + 1]?.from ?? slots.count) - 1;
        return { ...candidate, ...coreOf(slots, candidate, { from: least, to: most }, settings) };
    });
}

/** Grows the range while its ends stay in the core, or shrinks it until they are: the change points of arrival and departure. */
function coreOf(slots: Slots, candidate: Candidate, within: SlotRange, settings: StaySettings): SlotRange {
    let { from, to } = candidate;
    const core = Math.min(settings.radiusMetres, Math.max(settings.coreMetres, spreadOf(slots, candidate) * WIDE_CORE));
    const isCore = (slot: number): boolean => metresTo(slots, slot, candidate.centre) <= core;
    const isNear = (slot: number, other: number): boolean =>
        Math.abs(slots.firstMs[slot]! - slots.firstMs[other]!) <= settings.mergeSeconds * 1000;
    while (from > within.from && isCore(from - 1) && isNear(from - 1, from)) from--;
    while (to < within.to && isCore(to + 1) && isNear(to, to + 1)) to++;
    while (from < candidate.to && !isCore(from)) from++;
    while (to > from && !isCore(to)) to--;
    return { from, to };
}

/** The last position in the core; or, if the phone slept there and woke up elsewhere, when it must have left. */
function endMsOf(slots: Slots, { centre, to }: Candidate, settings: StaySettings): number {
    const lastMs = slots.lastMs[to]!;
    if (to + 1 >= slots.count) return lastMs;
    const wokeMs = slots.firstMs[to + 1]!;
    const metres = metresTo(slots, to + 1, centre);
    if (!isLateWakeUp(metres, (wokeMs - lastMs) / 1000, settings)) return lastMs;
    return Math.max(lastMs, wokeMs - (metres / UNSEEN_METRES_PER_SECOND) * 1000);
}

function metresTo(slots: Slots, slot: number, centre: SlotMean): number {
    return planeMetres(slots.latitude[slot]!, slots.longitude[slot]!, centre.latitude, centre.longitude);
}

/** To a centimetre and a decimetre: what is less is rounding of the running sums. */
function rounded(value: number, unitsPerOne: number): number {
    return Math.round(value * unitsPerOne) / unitsPerOne;
}
