import { planeMetres } from '../positions/trackPoint.ts';
import type { StaySettings } from './settings.ts';
import type { SlotMean, Slots } from './slots.ts';
import type { SlotRange } from './standing.ts';

/**
 * Cuts a stretch of standing where it holds two places: between two visits lay a drive too short to be seen as one.
 *
 * Source: binary segmentation of Scott, Knott, Biometrics 30 (1974): the cut that explains most of the variance, if the means
 * of both sides lie farther apart than one place is wide.
 */
export function splitPlaces(slots: Slots, range: SlotRange, settings: StaySettings): SlotRange[] {
    const cut = bestCut(slots, range);
    if (cut === null || cut.metres <= settings.otherPlaceMetres) return [range];
    return [
        ...splitPlaces(slots, { from: range.from, to: cut.after }, settings),
        ...splitPlaces(slots, { from: cut.after + 1, to: range.to }, settings)
    ];
}

function bestCut(slots: Slots, { from, to }: SlotRange): { after: number; metres: number } | null {
    const left: SlotMean = { latitude: 0, longitude: 0, seconds: 0 };
    const right: SlotMean = { latitude: 0, longitude: 0, seconds: 0 };
    let best: { after: number; metres: number } | null = null;
    let bestGain = 0;
    for (let after = from; after < to; after++) {
        slots.mean(from, after, left);
        slots.mean(after + 1, to, right);
        const metres = planeMetres(left.latitude, left.longitude, right.latitude, right.longitude);
        const weight = slots.weightBetween(from, after);
        const gain = weight * slots.weightBetween(after + 1, to) * metres * metres;
        if (gain > bestGain) {
            bestGain = gain;
            best = { after, metres };
        }
    }
    return best;
}
