import { assembleRoadGraph } from '../../../scripts/build/osm/roads/assembleRoadGraph.ts';
import type { OsmExtract } from '../../../scripts/build/osm/readOsm.ts';
import { ROAD_CLASSES, type SpeedProfile } from '../../../scripts/build/osm/roads/speedProfile.ts';
import { createRoadTravel } from '../../../middleware/src/travel/road/roadTravel.ts';
import { compare, type MeasuredPair } from './comparison.ts';

/** Steps tried for each number of the profile, as factors. */
const STEPS = [0.85, 0.93, 1.07, 1.15];
const PASSES = 4;
/** Shares never pass 1: nobody is planned above the limit, and no road is faster for being bad. */
const MOST = {
    shareOfLimit: 1,
    builtUpFactor: 1,
    unpavedFactor: 1,
    destinationFactor: 1,
    junctionSeconds: Infinity,
    giveWaySeconds: Infinity
} as const;

type Change = (profile: SpeedProfile, factor: number) => SpeedProfile;

/**
 * Looks for a profile whose times are nearer to the reference on the given pairs: one number after the other, up and
 * down, kept when median and 90th percentile together fall. Report the result on other pairs.
 */
export async function fitSpeeds(
    extract: OsmExtract,
    pairs: readonly MeasuredPair[],
    start: SpeedProfile,
    report: (line: string) => void
): Promise<SpeedProfile> {
    const lossOf = async (profile: SpeedProfile): Promise<number> => {
        const { time } = await compare(createRoadTravel(assembleRoadGraph(extract, 'fit', profile)), pairs);
        return time.median + 0.5 * time.p90;
    };
    let best = start;
    let least = await lossOf(best);
    for (let pass = 0; pass < PASSES; pass++) {
        for (const change of changes()) {
            for (const factor of STEPS) {
                const candidate = change(best, factor);
                const loss = await lossOf(candidate);
                if (loss < least - 1e-5) [best, least] = [candidate, loss];
            }
        }
        report(`pass ${pass + 1}: ${least.toFixed(4)}`);
    }
    return best;
}

function changes(): Change[] {
    const numbers = [
        'shareOfLimit',
        'builtUpFactor',
        'unpavedFactor',
        'destinationFactor',
        'junctionSeconds',
        'giveWaySeconds'
    ] as const;
    return [
        ...numbers.map((key): Change => (profile, factor) => ({
            ...profile,
            [key]: Math.min(MOST[key], rounded(profile[key] * factor, 3))
        })),
        ...ROAD_CLASSES.map((key): Change => (profile, factor) => ({
            ...profile,
            kilometresPerHour: {
                ...profile.kilometresPerHour,
                [key]: rounded(profile.kilometresPerHour[key] * factor, 1)
            }
        }))
    ];
}

function rounded(value: number, digits: number): number {
    return Number(value.toFixed(digits));
}
