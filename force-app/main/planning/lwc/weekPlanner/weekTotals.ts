import type { Plan, PlanTotals } from 'c/contracts';

/**
 * The week as it will be: the proposal with the visits that are planned already and that it goes around. Only so can it
 * stand beside the week as it is.
 *
 * `plannedPoints`: points of those visits, from the comparison.
 */
export function totalsWithPlanned({ totals, shifts }: Plan, plannedPoints: number): PlanTotals {
    const days = shifts.map(({ start, end, stops, appointments }) => ({
        seconds: (Date.parse(end.at) - Date.parse(start.at)) / 1000,
        stopCount: stops.length,
        plannedCount: appointments.filter(({ objectApiName }) => objectApiName === 'FieldVisit__c').length
    }));
    const worked = days.filter(({ stopCount, plannedCount }) => stopCount + plannedCount > 0);
    const visitCount = worked.reduce((sum, { stopCount, plannedCount }) => sum + stopCount + plannedCount, 0);
    const fieldSeconds = worked.reduce((sum, { seconds }) => sum + seconds, 0);
    return {
        ...totals,
        visitCount,
        points: totals.points + plannedPoints,
        visitsPerFieldHour: fieldSeconds > 0 ? visitCount / (fieldSeconds / 3600) : null
    };
}
