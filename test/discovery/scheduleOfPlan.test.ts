import { beforeAll, describe, expect, test } from '@jest/globals';
import path from 'node:path';
import type { Plan, PlanShift, PlanStop, PlanTravel } from '#kernel/contracts';
import { scheduleDay, type KnownLegSeconds, type ScheduleDay } from '#kernel/planSchedule';
import { CALLER, WEEK, type PlanningWorld } from '../../middleware/src/planning/testing/planningWorld.ts';
import { randomWorld, seeded } from '../../middleware/src/planning/testing/randomWeek.ts';

/** What the page makes of a plan before it asks the kernel for times; loaded at run time, as it is built with the components. */
interface WeekEditModules {
    readonly scheduleInput: (
        plan: Plan,
        shift: PlanShift,
        stops: readonly PlanStop[],
        travel: PlanTravel | null
    ) => ScheduleDay;
    readonly knownLegs: (plan: Plan, travel: PlanTravel | null) => KnownLegSeconds;
}

const WEEKS = Number(process.env['FIELDMAP_PROPERTY_RUNS'] ?? 25) * 2;
const RULES = ['start', 'whole'] as const;

describe('the page and the service agree about time', () => {
    let page: WeekEditModules;

    beforeAll(async () => {
        const load = async (name: string): Promise<object> =>
            (await import(path.resolve(`force-app/main/planning/lwc/weekEdit/${name}.ts`))) as object;
        page = { ...(await load('scheduleInput')), ...(await load('knownLegs')) } as WeekEditModules;
    });

    /** The day as the page shows it, in the words of the service. */
    function asShown(plan: Plan, shift: PlanShift, travel: PlanTravel): object {
        const day = scheduleDay(page.scheduleInput(plan, shift, shift.stops, travel), page.knownLegs(plan, travel));
        const { stops, lunch, leavesAt, returnsAt, travelSeconds, waitingSeconds, violations, hasEstimates } = day;
        return {
            violations,
            hasEstimates,
            travelSeconds,
            waitingSeconds,
            span: [leavesAt, returnsAt].map(Date.parse),
            lunch: lunch && [lunch.startsAt, lunch.endsAt].map(Date.parse),
            stops: stops.map(({ key, arrivesAt, beginsAt, leavesAt: left, legSeconds }) => [
                key,
                ...[arrivesAt, beginsAt, left].map(Date.parse),
                legSeconds
            ])
        };
    }

    function asPlanned({ stops, lunch, start, end, travelSeconds, waitingSeconds }: PlanShift): object {
        return {
            violations: [],
            hasEstimates: false,
            travelSeconds,
            waitingSeconds,
            span: [start.at, end.at].map(Date.parse),
            lunch: lunch && [lunch.startsAt, lunch.endsAt].map(Date.parse),
            stops: stops.map(({ recordId, arrivesAt, beginsAt, leavesAt, legSeconds }) => [
                recordId,
                ...[arrivesAt, beginsAt, leavesAt].map(Date.parse),
                legSeconds
            ])
        };
    }

    /** Days of a plan, compared one by one; gives their number. */
    async function compareDays(world: PlanningWorld, plan: Plan): Promise<number> {
        const travel = await world.planning.travel(CALLER, plan.planId);
        for (const shift of plan.shifts) expect(asShown(plan, shift, travel)).toEqual(asPlanned(shift));
        return plan.shifts.length;
    }

    test('a day that nobody touched has the times of the plan or its repair, to the second', async () => {
        let days = 0;
        for (let seed = 1; seed <= WEEKS; seed += 1) {
            const world = randomWorld(seed, 40 + Math.floor(seeded(seed)() * 60));
            const settings = { windowRule: RULES[seed % 2] ?? 'start', lunchMinutes: [0, 30, 45, 90][seed % 4] ?? 45 };
            const plan = await world.planning.suggest(CALLER, { ...WEEK, seed, thinkSeconds: 0.05, settings });
            days += await compareDays(world, plan);
            const cancelled = plan.shifts.flatMap(({ stops }) => stops.slice(0, 1)).map(({ stopId }) => stopId);
            if (cancelled.length === 0) continue;
            const repair = await world.planning.repair(CALLER, plan.planId, { cancelledStopIds: cancelled });
            days += await compareDays(world, repair.plan);
        }
        expect(days).toBeGreaterThan(WEEKS * 8);
    });
});
