import { planeMetres } from '../positions/trackPoint.ts';
import type { StaySettings } from './settings.ts';
import type { SlotMean, Slots } from './slots.ts';

/** A range of slots, both included, over which somebody stood still. */
export interface SlotRange {
    readonly from: number;
    readonly to: number;
}

/** After a silence a phone often wakes up late: it may be so far away and the stay still have filled the silence. */
const WAKE_UP_METRES = 600;
/** Somebody who drove off at once would average more than this over a silence. */
const WAKE_UP_METRES_PER_SECOND = 0.3;
const MOST_EVIDENCE = 12;

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
    const before: SlotMean = { latitude: 0, longitude: 0, seconds: 0 };
    const after: SlotMean = { latitude: 0, longitude: 0, seconds: 0 };
    let first = 0;
    let last = 0;
    for (let i = 0; i + 1 < slots.count; i++) {
        while (slots.firstMs[first]! < slots.lastMs[i]! - windowMs) first++;
        if (last < i + 1) last = i + 1;
        while (last + 1 < slots.count && slots.lastMs[last + 1]! <= slots.firstMs[i + 1]! + windowMs) last++;
        slots.mean(Math.min(first, i), i, before);
        slots.mean(i + 1, last, after);
        const silenceSeconds = (slots.firstMs[i + 1]! - slots.lastMs[i]!) / 1000;
        const metres = planeMetres(before.latitude, before.longitude, after.latitude, after.longitude);
        const seconds = Math.max(1, after.seconds - before.seconds);
        evidence[i] =
            silenceSeconds > settings.windowSeconds * 2
                ? ofSilence(metres, silenceSeconds, settings)
                : ofSpeed(metres / seconds, settings);
    }
    return evidence;
}

function ofSpeed(metresPerSecond: number, settings: StaySettings): number {
    const share = 1 - metresPerSecond / settings.standingMetresPerSecond;
    return share < -1 ? -1 : share;
}

function ofSilence(metres: number, seconds: number, settings: StaySettings): number {
    if (seconds > settings.maxSilenceSeconds) return -Infinity;
    const weight = Math.min(MOST_EVIDENCE, seconds / settings.slotSeconds);
    if (metres <= Math.min(settings.radiusMetres, seconds * settings.standingMetresPerSecond)) return weight;
    const isLateWakeUp =
        seconds >= settings.dwellSeconds && metres <= WAKE_UP_METRES && metres <= seconds * WAKE_UP_METRES_PER_SECOND;
    return isLateWakeUp ? weight : -weight;
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
