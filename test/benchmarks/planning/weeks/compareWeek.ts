/** One week, four ways to spend it: the same roads, days, minutes on site and points for all. */
import type { PlanTotals, TravelSource } from '#kernel/contracts';
import { localDateOf } from '../../../../middleware/src/platform/localTime.ts';
import { buildProblem } from '../../../../middleware/src/planning/buildProblem.ts';
import { checkSolution } from '../../../../middleware/src/planning/checker/checkPlan.ts';
import { driveWeek } from '../../../../middleware/src/planning/compare/driveWeek.ts';
import { problemOfRecords } from '../../../../middleware/src/planning/compare/problemOfRecords.ts';
import type { PlanningProblem, Solution } from '../../../../middleware/src/planning/model.ts';
import { solve } from '../../../../middleware/src/planning/solver/solve.ts';
import type { TravelTimes } from '../../../../middleware/src/travel/ports.ts';
import { type DemoCompany, instantOf, textOf } from './demoRecords.ts';
import { highestValueFirst, nearestNext } from './greedyPlans.ts';
import type { PickedWeek } from './pickWeeks.ts';
import { weekOnMonday, type WeekOnMonday } from './weekSituation.ts';

export const METHODS = ['as driven', 'nearest next', 'highest value first', 'Fieldmap'] as const;
export type Method = (typeof METHODS)[number];

export interface MethodResult extends PlanTotals {
    readonly method: Method;
    /** From leaving the start place to being back, lunch included; days without visits count nothing. */
    readonly fieldHours: number;
    /** Days that the checker refuses: past closing time, no lunch, home too late, more visits than allowed. */
    readonly refusedDays: number;
}

export interface WeekResult {
    readonly userId: string;
    readonly monday: string;
    readonly workingDays: number;
    /** Customers and leads that planning may choose from. */
    readonly candidateCount: number;
    readonly travelSource: TravelSource;
    /** Visits of the week that the comparison cannot drive. */
    readonly leftOut: { readonly remote: number; readonly notOnMap: number; readonly repeated: number };
    /** Visits as driven that planning would not have proposed: seen too recently, or after a "no". */
    readonly notProposable: number;
    /** The whole working hours for everyone. */
    readonly fullHours: readonly MethodResult[];
    /** At most as many visits on each day as were driven on it: what choice and order alone are worth. */
    readonly sameVisits: readonly MethodResult[];
}

export interface SolverTime {
    readonly seconds: number;
    readonly now: () => number;
}

/** The four methods on the week of `picked`; `now` gives the seconds that limit the solver. */
export async function compareWeek(
    company: DemoCompany,
    picked: PickedWeek,
    travel: TravelTimes,
    limits: SolverTime
): Promise<WeekResult> {
    const week = await weekOnMonday(company, picked);
    const { situation, request } = week;
    const built = await buildProblem(situation, request, travel);
    const driven = drivenRecords(week, picked);
    const facts = new Map(driven.drivable.flatMap(({ recordId }) => factsOf(week, recordId)));
    const typed = new Set(facts.keys());
    const asDriven = await problemOfRecords({ situation, request, built }, facts, typed, travel);
    const drivenPlan = drivenSolution(driven.drivable, week, asDriven.indexOf);
    const base = measured('as driven', asDriven.problem, drivenPlan);
    const capped = withVisitsOf(built.problem, drivenPlan);
    const chosen = new Set(built.chosen.map(({ facts: { recordId } }) => recordId));
    return {
        userId: String(picked.user['Id']),
        monday: picked.monday,
        workingDays: situation.days.length,
        candidateCount: built.problem.candidates.length,
        travelSource: built.travelSource,
        leftOut: { remote: picked.remoteCount, notOnMap: driven.notOnMap, repeated: driven.repeated },
        notProposable: [...typed].filter((id) => !chosen.has(id)).length,
        fullHours: [base, ...planned(built.problem, limits)],
        sameVisits: [base, ...planned(capped, limits)]
    };
}

function planned(problem: PlanningProblem, { seconds, now }: SolverTime): MethodResult[] {
    const { solution } = solve(problem, { seed: 1, limits: { seconds }, now });
    return [
        measured('nearest next', problem, nearestNext(problem)),
        measured('highest value first', problem, highestValueFirst(problem)),
        measured('Fieldmap', problem, solution)
    ];
}

/** The same days with no more visits on each than the plan has on it. */
function withVisitsOf(problem: PlanningProblem, { routes }: Solution): PlanningProblem {
    const shifts = problem.shifts.map((shift, index) => ({
        ...shift,
        maxVisits: Math.min(shift.maxVisits, routes.find((route) => route.shift === index)?.stops.length ?? 0)
    }));
    return { ...problem, shifts };
}

interface DrivenVisit {
    readonly recordId: string;
    readonly date: string;
}

/** What can be put on a map: visits to known places with coordinates, on working days, each customer once. */
function drivenRecords({ facts, situation }: WeekOnMonday, { driven, timeZone }: PickedWeek) {
    const drivable = new Map<string, DrivenVisit>();
    let notOnMap = 0;
    let repeated = 0;
    for (const visit of driven) {
        const recordId = textOf(visit, 'Account__c') ?? textOf(visit, 'Lead__c') ?? '';
        const date = localDateOf(new Date(instantOf(visit, 'ActualStart__c') ?? 0), timeZone);
        const isOnDuty = situation.days.some((day) => day.date === date);
        if (!isOnDuty || (facts.get(recordId)?.place ?? null) === null) notOnMap++;
        else if (drivable.has(recordId)) repeated++;
        else drivable.set(recordId, { recordId, date });
    }
    return { drivable: [...drivable.values()], notOnMap, repeated };
}

function factsOf({ facts }: WeekOnMonday, recordId: string) {
    const own = facts.get(recordId);
    return own === undefined ? [] : [[recordId, own] as const];
}

function drivenSolution(
    visits: readonly DrivenVisit[],
    { situation }: WeekOnMonday,
    indexOf: ReadonlyMap<string, number>
): Solution {
    const routes = situation.days.map(({ date }, shift) => ({
        shift,
        stops: visits.filter((visit) => visit.date === date).flatMap(({ recordId }) => indexOf.get(recordId) ?? [])
    }));
    return { routes };
}

function measured(method: Method, problem: PlanningProblem, solution: Solution): MethodResult {
    const { totals, days } = driveWeek(problem, solution.routes);
    const inField = days.filter(({ visitCount }) => visitCount > 0);
    const fieldSeconds = inField.reduce((sum, { leavesAt, returnsAt }) => sum + returnsAt - leavesAt, 0);
    const violations = checkSolution(problem, solution);
    const refusedDays = new Set(violations.map(({ shift }) => shift ?? -1)).size;
    return { method, ...totals, fieldHours: fieldSeconds / 3600, refusedDays };
}
