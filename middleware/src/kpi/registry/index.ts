import { averageDealValue } from './averageDealValue.ts';
import { cadenceAttainment } from './cadenceAttainment.ts';
import { conversionPerVisit } from './conversionPerVisit.ts';
import { coverage } from './coverage.ts';
import { effectiveNegotiations } from './effectiveNegotiations.ts';
import type { Kpi } from './kpi.ts';
import { leadsGenerated } from './leadsGenerated.ts';
import { newMeetings } from './newMeetings.ts';
import { newVisits } from './newVisits.ts';
import { onSiteRate } from './onSiteRate.ts';
import { orderRate } from './orderRate.ts';
import { orders } from './orders.ts';
import { planAdherence } from './planAdherence.ts';
import { reportCompleteness } from './reportCompleteness.ts';
import { sales } from './sales.ts';
import { visitsCompleted } from './visitsCompleted.ts';
import { visitsMissed } from './visitsMissed.ts';
import { visitsPerFieldHour } from './visitsPerFieldHour.ts';
import { visitsPlanned } from './visitsPlanned.ts';
import { visitsUnplanned } from './visitsUnplanned.ts';
import { weightedPipeline } from './weightedPipeline.ts';
import { winRate } from './winRate.ts';
import { winRateWithRideAlong } from './winRateWithRideAlong.ts';
import { winRateWithoutRideAlong } from './winRateWithoutRideAlong.ts';

export type { Kpi } from './kpi.ts';

/** KPIs of the first screen, at most five of a group, in the order of the page. */
export const FIRST_KPIS: readonly Kpi[] = [
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

/** Every KPI: those of the first screen, then the others; within each what people do, then what comes of it. */
export const KPIS: readonly Kpi[] = [
    ...FIRST_KPIS,
    visitsPlanned,
    visitsUnplanned,
    visitsMissed,
    newVisits,
    newMeetings,
    leadsGenerated,
    effectiveNegotiations,
    onSiteRate,
    reportCompleteness,
    orderRate,
    weightedPipeline,
    winRateWithRideAlong,
    winRateWithoutRideAlong
];
