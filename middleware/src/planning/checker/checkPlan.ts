/** Judges a plan against its problem from scratch. Shares no code with the solver. */
import type { Candidate, PlanningProblem, Route, Shift, Solution } from '../model.ts';
import { checkAgainstBase, frozenLimits } from './checkBase.ts';
import { isByTimeOfDay } from './driveTime.ts';
import type { Claim, Violation } from './violation.ts';
import { walkRoute } from './walkRoute.ts';
import type { Walk } from './walkRoute.ts';

export { checkTimes } from './checkTimes.ts';
export type { Claim, Violation, ViolationCode } from './violation.ts';

/**
 * Everything wrong with `solution`; empty when it may leave the house.
 * A required visit that is missing is a violation unless the claim admits it in `unplacedRequired`.
 */
export function checkSolution(problem: PlanningProblem, solution: Solution, claimed: Claim = {}): Violation[] {
    const found: Violation[] = [];
    checkNumbers(problem, solution, found);
    if (found.length > 0) return found;
    const walks = new Map<number, Walk>();
    const latest = frozenLimits(problem);
    for (const route of solution.routes) {
        const walk = checkRoute(problem, route, latest, found);
        if (walk) walks.set(route.shift, walk);
    }
    checkPairs(problem, solution, found);
    checkRequired(problem, solution, claimed, found);
    if (problem.base) found.push(...checkAgainstBase(problem, problem.base, solution, walks));
    checkClaim(problem, solution, claimed, walks, found);
    return found;
}

function checkNumbers(problem: PlanningProblem, solution: Solution, found: Violation[]): void {
    const shifts = new Set<number>();
    const visits = new Set<number>();
    for (const { shift, stops } of solution.routes) {
        if (!problem.shifts[shift])
            found.push({ code: 'unknownShift', message: `Shift ${shift} is not in the problem.`, shift });
        if (shifts.has(shift)) found.push({ code: 'shiftTwice', message: `Shift ${shift} has two routes.`, shift });
        shifts.add(shift);
        for (const candidate of stops) {
            if (!problem.candidates[candidate]) {
                found.push({
                    code: 'unknownCandidate',
                    message: `Candidate ${candidate} is not in the problem.`,
                    shift,
                    candidate
                });
            }
            if (visits.has(candidate)) {
                found.push({
                    code: 'visitTwice',
                    message: `Candidate ${candidate} is planned twice.`,
                    shift,
                    candidate
                });
            }
            visits.add(candidate);
        }
    }
}

function checkRoute(
    problem: PlanningProblem,
    route: Route,
    latest: ReadonlyMap<number, number>,
    found: Violation[]
): Walk | null {
    const shift = problem.shifts[route.shift] as Shift;
    const where = { shift: route.shift };
    if (route.stops.length > shift.maxVisits) {
        found.push({
            code: 'tooManyVisits',
            message: `${route.stops.length} visits, at most ${shift.maxVisits}.`,
            ...where
        });
    }
    let load = 0;
    for (const candidate of route.stops) {
        const { allowedShifts, load: own = 0 } = problem.candidates[candidate] as Candidate;
        load += own;
        if (allowedShifts && !allowedShifts.includes(route.shift)) {
            found.push({
                code: 'shiftNotAllowed',
                message: `Candidate ${candidate} may not be on this shift.`,
                ...where,
                candidate
            });
        }
    }
    if (shift.capacity !== undefined && load > shift.capacity + 1e-9) {
        found.push({ code: 'capacityExceeded', message: `Load ${load}, at most ${shift.capacity}.`, ...where });
    }
    if (route.stops.length === 0) return walkRoute(problem, shift, []);
    const walk = walkRoute(problem, shift, route.stops, latest);
    if (!walk)
        found.push({ code: 'noFeasibleTimes', message: 'No times keep all windows, pauses and the shift.', ...where });
    return walk;
}

function checkPairs(problem: PlanningProblem, solution: Solution, found: Violation[]): void {
    const planned = solution.routes.flatMap(({ shift, stops }) =>
        stops.map((candidate) => ({ candidate, day: (problem.shifts[shift] as Shift).dayIndex, shift }))
    );
    const byCustomer = new Map<string, typeof planned>();
    const groups = new Set<string>();
    for (const visit of planned) {
        const { customerId, exclusiveGroup } = problem.candidates[visit.candidate] as Candidate;
        byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), visit]);
        if (exclusiveGroup === undefined) continue;
        if (groups.has(exclusiveGroup)) {
            const message = `A second visit of an exclusive group: candidate ${visit.candidate}.`;
            found.push({ code: 'exclusiveGroupTwice', message, shift: visit.shift, candidate: visit.candidate });
        }
        groups.add(exclusiveGroup);
    }
    for (const visits of byCustomer.values()) {
        for (const [index, one] of visits.entries()) {
            for (const two of visits.slice(index + 1)) checkSpacing(problem, one, two, found);
        }
    }
}

interface PlannedVisit {
    readonly candidate: number;
    readonly day: number;
    readonly shift: number;
}

function checkSpacing(problem: PlanningProblem, one: PlannedVisit, two: PlannedVisit, found: Violation[]): void {
    const days = Math.abs(one.day - two.day);
    for (const { candidate, shift } of [one, two]) {
        const { minimumSpacingDays, maximumSpacingDays } = problem.candidates[candidate] as Candidate;
        if (minimumSpacingDays !== undefined && days < minimumSpacingDays) {
            const message = `${days} days between two visits, at least ${minimumSpacingDays}.`;
            found.push({ code: 'spacingTooShort', message, shift, candidate });
        }
        if (maximumSpacingDays !== undefined && days > maximumSpacingDays) {
            const message = `${days} days between two visits, at most ${maximumSpacingDays}.`;
            found.push({ code: 'spacingTooLong', message, shift, candidate });
        }
    }
}

function checkRequired(problem: PlanningProblem, solution: Solution, claimed: Claim, found: Violation[]): void {
    const planned = new Set(solution.routes.flatMap((route) => route.stops));
    const admitted = new Set(claimed.unplacedRequired ?? []);
    problem.candidates.forEach((candidate, index) => {
        if (!candidate.isRequired || planned.has(index) || admitted.has(index)) return;
        found.push({ code: 'requiredMissing', message: `Required candidate ${index} is missing.`, candidate: index });
    });
}

function checkClaim(
    problem: PlanningProblem,
    solution: Solution,
    claimed: Claim,
    walks: ReadonlyMap<number, Walk>,
    found: Violation[]
): void {
    let prize = 0;
    for (const { stops } of solution.routes) for (const stop of stops) prize += problem.candidates[stop]?.prize ?? 0;
    if (claimed.prize !== undefined && Math.abs(claimed.prize - prize) > 1e-6 * Math.max(1, Math.abs(prize))) {
        found.push({ code: 'prizeWrong', message: `Claimed prize ${claimed.prize}, real ${prize}.` });
    }
    let travel = 0;
    for (const { shift } of solution.routes) travel += walks.get(shift)?.travelSeconds ?? 0;
    /* By the time of day, less travel may take more waiting: there `checkTimes` judges what is stated. */
    if (claimed.travelSeconds === undefined || isByTimeOfDay(problem.travel)) return;
    if (Math.abs(claimed.travelSeconds - travel) > 1e-6) {
        found.push({ code: 'travelWrong', message: `Claimed travel ${claimed.travelSeconds} s, real ${travel} s.` });
    }
}
