/** Formulas of the KPIs, one file each: pure counts over facts, shared by page and middleware. */
export type { AccountFact, KpiFacts, KpiRange, LeadFact, OpportunityFact, VisitFact } from './facts.ts';
export { ratioOf, type ExclusionCode, type Tally } from './tally.ts';
export { averageDealValue } from './averageDealValue.ts';
export { cadenceAttainment } from './cadenceAttainment.ts';
export { CONVERSION_DAYS, conversionPerVisit } from './conversionPerVisit.ts';
export { coverage } from './coverage.ts';
export { leadsGenerated, newMeetings, newVisits } from './firstVisits.ts';
export { orderRate } from './orderRate.ts';
export { orders } from './orders.ts';
export { planAdherence } from './planAdherence.ts';
export { visitsMissed, visitsPlanned, visitsUnplanned } from './plannedVisits.ts';
export { winRateWithRideAlong, winRateWithoutRideAlong } from './rideAlong.ts';
export { sales } from './sales.ts';
export { visitsCompleted } from './visitsCompleted.ts';
export { visitsPerFieldHour } from './visitsPerFieldHour.ts';
export { effectiveNegotiations, onSiteRate, reportCompleteness } from './visitQuality.ts';
export { weightedPipeline } from './weightedPipeline.ts';
export { winRate } from './winRate.ts';
