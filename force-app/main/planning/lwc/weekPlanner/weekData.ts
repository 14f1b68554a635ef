import acceptPlan from '@salesforce/apex/PlanningController.accept';
import askCapacity from '@salesforce/apex/PlanningController.capacity';
import cancelVisits from '@salesforce/apex/PlanningController.cancelVisits';
import askComparison from '@salesforce/apex/PlanningController.compare';
import explainPlan from '@salesforce/apex/PlanningController.explain';
import discardPlan from '@salesforce/apex/PlanningController.discard';
import sendFeedback from '@salesforce/apex/PlanningController.feedback';
import getAcceptance from '@salesforce/apex/PlanningController.getAcceptance';
import getPlan from '@salesforce/apex/PlanningController.getPlan';
import getPlannedVisits from '@salesforce/apex/PlanningController.getPlannedVisits';
import getTravel from '@salesforce/apex/PlanningController.getTravel';
import repair from '@salesforce/apex/PlanningController.repair';
import restoreVisits from '@salesforce/apex/PlanningController.restoreVisits';
import stopPlan from '@salesforce/apex/PlanningController.stop';
import suggest from '@salesforce/apex/PlanningController.suggest';
import undoAcceptance from '@salesforce/apex/PlanningController.undo';
import getNames from '@salesforce/apex/MapController.getNames';
import type {
    Capacity,
    FeedbackRequest,
    Plan,
    PlanAcceptance,
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

/** A first plan comes after half a second; these seconds it goes on getting better before the eyes. */
const THINK_SECONDS = { one: 3, several: 8 };

export interface WeekWish {
    readonly ownerIds: readonly string[];
    readonly isShared: boolean;
    readonly monday: string;
    readonly today: string;
    /** Records that must be in. */
    readonly wanted: readonly string[];
}

/** A proposal from `today` (or Monday, when that is later) to the end of the week; it may be `improving`. */
export async function suggestWeek({ ownerIds, isShared, monday, today, wanted }: WeekWish): Promise<Plan> {
    const fromDate = today > monday ? today : monday;
    const isTeam = ownerIds.length > 1;
    const request: PlanRequest = {
        ...(isTeam ? { ownerIds, shared: isShared } : { ownerId: ownerIds[0] ?? '' }),
        fromDate,
        dayCount: 7 - weekdayOf(fromDate),
        thinkSeconds: isTeam ? THINK_SECONDS.several : THINK_SECONDS.one,
        ...(wanted.length > 0 && { required: wanted.map((recordId) => ({ recordId })) })
    };
    return JSON.parse(await suggest({ requestJson: JSON.stringify(request) })) as Plan;
}

export async function readPlan(planId: string): Promise<Plan> {
    return JSON.parse(await getPlan({ planId })) as Plan;
}

/** Ends improving; gives the best so far. */
export async function stopImproving(planId: string): Promise<Plan> {
    return JSON.parse(await stopPlan({ planId })) as Plan;
}

export async function discard(planId: string): Promise<void> {
    await discardPlan({ planId });
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

/** The newest accepted plan of those that visits come from, or the repair that took its place; null when there is none, or the service has let it go. */
export async function readAcceptedPlan(visits: readonly PlannedVisit[]): Promise<Plan | null> {
    const planned = visits.filter(({ planId }) => PLAN_ID.test(planId ?? ''));
    const planIds = [...new Set(planned.flatMap(({ planId }) => planId ?? []))];
    const plans = await Promise.all(planIds.map((planId) => readPlan(planId).then(inForce, () => null)));
    const accepted = plans.flatMap((plan) => (plan?.status === 'accepted' ? [plan] : []));
    return accepted.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))[0] ?? null;
}

/** What took the plan's place, and the place of that. */
async function inForce(plan: Plan): Promise<Plan> {
    return plan.supersededBy === undefined ? plan : inForce(await readPlan(plan.supersededBy));
}

export async function readAcceptance(fromDate: string, toDate: string): Promise<PlanAcceptance> {
    return JSON.parse(await getAcceptance({ fromDate, toDate })) as PlanAcceptance;
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

/** What an acceptance did, to be taken back. Times are those of before. */
export interface AcceptedChanges {
    readonly cancel: readonly string[];
    readonly restore: readonly string[];
    readonly move: readonly { readonly visitId: string; readonly startsAt: string; readonly endsAt: string }[];
}

export async function undoAccept(planId: string, changes: AcceptedChanges): Promise<void> {
    await undoAcceptance({ planId, changesJson: JSON.stringify(changes) });
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
