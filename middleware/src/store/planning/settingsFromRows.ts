import type { PlanningSettings, ValueWeights } from '#kernel/contracts';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const TIMES = ['dayStartsAt', 'dayEndsAt', 'lunchOpensAt', 'lunchClosesAt'] as const;
/** Ranges as the contract of planning settings has them. */
const NUMBERS = {
    lunchMinutes: { least: 0, most: 180, isWhole: true },
    maxVisitsPerDay: { least: 1, most: 30, isWhole: true },
    earliestShareOfInterval: { least: 0, most: 1, isWhole: false },
    travelPointsPerHour: { least: 0, most: 100, isWhole: false },
    waitingPointsPerHour: { least: 0, most: 100, isWhole: false },
    parkingMinutes: { least: 0, most: 60, isWhole: true }
} as const;
const WEIGHT = { least: 0, most: 10, isWhole: false };
const MOST_VISIT_MINUTES = 480;
const WEIGHTS: Readonly<Record<string, keyof ValueWeights>> = {
    weightCustomerClass: 'customerClass',
    weightCadence: 'cadence',
    weightDeal: 'deal',
    weightReasonToMeetNow: 'reasonToMeetNow'
};
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Planning settings from `FieldmapSetting__mdt` and `VisitCadence__mdt`. A value that cannot be read is left out, so the
 * default stands: a typing mistake in Setup must not stop anybody's week (doctor names it).
 */
export function settingsFromRows(
    rows: readonly { readonly name: string; readonly value: string | null }[],
    cadences: readonly { readonly customer_class: string; readonly visit_minutes: number }[]
): Partial<PlanningSettings> {
    const values = new Map(rows.flatMap(({ name, value }) => (value === null ? [] : [[name, value.trim()] as const])));
    const settings: Partial<Mutable<PlanningSettings>> = {};
    for (const name of TIMES) {
        const value = values.get(name);
        if (value !== undefined && TIME.test(value)) settings[name] = value;
    }
    for (const name of Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]) {
        const value = numberOf(values.get(name), NUMBERS[name]);
        if (value !== undefined) settings[name] = value;
    }
    const windowRule = values.get('windowRule');
    if (windowRule === 'start' || windowRule === 'whole') settings.windowRule = windowRule;
    const factors = factorsOf(values.get('travelByTimeOfDay'));
    if (factors !== null) settings.travelByTimeOfDay = factors;
    const minutes = cadences.filter(({ visit_minutes }) => visit_minutes >= 1 && visit_minutes <= MOST_VISIT_MINUTES);
    if (minutes.length > 0) {
        settings.visitMinutesByClass = Object.fromEntries(
            minutes.map(({ customer_class, visit_minutes }) => [customer_class, visit_minutes])
        );
    }
    const weights = weightsOf(values);
    return Object.keys(weights).length === 0 ? settings : { ...settings, weights: weights as ValueWeights };
}

/** `07:00=1.3, 09:00=1`: from when on drives take how many times as long. Null for nothing, or when any part is wrong. */
function factorsOf(text: string | undefined): NonNullable<PlanningSettings['travelByTimeOfDay']> | null {
    if (text === undefined || text === '') return null;
    const factors = text.split(',').map((part) => {
        const [from = '', factor = ''] = part.split('=').map((word) => word.trim());
        return { from, factor: Number(factor) };
    });
    const isRight = factors.every(({ from, factor }) => TIME.test(from) && factor >= 0.5 && factor <= 5);
    return isRight && factors.length <= 24 ? factors : null;
}

function weightsOf(values: ReadonlyMap<string, string>): Partial<ValueWeights> {
    const weights: Partial<Mutable<ValueWeights>> = {};
    for (const [name, weight] of Object.entries(WEIGHTS)) {
        const value = numberOf(values.get(name), WEIGHT);
        if (value !== undefined) weights[weight] = value;
    }
    return weights;
}

function numberOf(
    text: string | undefined,
    { least, most, isWhole }: { readonly least: number; readonly most: number; readonly isWhole: boolean }
): number | undefined {
    const value = text === undefined || text === '' ? Number.NaN : Number(text);
    const isUsable = value >= least && value <= most && (!isWhole || Number.isInteger(value));
    return isUsable ? value : undefined;
}
