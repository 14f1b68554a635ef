import type { Plan, PlanRequest } from '#kernel/contracts';
import type { BuiltProblem } from './buildProblem.ts';
import type { Solution } from './model.ts';
import type { Situation } from './situation.ts';
import { openingHoursOf } from './windows.ts';

type Notice = Plan['notices'][number];

/** One record each; more of the same would hide the rest. */
const MOST_OF_A_KIND = 20;

/** What the reader of a plan must know about it: a plan is never silently incomplete. */
export function noticesOf(
    situation: Situation,
    request: PlanRequest,
    built: BuiltProblem,
    solution: Solution
): Notice[] {
    const { problem, chosen, leftOut, travelSource, travelHoles } = built;
    const notConsidered = leftOut.filter(({ code }) => code === 'not-considered').length;
    return [
        ...requiredNotices(request, built, solution),
        ...(travelSource.isEstimate
            ? [{ code: 'travel-estimated', params: { note: travelSource.note.slice(0, 255) } }]
            : []),
        ...(travelHoles > 0 ? [{ code: 'travel-holes', params: { pairs: travelHoles } }] : []),
        ...(notConsidered > 0
            ? [{ code: 'not-considered', params: { count: notConsidered, limit: chosen.length } }]
            : []),
        ...unreadableHours(situation),
        ...(chosen.length < problem.shifts.length * 2
            ? [{ code: 'few-candidates', params: { count: chosen.length } }]
            : [])
    ];
}

/** A required visit that is not in the plan, and the rule that keeps it out. */
function requiredNotices({ required = [] }: PlanRequest, built: BuiltProblem, solution: Solution): Notice[] {
    const planned = new Set(
        solution.routes.flatMap(({ stops }) => stops.map((stop) => built.problem.candidates[stop]?.id))
    );
    const leftOut = new Map(built.leftOut.map((entry) => [entry.recordId, entry]));
    const known = new Set(built.chosen.map(({ facts }) => facts.recordId));
    return required
        .filter(({ recordId }) => !planned.has(recordId))
        .map(({ recordId }) => {
            const refused = leftOut.get(recordId);
            if (refused !== undefined) {
                return { code: 'required-left-out', params: { recordId, rule: refused.code, ...refused.params } };
            }
            const code = known.has(recordId) ? 'required-does-not-fit' : 'required-unknown';
            return { code, params: { recordId } };
        });
}

function unreadableHours({ candidates }: Situation): Notice[] {
    return candidates
        .filter((facts) => openingHoursOf(facts) === 'unreadable')
        .slice(0, MOST_OF_A_KIND)
        .map(({ recordId }) => ({ code: 'opening-hours-unreadable', params: { recordId } }));
}
