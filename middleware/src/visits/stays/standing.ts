import { planeMetres } from '../positions/trackPoint.ts';
import type { StaySettings } from './settings.ts';
import type { SlotMean, Slots } from './slots.ts';

/** A range of slots, both included, over which somebody stood still. */
export interface SlotRange {
    readonly from: number;
    readonly to: number;
}

const WAKE_UP_METRES = 600;
/** Somebody who drove off at once would average more than this over a silence. */
const WAKE_UP_METRES_PER_SECOND = 0.3;
const MOST_EVIDENCE = 12;
/** Both halves of the window lie at different places: a drive that was shorter than the window is still a drive. */
const OTHER_PLACE_EVIDENCE = 4;
export const SILENCE_SECONDS = 90;
/** An interval without a silence says at most as much as so many dense ones. */
const MOST_LOOKS = 6;
const LONE_SECONDS = 1_800;
/** How much of the displacement that inaccuracy alone would give is not counted. */
const NOISE_SHARE = 0.5;

/**
 * Stretches in which a person stood still: the likelier of two states, standing and moving, for each interval between
 * neighbouring slots, by the Viterbi algorithm on a hidden Markov model. The observation is the displacement between the mean
 * places of the half minute before and after, so correlated indoor drift weighs little; a long silence is one observation.
 *
 * Shape: ranges in order, not overlapping. Constant work for each slot.
 * Source: Viterbi 1967; two-state segmentation of tracks as in Thierry, Chaix, Kestens, "Detecting activity locations from raw
 * GPS data", Int. J. Health Geographics 12:14 (2013) and Aslak, Alessandretti, "Infostop", arXiv:2003.14370 (2020), who both
 * decide by displacement in a window instead of single distances.
 */
export function findStanding(slots: Slots, settings: StaySettings): SlotRange[] {
    const evidence = standingEvidence(slots, settings);
    return likeliestStanding(evidence, slots.count - 1, settings.switchEvidence);
}

/**
 * The log-odds of standing for each interval between slots, in units of one clear slot: +1 surely standing, -1 surely moving,
 * more for silences.
 */
function standingEvidence(slots: Slots, settings: StaySettings): Float64Array {
    const evidence = new Float64Array(Math.max(0, slots.count - 1));
    const windowMs = settings.windowSeconds * 1000;
    const nextSilence = silencesAhead(slots);
    const before: SlotMean = { latitude: 0, longitude: 0, seconds: 0 };
    const after: SlotMean = { latitude: 0, longitude: 0, seconds: 0 };
    let first = 0;
    let last = 0;
    let woke = 0; // the first slot after the latest silence: windows reach over none
    for (let i = 0; i + 1 < slots.count; i++) {
        while (slots.firstMs[first]! < slots.lastMs[i]! - windowMs) first++;
        while (last + 1 < slots.count && slots.lastMs[last + 1]! <= slots.firstMs[i + 1]! + windowMs) last++;
        const from = Math.max(woke, Math.min(first, i + 1 - settings.windowSlots));
        const to = Math.min(nextSilence[i + 1]!, Math.max(last, i + settings.windowSlots));
        slots.mean(from, i, before);
        slots.mean(i + 1, to, after);
        const metres = planeMetres(before.latitude, before.longitude, after.latitude, after.longitude);
        if (nextSilence[i] === i) {
            woke = i + 1;
            const isLone = isLoneSlot(slots, i) || isLoneSlot(slots, i + 1);
            evidence[i] = isLone
                ? -Infinity
                : ofSilence(slots.metresBetween(i, i + 1), silenceSeconds(slots, i), settings);
        } else {
            const noise = Math.sqrt(1 / slots.weightBetween(from, i) + 1 / slots.weightBetween(i + 1, to));
            const seconds = Math.max(1, after.seconds - before.seconds);
            const looks = looksBetween(slots, i, settings);
            evidence[i] = looks * ofWindow(Math.max(0, metres - noise * NOISE_SHARE), seconds, settings);
        }
    }
    return evidence;
}

/** How many slots an interval stands for: with a position a minute, one interval says as much as six that are dense. */
function looksBetween(slots: Slots, after: number, settings: StaySettings): number {
    const seconds = (slots.firstMs[after + 1]! - slots.firstMs[after]!) / 1000;
    return Math.min(MOST_LOOKS, Math.max(1, seconds / settings.slotSeconds));
}

/** For each slot the next one, itself included, that a silence follows. */
function silencesAhead(slots: Slots): Int32Array {
    const ahead = new Int32Array(slots.count);
    for (let i = slots.count - 1; i >= 0; i--) {
        const isLast = i === slots.count - 1 || silenceSeconds(slots, i) > SILENCE_SECONDS;
        ahead[i] = isLast ? i : ahead[i + 1]!;
    }
    return ahead;
}

/** Half an hour without anything on both sides: rather a clock that was an hour off than somebody who stayed. */
function isLoneSlot(slots: Slots, slot: number): boolean {
    return (
        (slot === 0 || silenceSeconds(slots, slot - 1) > LONE_SECONDS) &&
        (slot === slots.count - 1 || silenceSeconds(slots, slot) > LONE_SECONDS)
    );
}

export function silenceSeconds(slots: Slots, after: number): number {
    return (slots.firstMs[after + 1]! - slots.lastMs[after]!) / 1000;
}

function ofWindow(metres: number, seconds: number, settings: StaySettings): number {
    const share = 1 - metres / seconds / settings.standingMetresPerSecond;
    const least = metres > settings.otherPlaceMetres ? -OTHER_PLACE_EVIDENCE : -1;
    return share < least ? least : share;
}

function ofSilence(metres: number, seconds: number, settings: StaySettings): number {
    if (seconds > settings.maxSilenceSeconds) return -Infinity;
    const weight = Math.min(MOST_EVIDENCE, seconds / settings.slotSeconds);
    if (metres <= Math.min(settings.radiusMetres, seconds * settings.standingMetresPerSecond)) return weight;
    return isLateWakeUp(metres, seconds, settings) ? weight : -weight;
}

/** After a silence a phone often wakes up late: it may be some way off and the stay still have filled the silence. */
export function isLateWakeUp(metres: number, seconds: number, settings: StaySettings): boolean {
    return (
        seconds >= settings.dwellSeconds &&
        seconds <= settings.maxSilenceSeconds &&
        metres <= WAKE_UP_METRES &&
        metres <= seconds * WAKE_UP_METRES_PER_SECOND
    );
}

/** A way to be in a state now: where its present stretch began, and the way before that. */
interface Way {
    readonly from: number;
    readonly before: Way | null;
    readonly isStanding: boolean;
}

function likeliestStanding(evidence: Float64Array, intervals: number, switchEvidence: number): SlotRange[] {
    let standing: Way = { from: 0, before: null, isStanding: true };
    let moving: Way = { from: 0, before: null, isStanding: false };
    let lead = 0; // log-odds of the best way that ends standing over the best that ends moving
    for (let i = 0; i < intervals; i++) {
        if (lead > switchEvidence) {
            lead = switchEvidence;
            moving = { from: i, before: standing, isStanding: false };
        } else if (lead < -switchEvidence) {
            lead = -switchEvidence;
            standing = { from: i, before: moving, isStanding: true };
        }
        lead += evidence[i]!;
    }
    const ranges: SlotRange[] = [];
    let end = intervals;
    for (let way: Way | null = lead >= 0 ? standing : moving; way !== null; way = way.before) {
        if (way.isStanding && way.from < end) ranges.push({ from: way.from, to: end });
        end = way.from;
    }
    return ranges.reverse();
}
