import { averageDealValue } from './averageDealValue.ts';
import { cadenceAttainment } from './cadenceAttainment.ts';
import { conversionPerVisit } from './conversionPerVisit.ts';
import { coverage } from './coverage.ts';
import type { Kpi } from './kpi.ts';
import { orders } from './orders.ts';
import { planAdherence } from './planAdherence.ts';
import { sales } from './sales.ts';
import { visitsCompleted } from './visitsCompleted.ts';
import { visitsPerFieldHour } from './visitsPerFieldHour.ts';
import { winRate } from './winRate.ts';

export type { Kpi } from './kpi.ts';

/** Every KPI, in the order of the page: what people do, then what comes of it. */
export const KPIS: readonly Kpi[] = [
    visitsCompleted,
    coverage,
    cadenceAttainment,
    planAdherence,
    visitsPerFieldHour,
    orders,
    sales,
    winRate,
    averageDealValue,
    conversionPerVisit
];
