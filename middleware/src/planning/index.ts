import type { FeedbackRequest, Plan, PlanAcceptRequest, PlanAcceptResult, PlanRequest } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { acceptPlan } from './accept.ts';
import { recordFeedback } from './feedback.ts';
import { readPlan } from './openPlan.ts';
import type { VisitWriter } from './ports.ts';
import { suggestPlan, type SuggestDependencies } from './suggest.ts';

export { createInlineSolver, createSolverPool } from './solverPool.ts';

/** Visit planning as the HTTP edge and the commands use it. */
export interface Planning {
    suggest(caller: Caller, request: PlanRequest, signal?: AbortSignal): Promise<Plan>;
    read(caller: Caller, planId: string): Promise<Plan>;
    accept(caller: Caller, planId: string, request: PlanAcceptRequest): Promise<PlanAcceptResult>;
    feedback(caller: Caller, request: FeedbackRequest): Promise<void>;
}

export function createPlanning(dependencies: SuggestDependencies & { readonly writer: VisitWriter }): Planning {
    return {
        suggest: (caller, request, signal) => suggestPlan(dependencies, caller, request, signal),
        read: (caller, planId) => readPlan(dependencies.store, caller, planId),
        accept: (caller, planId, request) => acceptPlan(dependencies, caller, planId, request),
        feedback: (caller, request) => recordFeedback(dependencies, caller, request)
    };
}
