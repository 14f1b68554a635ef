import type { Plan } from '#kernel/contracts';
import type { Clock } from '../platform/clock.ts';
import type { TravelTimes } from '../travel/ports.ts';
import { checkedPlan } from './checkedPlan.ts';
import type { Solution, SolverProgress } from './model.ts';
import type { PlanGround } from './planDocument.ts';
import { keepFacts } from './planFacts.ts';
import type { PlanSolver, PlanStore } from './ports.ts';

/** A plan that is to get better where it is. */
export interface ImprovementRun {
    readonly orgId: string;
    readonly userId: string;
    readonly plan: Plan;
    readonly ground: PlanGround;
    readonly solution: Solution;
    readonly thinkSeconds: number;
}

/** Runs that go on after the answer. Each keeps the best so far in the store, checked, with a growing revision. */
export interface PlanImprover {
    /** Begins a run and ends the one before of the same person: nobody looks at two plans at once. */
    start(run: ImprovementRun): void;
    /** Ends the run, if it is here; the plan keeps the best so far. A run elsewhere ends when it next meets the store. */
    stop(orgId: string, planId: string): Promise<void>;
    /** Ends all runs; their plans are `proposed` as they are. */
    close(): Promise<void>;
}

export interface ImproverDependencies {
    readonly store: PlanStore;
    readonly solver: PlanSolver;
    readonly travel: TravelTimes;
    readonly clock: Clock;
    readonly sleep?: (seconds: number) => Promise<void>;
    /** A run that failed; its plan stays as it was. */
    readonly onError?: (error: unknown) => void;
}

const BEAT_SECONDS = 1;
/** A process that dies leaves its plans `improving` no longer than this. */
const LEASE_SECONDS = 6;

/** End of a lease that begins now. */
export function leaseFrom(clock: Clock): string {
    return new Date(clock.now().getTime() + LEASE_SECONDS * 1000).toISOString();
}

interface LiveRun {
    readonly orgId: string;
    readonly userId: string;
    readonly planId: string;
    readonly abort: AbortController;
    readonly ended: Promise<void>;
}

export function createImprover(dependencies: ImproverDependencies): PlanImprover {
    const live = new Map<string, LiveRun>();
    const keyOf = (orgId: string, planId: string): string => `${orgId} ${planId}`;
    const end = async (runs: readonly LiveRun[]): Promise<void> => {
        for (const { abort } of runs) abort.abort();
        await Promise.all(runs.map(({ ended }) => ended));
    };
    return {
        start(run) {
            const key = keyOf(run.orgId, run.plan.planId);
            const before = [...live.values()].filter(
                ({ orgId, userId }) => orgId === run.orgId && userId === run.userId
            );
            void end(before);
            const abort = new AbortController();
            const ended = improve(dependencies, run, abort)
                .catch((error: unknown) => dependencies.onError?.(error))
                .finally(() => live.delete(key));
            live.set(key, { orgId: run.orgId, userId: run.userId, planId: run.plan.planId, abort, ended });
        },
        stop: (orgId, planId) => end([live.get(keyOf(orgId, planId))].flatMap((run) => run ?? [])),
        close: () => end([...live.values()])
    };
}

async function improve(dependencies: ImproverDependencies, run: ImprovementRun, abort: AbortController): Promise<void> {
    const { store, solver, sleep = realSleep } = dependencies;
    const keeper = new BestKeeper(dependencies, run);
    let isOver = false;
    const problem = { ...run.ground.built.problem, base: run.solution };
    const options = {
        seed: run.plan.seed,
        limits: { seconds: run.thinkSeconds },
        signal: abort.signal,
        onProgress: (progress: SolverProgress): void => keeper.offer(progress.solution)
    };
    const solved = solver
        .solve(problem, options)
        .then(({ solution }) => keeper.offer(solution))
        .catch((error: unknown) => {
            if (!abort.signal.aborted) throw error;
        })
        .finally(() => {
            isOver = true;
        });
    try {
        while (!isOver) {
            await Promise.race([solved, sleep(BEAT_SECONDS)]);
            if (!isOver && !(await keeper.keep(leaseFrom(dependencies.clock)))) abort.abort();
        }
        await solved;
        await keeper.keep(null);
    } catch (error) {
        await store.improve(run.orgId, run.plan.planId, null, null);
        throw error;
    }
}

/** Compares what the solver offers with what the store has, and writes what is better. */
class BestKeeper {
    private readonly dependencies: ImproverDependencies;
    private readonly run: ImprovementRun;
    private kept: { readonly plan: Plan; readonly solution: Solution };
    private offered: Solution;
    private judged: Solution;

    constructor(dependencies: ImproverDependencies, run: ImprovementRun) {
        this.dependencies = dependencies;
        this.run = run;
        this.kept = run;
        this.offered = run.solution;
        this.judged = run.solution;
    }

    /** Takes over a solution; whether it is better shows when it is written. */
    offer(solution: Solution): void {
        this.offered = solution;
    }

    /** Writes the best so far with a new lease, or ends the run with null. False: somebody else closed the plan. */
    async keep(improvingUntil: string | null): Promise<boolean> {
        const isBetter = this.offered !== this.judged && (await this.judge(this.offered));
        const status = improvingUntil === null ? 'proposed' : 'improving';
        const document =
            isBetter || improvingUntil === null
                ? {
                      plan: { ...this.kept.plan, status } as const,
                      facts: keepFacts(this.run.ground, this.kept.solution)
                  }
                : null;
        return this.dependencies.store.improve(this.run.orgId, this.run.plan.planId, document, improvingUntil);
    }

    private async judge(solution: Solution): Promise<boolean> {
        this.judged = solution;
        const { planId, createdAt, seed, revision } = this.kept.plan;
        const identity = { planId, createdAt, seed, revision: revision + 1, status: 'improving' } as const;
        const plan = await checkedPlan(this.run.ground, solution, identity, this.dependencies.travel);
        if (!isWorthMore(plan, this.kept.plan)) return false;
        this.kept = { plan, solution };
        return true;
    }
}

/** Required visits first, then points less the stated price of travel and waiting. */
function isWorthMore(plan: Plan, than: Plan): boolean {
    const worth = ({ shifts, totals, settings }: Plan): [number, number] => [
        shifts.flatMap(({ stops }) => stops).filter(({ isRequired }) => isRequired).length,
        totals.points -
            (settings.travelPointsPerHour * totals.travelSeconds) / 3600 -
            ((settings.waitingPointsPerHour ?? 0) * totals.waitingSeconds) / 3600
    ];
    const [required, points] = worth(plan);
    const [requiredBefore, pointsBefore] = worth(than);
    return required > requiredBefore || (required === requiredBefore && points > pointsBefore + 1e-6);
}

function realSleep(seconds: number): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve, seconds * 1000).unref();
    });
}
