import type { Plan, PlanRepairRequest } from '#kernel/contracts';
import type { PlanGround } from '../planDocument.ts';
import type { CandidateFacts, PlanningSource } from '../ports.ts';

/** A ground and a request that know what the rep said about customers after the plan was made. */
export interface DecidedRepair {
    readonly ground: PlanGround;
    readonly request: PlanRepairRequest;
}

/**
 * Takes over each "later" and "no" that came after the plan: it lowers or blocks the customer as in a new proposal, and a
 * planned stop that it speaks of is given up, unless it has begun or the repair pins or names it.
 */
export async function withDecisionsSince(
    source: PlanningSource,
    orgId: string,
    plan: Plan,
    ground: PlanGround,
    request: PlanRepairRequest,
    now: Date
): Promise<DecidedRepair> {
    const owners = ground.situation.persons.map(({ userId }) => userId);
    const fresh = await source.candidates(orgId, owners, now.toISOString());
    const decided = new Map(
        fresh.flatMap(({ recordId, lastRejection }) =>
            lastRejection !== null && Date.parse(lastRejection.at) > Date.parse(plan.createdAt)
                ? [[recordId, lastRejection] as const]
                : []
        )
    );
    if (decided.size === 0) return { ground, request };
    const stops = plan.shifts.flatMap((shift) => shift.stops);
    const pinned = new Set(request.pinnedStopIds ?? []);
    const firm = new Set([
        ...(request.required ?? []).map(({ recordId }) => recordId),
        ...(request.arranged ?? []).flatMap(({ recordIds }) => recordIds),
        ...stops
            .filter(({ stopId, beginsAt }) => pinned.has(stopId) || Date.parse(beginsAt) <= now.getTime())
            .map(({ recordId }) => recordId)
    ]);
    const candidates = ground.situation.candidates.map((facts): CandidateFacts => {
        const said = firm.has(facts.recordId) ? undefined : decided.get(facts.recordId);
        return said === undefined ? facts : { ...facts, lastRejection: said };
    });
    const refused = stops.filter(({ recordId }) => decided.has(recordId) && !firm.has(recordId));
    const cancelledStopIds = [...(request.cancelledStopIds ?? []), ...refused.map(({ stopId }) => stopId)];
    return {
        ground: { ...ground, situation: { ...ground.situation, candidates } },
        request: refused.length === 0 ? request : { ...request, cancelledStopIds: [...new Set(cancelledStopIds)] }
    };
}
