import { planeMetres } from '../positions/trackPoint.ts';
import type { StaySettings } from './settings.ts';
import type { SlotMean, Slots } from './slots.ts';
import type { SlotRange } from './standing.ts';

/** Indoor drift is alike from slot to slot; so many times what independent errors would explain is no second place yet. */
const DRIFT = 10;

interface Cut {
    readonly after: number;
    readonly metres: number;
    /** How much of the variance it explains, in square metres. */
    readonly between: number;
}

/**
 * Cuts a stretch of standing where it holds two places: between two visits lay a drive too short to be seen as one.
 *
 * Source: binary segmentation of Scott, Knott, Biometrics 30 (1974): the cut that explains most of the variance, if the means
 * of both sides lie farther apart than one place is wide, than the positions are inaccurate, and than drift explains.
 */
export function splitPlaces(slots: Slots, range: SlotRange, settings: StaySettings): SlotRange[] {
    const cut = bestCut(slots, range);
    if (cut === null || !isTwoPlaces(slots, range, cut, settings)) return [range];
    return [
        ...splitPlaces(slots, { from: range.from, to: cut.after }, settings),
        ...splitPlaces(slots, { from: cut.after + 1, to: range.to }, settings)
    ];
}

function isTwoPlaces(slots: Slots, { from, to }: SlotRange, cut: Cut, settings: StaySettings): boolean {
    const inaccuracy = slots.accuracyMetres(from, cut.after) + slots.accuracyMetres(cut.after + 1, to);
    if (cut.metres <= Math.max(settings.otherPlaceMetres, Math.min(settings.radiusMetres, inaccuracy))) return false;
    const within = scatterOf(slots, from, cut.after) + scatterOf(slots, cut.after + 1, to);
    return cut.between * (to - from + 1) > DRIFT * (within / slots.weightBetween(from, to));
}

/** Weighted sum of squared distances from the mean. */
function scatterOf(slots: Slots, from: number, to: number): number {
    const { latitude, longitude } = slots.mean(from, to, { latitude: 0, longitude: 0, seconds: 0 });
    let sum = 0;
    for (let slot = from; slot <= to; slot++) {
        const metres = planeMetres(slots.latitude[slot]!, slots.longitude[slot]!, latitude, longitude);
        sum += slots.weightBetween(slot, slot) * metres * metres;
    }
    return sum;
}

function bestCut(slots: Slots, { from, to }: SlotRange): Cut | null {
    const left: SlotMean = { latitude: 0, longitude: 0, seconds: 0 };
    const right: SlotMean = { latitude: 0, longitude: 0, seconds: 0 };
    const total = slots.weightBetween(from, to);
    let best: Cut | null = null;
    for (let after = from; after < to; after++) {
        slots.mean(from, after, left);
        slots.mean(after + 1, to, right);
        const metres = planeMetres(left.latitude, left.longitude, right.latitude, right.longitude);
        const share = slots.weightBetween(from, after) / total;
        const between = share * (1 - share) * metres * metres;
        if (between > (best?.between ?? 0)) best = { after, metres, between };
    }
    return best;
}
