/** What a person does next about an alert: plan a week, see the open deals, look at the records, or ask why. */
export type NextStep = 'week' | 'deals' | 'records' | 'why';

const WEEK: ReadonlySet<string> = new Set([
    'visits-completed',
    'visits-planned',
    'visits-missed',
    'visits-unplanned',
    'visits-per-field-hour',
    'new-visits',
    'new-meetings',
    'coverage',
    'cadence-attainment',
    'plan-adherence',
    'kilometres-per-visit',
    'on-site-per-travel-minute',
    'on-site-minutes',
    'class-a-time-share'
]);
const DEALS: ReadonlySet<string> = new Set([
    'orders',
    'sales',
    'order-rate',
    'win-rate',
    'average-deal-value',
    'conversion-per-visit',
    'weighted-pipeline',
    'effective-negotiations',
    'win-rate-with-ride-along',
    'win-rate-without-ride-along'
]);

/** The step for a KPI that went the wrong way or, for one that went well, the question what was done. */
export function nextStepOf(key: string, isGood: boolean): NextStep {
    if (isGood) {
        return 'why';
    }
    return WEEK.has(key) ? 'week' : DEALS.has(key) ? 'deals' : 'records';
}
