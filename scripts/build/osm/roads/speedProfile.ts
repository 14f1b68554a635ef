/** Road classes for cars, from the most to the least important. */
export const ROAD_CLASSES = [
    'motorway',
    'trunk',
    'primary',
    'secondary',
    'tertiary',
    'unclassified',
    'residential',
    'living_street',
    'service',
    'track'
] as const;

export type RoadClass = (typeof ROAD_CLASSES)[number];

/** How fast a car really is. */
export interface SpeedProfile {
    readonly name: string;
    /** Average speed on free road without a tagged limit. Units: km/h. */
    readonly kilometresPerHour: Readonly<Record<RoadClass, number>>;
    /** Average speed as a share of a tagged limit. */
    readonly shareOfLimit: number;
    /** Applied to the average speed inside built-up areas, when no limit is tagged. */
    readonly builtUpFactor: number;
    readonly linkFactor: number;
    readonly unpavedFactor: number;
    /** Roads for destination traffic only: slower, so that nobody is led through them. */
    readonly destinationFactor: number;
    /** Seconds at a junction of three and more roads on the way, on the more important road. */
    readonly junctionSeconds: number;
    /** Seconds more when the crossing road is more important. */
    readonly giveWaySeconds: number;
    readonly signalSeconds: number;
}

/**
 * Speeds of the shipped graph.
 *
 * Source: class averages fitted to travel times of Valhalla 3.6 on a part of random pairs of the extract and checked on
 * the others; see `docs/benchmarks.md`, Travel.
 */
export const CAR_PROFILE: SpeedProfile = {
    name: 'car-3',
    kilometresPerHour: {
        motorway: 105,
        trunk: 85,
        primary: 75,
        secondary: 62,
        tertiary: 55,
        unclassified: 32,
        residential: 34,
        living_street: 12,
        service: 13,
        track: 10
    },
    shareOfLimit: 1,
    builtUpFactor: 0.98,
    linkFactor: 0.8,
    unpavedFactor: 0.6,
    destinationFactor: 0.7,
    junctionSeconds: 0.5,
    giveWaySeconds: 2.5,
    signalSeconds: 8
};
