import type { PlanningSettings, ValueWeights } from '#kernel/contracts';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const TIMES = ['dayStartsAt', 'dayEndsAt', 'lunchOpensAt', 'lunchClosesAt'] as const;
const NUMBERS = ['lunchMinutes', 'maxVisitsPerDay', 'earliestShareOfInterval', 'travelPointsPerHour'] as const;
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
    for (const name of NUMBERS) {
        const value = numberOf(values.get(name));
        if (value !== undefined) settings[name] = value;
    }
    const windowRule = values.get('windowRule');
    if (windowRule === 'start' || windowRule === 'whole') settings.windowRule = windowRule;
    if (cadences.length > 0) {
        settings.visitMinutesByClass = Object.fromEntries(
            cadences.map(({ customer_class, visit_minutes }) => [customer_class, visit_minutes])
        );
    }
    const weights = weightsOf(values);
    return Object.keys(weights).length === 0 ? settings : { ...settings, weights: weights as ValueWeights };
}

function weightsOf(values: ReadonlyMap<string, string>): Partial<ValueWeights> {
    const weights: Partial<Mutable<ValueWeights>> = {};
    for (const [name, weight] of Object.entries(WEIGHTS)) {
        const value = numberOf(values.get(name));
        if (value !== undefined) weights[weight] = value;
    }
    return weights;
}

function numberOf(text: string | undefined): number | undefined {
    const value = text === undefined || text === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) && value >= 0 ? value : undefined;
}
