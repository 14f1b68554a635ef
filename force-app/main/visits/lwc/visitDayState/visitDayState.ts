/** Pure rules of the day's page: no Apex, no DOM. */
export { withQueued, type DayStop } from './withQueued.ts';
export { firstValues, reportWriteOf, missingFields, type ReportDraft } from './reportValues.ts';
export { assumedSpan, replannedSpan, standingOf, suggestedStart, type StandingAt } from './standing.ts';
export { medianOf, VisibleTime } from './reportTime.ts';
