import acceptPlan from '@salesforce/apex/PlanningController.accept';
import cancelVisits from '@salesforce/apex/PlanningController.cancelVisits';
import sendFeedback from '@salesforce/apex/PlanningController.feedback';
import getPlannedVisits from '@salesforce/apex/PlanningController.getPlannedVisits';
import suggest from '@salesforce/apex/PlanningController.suggest';
import getNames from '@salesforce/apex/MapController.getNames';
import type { FeedbackRequest, Plan, PlanAcceptResult, PlannedVisit, PlanRequest } from 'c/contracts';
import { addDays, idsToName, weekdayOf, type Names } from 'c/planView';

/** What the week page asks of the org; JSON text is turned into contract types here and nowhere else. */

/** A proposal from `today` (or Monday, when that is later) to the end of the week. */
export async function suggestWeek(ownerId: string, monday: string, today: string): Promise<Plan> {
    const fromDate = today > monday ? today : monday;
    const request: PlanRequest = { ownerId, fromDate, dayCount: 7 - weekdayOf(fromDate) };
    return JSON.parse(await suggest({ requestJson: JSON.stringify(request) })) as Plan;
}

/** Writes all stops of the plan. */
export async function acceptAll(plan: Plan): Promise<PlanAcceptResult> {
    const stopIds = plan.shifts.flatMap(({ stops }) => stops.map(({ stopId }) => stopId));
    return JSON.parse(
        await acceptPlan({ planId: plan.planId, requestJson: JSON.stringify({ stopIds }) })
    ) as PlanAcceptResult;
}

export async function readVisits(ownerId: string, monday: string): Promise<PlannedVisit[]> {
    const answer = await getPlannedVisits({ ownerId, fromDate: monday, toDate: addDays(monday, 6) });
    return JSON.parse(answer) as PlannedVisit[];
}

export async function refuseStop(feedback: FeedbackRequest): Promise<void> {
    await sendFeedback({ requestJson: JSON.stringify(feedback) });
}

export async function takeBack(visitIds: readonly string[]): Promise<void> {
    await cancelVisits({ visitIds });
}

/** Names of all records that a plan speaks of, in user mode. */
export async function namesOf(plan: Plan): Promise<Names> {
    const pages = await Promise.all(idsToName(plan).map((ids) => getNames({ ids })));
    return Object.assign({}, ...pages.map((page) => JSON.parse(page) as Names)) as Names;
}
