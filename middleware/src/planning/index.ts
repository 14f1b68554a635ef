import type {
    Capacity,
    FeedbackRequest,
    Plan,
    PlanAcceptance,
    PlanAcceptRequest,
    PlanAcceptResult,
    PlanCompareRequest,
    PlanComparison,
    PlanExplainRequest,
    PlanExplanation,
    PlanRepair,
    PlanRepairRequest,
    PlanRequest,
    PlanTravel
} from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { readAcceptance, type AcceptancePeriod } from './acceptance.ts';
import { acceptPlan } from './accept.ts';
import { readCapacity } from './capacity/capacity.ts';
import type { CapacityQuestion } from './capacity/capacity.ts';
import { comparePlan } from './compare/comparePlan.ts';
import { discardPlan } from './discard.ts';
import { explainPlan } from './explain/explainPlan.ts';
import { recordFeedback } from './feedback.ts';
import { createImprover } from './improve.ts';
import { readPlan } from './openPlan.ts';
import { readableReasons, readableSource } from './hiddenFacts.ts';
import type { VisitMover, VisitWriter } from './ports.ts';
import { repairPlan } from './repair/repairPlan.ts';
import { stopPlan } from './stopPlan.ts';
import { suggestPlan, type SuggestDependencies } from './suggest.ts';
import { readTravel } from './travelOfPlan.ts';
import { undoAccept } from './undoAccept.ts';

export type { CapacityQuestion } from './capacity/capacity.ts';
export { createInlineSolver, createSolverPool } from './solverPool.ts';
export { readableFacts } from './hiddenFacts.ts';
export { mergeSettings } from './settings.ts';
export { valueOfVisit } from './value/valueOfVisit.ts';
export { createVisitValues } from './value/visitValues.ts';

/** Visit planning as the HTTP edge and the commands use it. */
export interface Planning {
    /** Status `improving` when the plan gets better after the answer. */
    suggest(caller: Caller, request: PlanRequest, signal?: AbortSignal): Promise<Plan>;
    read(caller: Caller, planId: string): Promise<Plan>;
    /** Ends improving; the plan keeps the best so far. */
    stop(caller: Caller, planId: string): Promise<Plan>;
    discard(caller: Caller, planId: string): Promise<void>;
    undo(caller: Caller, planId: string): Promise<void>;
    accept(caller: Caller, planId: string, request: PlanAcceptRequest): Promise<PlanAcceptResult>;
    feedback(caller: Caller, request: FeedbackRequest): Promise<void>;
    explain(caller: Caller, planId: string, request: PlanExplainRequest): Promise<PlanExplanation>;
    repair(caller: Caller, planId: string, request: PlanRepairRequest): Promise<PlanRepair>;
    travel(caller: Caller, planId: string): Promise<PlanTravel>;
    compare(caller: Caller, request: PlanCompareRequest): Promise<PlanComparison>;
    capacity(caller: Caller, request: CapacityQuestion): Promise<Capacity>;
    acceptance(caller: Caller, period: AcceptancePeriod): Promise<PlanAcceptance>;
    /** Ends the runs that improve plans; each keeps the best so far. */
    close(): Promise<void>;
}

export interface PlanningDependencies extends SuggestDependencies {
    readonly writer: VisitWriter & VisitMover;
    /** For runs that go on after the answer. Default: a real pause. */
    readonly sleep?: (seconds: number) => Promise<void>;
    /** A run that failed after its answer had gone. */
    readonly onError?: (error: unknown) => void;
}

export function createPlanning(given: PlanningDependencies): Planning {
    const improver = createImprover(given);
    const dependencies = { ...given, improver };
    const of = (caller: Caller): typeof dependencies => ({
        ...dependencies,
        source: readableSource(caller, given.source)
    });
    const shown = async <Answer>(caller: Caller, answer: Promise<Answer>): Promise<Answer> =>
        readableReasons(caller, await answer);
    return {
        suggest: (caller, request, signal) => shown(caller, suggestPlan(of(caller), caller, request, signal)),
        read: (caller, planId) => shown(caller, readPlan(of(caller), caller, planId)),
        stop: (caller, planId) => shown(caller, stopPlan(of(caller), caller, planId)),
        undo: (caller, planId) => undoAccept(dependencies, caller, planId),
        discard: (caller, planId) => discardPlan(dependencies, caller, planId),
        accept: (caller, planId, request) => acceptPlan(dependencies, caller, planId, request),
        feedback: (caller, request) => recordFeedback(dependencies, caller, request),
        explain: (caller, planId, request) => shown(caller, explainPlan(of(caller), caller, planId, request)),
        repair: (caller, planId, request) => shown(caller, repairPlan(of(caller), caller, planId, request)),
        travel: (caller, planId) => readTravel(dependencies, caller, planId),
        compare: (caller, request) => comparePlan(of(caller), caller, request),
        capacity: (caller, request) => readCapacity(of(caller), caller, request),
        acceptance: (caller, period) => readAcceptance(dependencies, caller, period),
        close: () => improver.close()
    };
}
