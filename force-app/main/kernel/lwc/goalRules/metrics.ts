/**
 * How the value of a KPI comes about over a period.
 * `sum`: it adds up day by day and over people (visits, sales). `growing`: a share that rises as the period goes on
 * (coverage). `level`: a share or rate that is as it is at any moment (win rate).
 */
export type Accumulation = 'sum' | 'growing' | 'level';

export interface GoalMetric {
    /** Key of the KPI. */
    readonly key: string;
    readonly accumulation: Accumulation;
    /** Smallest step of a target; what is spread over days or people comes in such steps. */
    readonly step: number;
}

/** KPIs a goal can be about. More is better for every one of them. */
export const GOAL_METRICS: readonly GoalMetric[] = [
    { key: 'visits-completed', accumulation: 'sum', step: 1 },
    { key: 'new-visits', accumulation: 'sum', step: 1 },
    { key: 'new-meetings', accumulation: 'sum', step: 1 },
    { key: 'leads-generated', accumulation: 'sum', step: 1 },
    { key: 'effective-negotiations', accumulation: 'level', step: 0.0001 },
    { key: 'coverage', accumulation: 'growing', step: 0.0001 },
    { key: 'cadence-attainment', accumulation: 'level', step: 0.0001 },
    { key: 'plan-adherence', accumulation: 'level', step: 0.0001 },
    { key: 'visits-per-field-hour', accumulation: 'level', step: 0.0001 },
    { key: 'orders', accumulation: 'sum', step: 1 },
    { key: 'sales', accumulation: 'sum', step: 1 },
    { key: 'win-rate', accumulation: 'level', step: 0.0001 },
    { key: 'average-deal-value', accumulation: 'level', step: 1 },
    { key: 'conversion-per-visit', accumulation: 'level', step: 0.0001 }
];

export function goalMetricOf(key: string | null): GoalMetric | null {
    return GOAL_METRICS.find((metric) => metric.key === key) ?? null;
}
