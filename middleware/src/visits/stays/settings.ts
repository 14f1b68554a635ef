/** What counts as a stay. An org or a person may set the first two; the rest was chosen as docs/decisions/0020 and 0037 say. */
export interface StaySettings {
    /** Positions this near to each other are one place. */
    readonly radiusMetres: number;
    /** Shorter stays are traffic lights and parcels. */
    readonly dwellSeconds: number;
    /** Positions are averaged in slots of this length. */
    readonly slotSeconds: number;
    /** Displacement is measured between the means of so many seconds before and after; see {@link windowFor}. */
    readonly windowSeconds: number;
    /** The windows reach over at least so many slots where positions are sparse. */
    readonly windowSlots: number;
    /** Slower than this is standing (indoor drift reaches 0.3 m/s, a stroll 0.8 m/s). */
    readonly standingMetresPerSecond: number;
    /** Evidence, in units of one clear slot, that a change between standing and moving needs. */
    readonly switchEvidence: number;
    /** Standing before and after this far from each other is standing at two places, if the positions are accurate enough. */
    readonly otherPlaceMetres: number;
    /** Two stays at one place with less than this between them are one stay that was cut in two. */
    readonly mergeSeconds: number;
    readonly mergeMetres: number;
    /** Arrival and departure are when this circle around the centre is entered and left. */
    readonly coreMetres: number;
    /** Without a signal for longer than this, nothing is claimed, even at the same place. */
    readonly maxSilenceSeconds: number;
    /** Less accurate positions say nothing about a stay. */
    readonly maxAccuracyMetres: number;
    /** Faster is a wrong position (an express train runs 83 m/s). */
    readonly maxMetresPerSecond: number;
}

const LEAST_WINDOW_SECONDS = 15;
/** A dwell below two minutes leaves less room for evidence. */
const DWELL_SECONDS_OF_EVIDENCE = 40;

export const DEFAULT_STAY_SETTINGS: StaySettings = {
    radiusMetres: 100,
    dwellSeconds: 300,
    slotSeconds: 10,
    windowSeconds: 135,
    windowSlots: 2,
    standingMetresPerSecond: 0.45,
    switchEvidence: 3,
    otherPlaceMetres: 40,
    mergeSeconds: 180,
    mergeMetres: 40,
    coreMetres: 25,
    maxSilenceSeconds: 3 * 3600,
    maxAccuracyMetres: 200,
    maxMetresPerSecond: 83
};

/** The defaults with changes. Errors: RangeError that names the setting, what is allowed and what came. */
export function staySettings(changes: Partial<StaySettings> = {}): StaySettings {
    const radiusMetres = changes.radiusMetres ?? DEFAULT_STAY_SETTINGS.radiusMetres;
    const otherPlaceMetres =
        (radiusMetres * DEFAULT_STAY_SETTINGS.otherPlaceMetres) / DEFAULT_STAY_SETTINGS.radiusMetres;
    const dwellSeconds = changes.dwellSeconds ?? DEFAULT_STAY_SETTINGS.dwellSeconds;
    const windowSeconds = windowFor(dwellSeconds);
    const switchEvidence = Math.min(DEFAULT_STAY_SETTINGS.switchEvidence, dwellSeconds / DWELL_SECONDS_OF_EVIDENCE);
    const settings = { ...DEFAULT_STAY_SETTINGS, otherPlaceMetres, windowSeconds, switchEvidence, ...changes };
    requireBetween('radiusMetres', settings.radiusMetres, 20, 1_000);
    requireBetween('dwellSeconds', settings.dwellSeconds, 60, 4 * 3600);
    requireBetween('slotSeconds', settings.slotSeconds, 1, 60);
    requireBetween('maxSilenceSeconds', settings.maxSilenceSeconds, 60, 24 * 3600);
    return settings;
}

/**
 * As long as it can be while a stay of just the dwell still has a moment at which both windows lie within it: long windows do not
 * see a pause on the way as standing.
 */
function windowFor(dwellSeconds: number): number {
    return Math.min(DEFAULT_STAY_SETTINGS.windowSeconds, Math.max(LEAST_WINDOW_SECONDS, (dwellSeconds - 30) / 2));
}

function requireBetween(name: keyof StaySettings, value: number, least: number, most: number): void {
    if (!(value >= least && value <= most)) {
        throw new RangeError(`Setting ${name} must lie between ${least} and ${most}, got ${value}.`);
    }
}
