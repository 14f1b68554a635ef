import { averageDealValue } from './averageDealValue.ts';
import { cadenceAttainment } from './cadenceAttainment.ts';
import { classATimeShare } from './classATimeShare.ts';
import { conversionPerVisit } from './conversionPerVisit.ts';
import { costPerOrder } from './costPerOrder.ts';
import { costPerVisit } from './costPerVisit.ts';
import { coverage } from './coverage.ts';
import { daysSinceOneOnOne } from './daysSinceOneOnOne.ts';
import { effectiveNegotiations } from './effectiveNegotiations.ts';
import { kilometresPerVisit } from './kilometresPerVisit.ts';
import type { Kpi } from './kpi.ts';
import { leadsGenerated } from './leadsGenerated.ts';
import { newMeetings } from './newMeetings.ts';
import { newVisits } from './newVisits.ts';
import { onSiteMinutes } from './onSiteMinutes.ts';
import { onSitePerTravelMinute } from './onSitePerTravelMinute.ts';
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
import { winRateWithoutRideAlong } from './winRateWithoutRideAlong.ts';
import { winRateWithRideAlong } from './winRateWithRideAlong.ts';

export type { Kpi } from './kpi.ts';
export { helpOf } from './kpi.ts';

/** KPIs that are watched for breaches of their limits, and those from which choices without a setting come. */
export const WATCHED_KPIS: readonly Kpi[] = [
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

/** Every KPI: those that are watched, then the others; within each what people do, then what comes of it. */
export const KPIS: readonly Kpi[] = [
    ...WATCHED_KPIS,
    visitsPlanned,
    visitsUnplanned,
    visitsMissed,
    newVisits,
    newMeetings,
    leadsGenerated,
    effectiveNegotiations,
    onSiteRate,
    onSiteMinutes,
    classATimeShare,
    onSitePerTravelMinute,
    kilometresPerVisit,
    reportCompleteness,
    daysSinceOneOnOne,
    orderRate,
    weightedPipeline,
    winRateWithRideAlong,
    winRateWithoutRideAlong,
    costPerVisit,
    costPerOrder
];
