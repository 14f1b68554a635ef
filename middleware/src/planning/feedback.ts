import type { FeedbackRequest } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { PlanImprover } from './improve.ts';
import { readPlan } from './openPlan.ts';
import type { PlanStore, VisitWriter } from './ports.ts';

/** A second thought is a decision of its own; acceptances have no ending. At most 64 characters with it. */
const KEY_ENDINGS = { later: '.l', rejected: '.r' } as const;

/**
 * Records that the rep said "later" or "no" to a stop. It lowers or blocks the customer in later proposals for a stated
 * time (value/valueOfVisit.ts). Repeating it changes nothing. A run that still improves the plan ends: it began without this
 * decision; repairs of the plan count it (repair/decisionsSince.ts).
 *
 * Errors: not-found for a plan or stop that is not there.
 */
export async function recordFeedback(
    dependencies: {
        readonly store: PlanStore;
        readonly writer: VisitWriter;
        readonly clock: Clock;
        readonly improver: PlanImprover;
    },
    caller: Caller,
    { planId, stopId, decision, reason, comment }: FeedbackRequest
): Promise<void> {
    const plan = await readPlan(dependencies, caller, planId);
    const ranking = plan.shifts.flatMap(({ stops }) => stops).sort((a, b) => b.points - a.points);
    const stop = ranking.find((candidate) => candidate.stopId === stopId);
    const shift = plan.shifts.find(({ stops }) => stops.some((candidate) => candidate.stopId === stopId));
    if (stop === undefined || shift === undefined) {
        throw new ProblemError('not-found', `Plan ${planId} has no stop ${stopId}.`);
    }
    if (plan.status === 'improving') await dependencies.improver.stop(caller.orgId, planId);
    await dependencies.writer.writeFeedback(caller.orgId, {
        clientKey: `${planId.replaceAll('-', '')}:${stopId}${KEY_ENDINGS[decision]}`,
        ownerId: shift.ownerId,
        recordId: stop.recordId,
        objectApiName: stop.objectApiName,
        decision,
        reason,
        comment: comment ?? null,
        points: stop.points,
        rank: ranking.indexOf(stop) + 1,
        planId
    });
}
