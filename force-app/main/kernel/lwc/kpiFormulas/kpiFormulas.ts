/** Formulas of the KPIs, one file each: pure counts over facts, shared by page and middleware. */
export type {
    AccountFact,
    CostRates,
    KpiFacts,
    KpiRange,
    LeadFact,
    OpportunityFact,
    PersonFact,
    VisitFact,
    VisitWay
} from './facts.ts';
export { EXCLUSION_CODES, INCOMPLETE, ratioOf, type ExclusionCode, type Tally } from './tally.ts';
export { averageDealValue } from './averageDealValue.ts';
export { cadenceAttainment } from './cadenceAttainment.ts';
export { controlLimits, MINIMUM_POINTS, type ControlLimits } from './controlLimits.ts';
export { CONVERSION_DAYS, conversionPerVisit } from './conversionPerVisit.ts';
export { costPerOrder, costPerVisit } from './costs.ts';
export { coverage } from './coverage.ts';
export { fieldFault } from './fieldVisits.ts';
export { leadsGenerated, newMeetings, newVisits } from './firstVisits.ts';
export { daysSinceOneOnOne } from './oneOnOnes.ts';
export { orderRate } from './orderRate.ts';
export { orders } from './orders.ts';
export { planAdherence } from './planAdherence.ts';
export { visitsMissed, visitsPlanned, visitsUnplanned } from './plannedVisits.ts';
export { winRateWithRideAlong, winRateWithoutRideAlong } from './rideAlong.ts';
export { rational, sumOf, times, toNumber, type Rational } from './rational.ts';
export { numeratorEffects, ratioEffects, roundParts, type SegmentCounts, type SegmentEffect } from './whyChanged.ts';
export { roundPairsToSum, roundToSum, type Pair } from './roundToSum.ts';
export { sales } from './sales.ts';
export { visitsCompleted } from './visitsCompleted.ts';
export { visitsPerFieldHour } from './visitsPerFieldHour.ts';
export { effectiveNegotiations, onSiteRate, reportCompleteness } from './visitQuality.ts';
export { weightedPipeline } from './weightedPipeline.ts';
export { winRate } from './winRate.ts';
export { classATimeShare, kilometresPerVisit, onSiteMinutes, onSitePerTravelMinute } from './ways.ts';
