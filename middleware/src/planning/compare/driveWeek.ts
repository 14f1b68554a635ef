import type { PlanTotals } from '#kernel/contracts';
import type { PlanningProblem, Route } from '../model.ts';
import { figuresOf, type RouteFigures } from '../routeFigures.ts';
import { schedule } from '../solver/schedule.ts';

export interface DrivenDay extends RouteFigures {
    readonly shift: number;
    readonly isFeasible: boolean;
    readonly visitCount: number;
    readonly points: number;
}

/** The figures of routes driven in their order, those that break windows or working hours included. */
export function driveWeek(
    problem: PlanningProblem,
    routes: readonly Route[]
): { readonly totals: PlanTotals; readonly days: readonly DrivenDay[] } {
    const days = routes.map((route): DrivenDay => {
        const times = schedule(problem, route);
        return {
            shift: route.shift,
            isFeasible: times.isFeasible && route.stops.length <= (problem.shifts[route.shift]?.maxVisits ?? 0),
            visitCount: route.stops.length,
            points: route.stops.reduce((total, stop) => total + (problem.candidates[stop]?.prize ?? 0), 0),
            ...figuresOf(problem, route, times)
        };
    });
    const sum = (of: (day: DrivenDay) => number): number => days.reduce((total, day) => total + of(day), 0);
    const fieldHours = sum((day) => (day.visitCount === 0 ? 0 : day.returnsAt - day.leavesAt)) / 3600;
    const visitCount = sum((day) => day.visitCount);
    return {
        days,
        totals: {
            visitCount,
            candidateCount: problem.candidates.length,
            points: Math.round(sum(({ points }) => points) * 10) / 10,
            travelSeconds: sum(({ travelSeconds }) => travelSeconds),
            travelMetres: sum(({ travelMetres }) => travelMetres),
            visitSeconds: sum(({ visitSeconds }) => visitSeconds),
            waitingSeconds: sum(({ waitingSeconds }) => waitingSeconds),
            visitsPerFieldHour: fieldHours === 0 ? null : Math.round((visitCount / fieldHours) * 100) / 100
        }
    };
}
