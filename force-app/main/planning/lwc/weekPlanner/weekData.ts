import acceptPlan from '@salesforce/apex/PlanningController.accept';
import askCapacity from '@salesforce/apex/PlanningController.capacity';
import cancelVisits from '@salesforce/apex/PlanningController.cancelVisits';
import askComparison from '@salesforce/apex/PlanningController.compare';
import explainPlan from '@salesforce/apex/PlanningController.explain';
import sendFeedback from '@salesforce/apex/PlanningController.feedback';
import getPlan from '@salesforce/apex/PlanningController.getPlan';
import getPlannedVisits from '@salesforce/apex/PlanningController.getPlannedVisits';
import getTravel from '@salesforce/apex/PlanningController.getTravel';
import repair from '@salesforce/apex/PlanningController.repair';
import restoreVisits from '@salesforce/apex/PlanningController.restoreVisits';
import suggest from '@salesforce/apex/PlanningController.suggest';
import getNames from '@salesforce/apex/MapController.getNames';
import type {
    Capacity,
    FeedbackRequest,
    Plan,
    PlanAcceptRequest,
    PlanAcceptResult,
    PlanComparison,
    PlanExplainRequest,
    PlanExplanation,
    PlannedVisit,
    PlanRepair,
    PlanRepairRequest,
    PlanRequest,
    PlanTravel
} from 'c/contracts';
import { addDays, idsToName, weekdayOf, type Names } from 'c/planView';

/** What the week page asks of the org; JSON text is turned into contract types here and nowhere else. */

/** Plans of the service; other programs may write plan ids of their own kind into visits. */
const PLAN_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Visits by the person who makes them. */
export type VisitsByOwner = Readonly<Record<string, readonly PlannedVisit[]>>;

/** A proposal from `today` (or Monday, when that is later) to the end of the week, for one or several people. */
export async function suggestWeek(
    ownerIds: readonly string[],
    isShared: boolean,
    monday: string,
    today: string
): Promise<Plan> {
    const fromDate = today > monday ? today : monday;
    const people = ownerIds.length > 1 ? { ownerIds, shared: isShared } : { ownerId: ownerIds[0] ?? '' };
    const request: PlanRequest = { ...people, fromDate, dayCount: 7 - weekdayOf(fromDate) };
    return JSON.parse(await suggest({ requestJson: JSON.stringify(request) })) as Plan;
}

export async function acceptStops(planId: string, request: PlanAcceptRequest): Promise<PlanAcceptResult> {
    return JSON.parse(await acceptPlan({ planId, requestJson: JSON.stringify(request) })) as PlanAcceptResult;
}

export async function repairPlan(planId: string, request: PlanRepairRequest): Promise<PlanRepair> {
    return JSON.parse(await repair({ planId, requestJson: JSON.stringify(request) })) as PlanRepair;
}

export async function explain(planId: string, request: PlanExplainRequest): Promise<PlanExplanation> {
    return JSON.parse(await explainPlan({ planId, requestJson: JSON.stringify(request) })) as PlanExplanation;
}

export async function readTravel(planId: string): Promise<PlanTravel> {
    return JSON.parse(await getTravel({ planId })) as PlanTravel;
}

export async function comparePlan(planId: string): Promise<PlanComparison> {
    return JSON.parse(await askComparison({ requestJson: JSON.stringify({ planId }) })) as PlanComparison;
}

export async function readCapacity(ownerId: string, fromDate: string): Promise<Capacity> {
    return JSON.parse(await askCapacity({ requestJson: JSON.stringify({ ownerId, fromDate }) })) as Capacity;
}

export async function readVisits(ownerIds: readonly string[], monday: string): Promise<VisitsByOwner> {
    const toDate = addDays(monday, 6);
    const answers = await Promise.all(
        ownerIds.map((ownerId) => getPlannedVisits({ ownerId, fromDate: monday, toDate }))
    );
    return Object.fromEntries(
        ownerIds.map((ownerId, index) => [ownerId, JSON.parse(answers[index] ?? '[]') as PlannedVisit[]])
    );
}

/** The newest accepted plan, of those that visits come from and those given; null when there is none, or the service has let it go. */
export async function readAcceptedPlan(
    visits: readonly PlannedVisit[],
    acceptedIds: readonly string[]
): Promise<Plan | null> {
    const planned = visits.filter(({ planId }) => PLAN_ID.test(planId ?? ''));
    const planIds = [...new Set([...acceptedIds, ...planned.flatMap(({ planId }) => planId ?? [])])];
    const answers = await Promise.all(planIds.map((planId) => getPlan({ planId }).catch(() => null)));
    const plans = answers.flatMap((answer) => (answer ? [JSON.parse(answer) as Plan] : []));
    const accepted = plans.filter(({ status }) => status === 'accepted');
    return accepted.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0] ?? null;
}

export async function refuseStop(feedback: FeedbackRequest): Promise<void> {
    await sendFeedback({ requestJson: JSON.stringify(feedback) });
}

export async function cancel(visitIds: readonly string[]): Promise<void> {
    if (visitIds.length > 0) await cancelVisits({ visitIds });
}

export async function restore(visitIds: readonly string[]): Promise<void> {
    if (visitIds.length > 0) await restoreVisits({ visitIds });
}

/** Names of all records that a plan speaks of, in user mode. */
export async function namesOfPlan(plan: Plan): Promise<Names> {
    return mergeNames(await Promise.all(idsToName(plan).map((ids) => getNames({ ids }))));
}

/** Names of those of the records that are not known yet. */
export async function missingNames(known: Names, recordIds: readonly string[]): Promise<Names> {
    const ids = [...new Set(recordIds)].filter((recordId) => !(recordId in known));
    return ids.length === 0 ? known : { ...known, ...mergeNames([await getNames({ ids })]) };
}

function mergeNames(pages: readonly string[]): Names {
    return Object.assign({}, ...pages.map((page) => JSON.parse(page) as Names)) as Names;
}
