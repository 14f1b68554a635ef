import { describe, expect, it } from '@jest/globals';
import type { Plan } from '#kernel/contracts';
import type { PlanningProblem, SolveResult, Solution } from './model.ts';
import type { PlanSolver, SolverCall } from './ports.ts';
import { createInlineSolver } from './solverPool.ts';
import { CALLER, createPlanningWorld, ORG, WEEK, type PlanningWorld } from './testing/planningWorld.ts';

/** A solver whose long run the test holds in its hands. */
class HeldSolver implements PlanSolver {
    problem: PlanningProblem | null = null;
    call: SolverCall | null = null;
    private readonly inline = createInlineSolver(() => performance.now() / 1000);
    private settle: ((result: SolveResult) => void) | null = null;

    solve(problem: PlanningProblem, options: SolverCall): Promise<SolveResult> {
        if ((options.limits.seconds ?? 0) <= 2) return this.poor(problem);
        this.problem = problem;
        this.call = options;
        return new Promise((resolve, reject) => {
            this.settle = resolve;
            options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
        });
    }

    offer(solution: Solution): void {
        this.call?.onProgress?.({
            step: 1,
            elapsedSeconds: 1,
            prize: 0,
            travelSeconds: 0,
            solution
        });
    }

    finish(solution: Solution): void {
        this.settle?.({ solution, prize: 0, travelSeconds: 0, waitingSeconds: 0, steps: 1, unplacedRequired: [] });
    }

    /** What a real search finds for the problem. */
    async good(): Promise<Solution> {
        if (this.problem === null) throw new Error('no long run');
        return (await this.inline.solve(this.problem, { seed: 1, limits: { steps: 50 } })).solution;
    }

    close(): Promise<void> {
        return Promise.resolve();
    }

    private poor(problem: PlanningProblem): Promise<SolveResult> {
        const solution = { routes: problem.shifts.map((_, shift) => ({ shift, stops: shift === 0 ? [0] : [] })) };
        return Promise.resolve({
            solution,
            prize: 0,
            travelSeconds: 0,
            waitingSeconds: 0,
            steps: 1,
            unplacedRequired: []
        });
    }
}

/** Lets the run meet the store: each beat is released by hand. */
function beats(): { sleep: () => Promise<void>; beat: () => Promise<void> } {
    let release: () => void = () => undefined;
    return {
        sleep: () => new Promise((resolve) => (release = resolve)),
        beat: async () => {
            release();
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    };
}

describe('a plan that improves', () => {
    const long = { ...WEEK, thinkSeconds: 10 };

    async function open(): Promise<{
        world: PlanningWorld;
        solver: HeldSolver;
        beat: () => Promise<void>;
        plan: Plan;
    }> {
        const solver = new HeldSolver();
        const { sleep, beat } = beats();
        const world = createPlanningWorld({ solver, sleep });
        const plan = await world.planning.suggest(CALLER, long);
        return { world, solver, beat, plan };
    }

    it('answers a first plan, shows the best so far, and ends as a proposal', async () => {
        const { world, solver, beat, plan } = await open();
        expect(plan).toMatchObject({ status: 'improving', revision: 1 });
        solver.offer(await solver.good());
        await beat();
        const better = await world.planning.read(CALLER, plan.planId);
        expect(better).toMatchObject({ status: 'improving', revision: 2 });
        expect(better.totals.points).toBeGreaterThan(plan.totals.points);
        solver.finish(await solver.good());
        await beat();
        expect(await world.planning.read(CALLER, plan.planId)).toMatchObject({ status: 'proposed' });
        const { stops } = await world.planning.explain(CALLER, plan.planId, { recordIds: [] });
        expect(stops).toHaveLength(better.totals.visitCount);
    });

    it('never takes a worse plan, nor one that the checker refuses', async () => {
        const { world, solver, beat, plan } = await open();
        solver.offer({ routes: [] });
        await beat();
        expect(await world.planning.read(CALLER, plan.planId)).toMatchObject({ revision: 1, totals: plan.totals });
        solver.offer({ routes: [{ shift: 0, stops: [0, 0] }] });
        await beat();
        expect(await world.planning.read(CALLER, plan.planId)).toMatchObject({ status: 'proposed', revision: 1 });
    });

    it('is given up by a person: the run ends and nothing is written after', async () => {
        const { world, solver, beat, plan } = await open();
        await world.planning.discard(CALLER, plan.planId);
        expect(solver.call?.signal?.aborted).toBe(true);
        await beat();
        expect((await world.planning.read(CALLER, plan.planId)).status).toBe('discarded');
        await expect(world.planning.accept(CALLER, plan.planId, {})).rejects.toMatchObject({ code: 'plan-not-open' });
    });

    it('is a proposal again when its process has died', async () => {
        const { world, plan } = await open();
        const elsewhere = createPlanningWorld();
        const found = await world.store.load(ORG, plan.planId);
        const facts = await world.store.facts(ORG, plan.planId);
        if (found === null || facts === null) throw new Error('not saved');
        await elsewhere.store.save(ORG, found.createdBy, found.plan, facts, found.improvingUntil ?? undefined);
        expect((await elsewhere.planning.read(CALLER, plan.planId)).status).toBe('improving');
        elsewhere.clock.advanceSeconds(10);
        expect((await elsewhere.planning.read(CALLER, plan.planId)).status).toBe('proposed');
    });

    it('keeps the best so far when the service stops, and when the person asks for another plan', async () => {
        const { world, solver, plan } = await open();
        solver.offer(await solver.good());
        await world.planning.close();
        expect(await world.planning.read(CALLER, plan.planId)).toMatchObject({ status: 'proposed', revision: 2 });
        const first = await world.planning.suggest(CALLER, long);
        await world.planning.suggest(CALLER, long);
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect((await world.planning.read(CALLER, first.planId)).status).toBe('proposed');
        await world.planning.close();
    });

    it('cannot be given up once accepted', async () => {
        const { world, plan } = await open();
        await world.planning.accept(CALLER, plan.planId, {});
        await expect(world.planning.discard(CALLER, plan.planId)).rejects.toMatchObject({ code: 'plan-not-open' });
    });
});
