/** Yardsticks of a problem: how much a typical prize and a typical leg are worth, and which shifts are alike. */
import type { PlanningProblem } from '../model.ts';
import type { Compiled } from './compile.ts';
import type { Neighbours } from './neighbours.ts';

/** Mean prize, at least a little. */
export function prizeUnit(problem: PlanningProblem): number {
    let sum = 0;
    for (const candidate of problem.candidates) sum += Math.abs(candidate.prize);
    return sum / Math.max(1, problem.candidates.length) || 1;
}

/** Candidates whose legs make the travel unit. */
const SAMPLE = 200;

/** Worth of the leg to a near neighbour (the sixth), the mean over a sample of the candidates. */
export function travelUnit(compiled: Compiled, neighbours: Neighbours): number {
    const { candidateCount, nodeCount, travel, problem } = compiled;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < candidateCount; i += Math.ceil(candidateCount / SAMPLE)) {
        const near = neighbours.of(i)[Math.min(5, neighbours.perNode - 1)] as number;
        const leg = travel[i * nodeCount + near] as number;
        if (leg > 100_000_000) continue;
        sum += leg;
        count++;
    }
    return Math.max(1e-9, (problem.weights.travelPerSecond * sum) / Math.max(1, count));
}

/** Numbers shifts so that routes can change places between shifts of the same number. */
export function shiftKinds(compiled: Compiled): Int32Array {
    const numbers = new Map<string, number>();
    return Int32Array.from(compiled.problem.shifts, (shift, r) => {
        const allowed: number[] = [];
        for (let i = r; i < compiled.isAllowed.length; i += compiled.shiftCount)
            allowed.push(compiled.isAllowed[i] as number);
        const hasPlaces = shift.appointments.length > 0;
        const key = JSON.stringify([
            { ...shift, id: '', repIndex: 0, dayIndex: 0, appointments: hasPlaces ? r : 0 },
            allowed.join('')
        ]);
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        return number;
    });
}

/** Candidates without a shift that could take them even alone. */
export function countHopeless({ candidateCount, shiftCount, isAllowed }: Compiled): number {
    let count = 0;
    for (let node = 0; node < candidateCount; node++) {
        if (!isAllowed.subarray(node * shiftCount, (node + 1) * shiftCount).includes(1)) count++;
    }
    return count;
}
