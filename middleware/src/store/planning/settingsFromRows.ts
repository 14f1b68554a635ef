import type { PlanningSettings, ValueWeights } from '#kernel/contracts';
import { isInRange, travelFactorsOf, usableSettings, VISIT_MINUTES } from '#kernel/settingRules';

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const TIMES = ['dayStartsAt', 'dayEndsAt', 'lunchOpensAt', 'lunchClosesAt'] as const;
const NUMBERS = [
    'lunchMinutes',
    'maxVisitsPerDay',
    'earliestShareOfInterval',
    'travelPointsPerHour',
    'waitingPointsPerHour',
    'parkingMinutes',
    'stalledAfterDays'
] as const;
const WEIGHTS: Readonly<Record<string, keyof ValueWeights>> = {
    weightCustomerClass: 'customerClass',
    weightCadence: 'cadence',
    weightDeal: 'deal',
    weightReasonToMeetNow: 'reasonToMeetNow'
};

/**
 * Planning settings from `FieldmapSetting__mdt` and `VisitCadence__mdt`. A value that cannot be read is left out, so the
 * default stands: a typing mistake in Setup must not stop anybody's week (doctor names it).
 */
export function settingsFromRows(
    rows: readonly { readonly name: string; readonly value: string | null }[],
    cadences: readonly { readonly customer_class: string; readonly visit_minutes: number }[]
): Partial<PlanningSettings> {
    const usable = usableSettings(rows);
    const settings: Partial<Mutable<PlanningSettings>> = {};
    for (const name of TIMES) {
        const value = usable(name);
        if (value !== undefined) settings[name] = value;
    }
    for (const name of NUMBERS) {
        const value = usable(name);
        if (value !== undefined) settings[name] = Number(value);
    }
    const windowRule = usable('windowRule');
    if (windowRule !== undefined) settings.windowRule = windowRule as PlanningSettings['windowRule'];
    const factors = usable('travelByTimeOfDay');
    if (factors !== undefined) settings.travelByTimeOfDay = travelFactorsOf(factors) ?? [];
    const minutes = cadences.filter(({ visit_minutes }) => isInRange(visit_minutes, VISIT_MINUTES));
    if (minutes.length > 0) {
        settings.visitMinutesByClass = Object.fromEntries(
            minutes.map(({ customer_class, visit_minutes }) => [customer_class, visit_minutes])
        );
    }
    const weights = Object.entries(WEIGHTS).flatMap(([name, weight]) => {
        const value = usable(name);
        return value === undefined ? [] : [[weight, Number(value)] as const];
    });
    return weights.length === 0
        ? settings
        : { ...settings, weights: Object.fromEntries(weights) as unknown as ValueWeights };
}
