import type { PlanRequest, TravelSource, UnassignedCandidate } from '#kernel/contracts';
import { layOut, withTravel, type BuiltProblem } from './buildProblem.ts';
import type { Solution } from './model.ts';
import type { PlanGround } from './planDocument.ts';
import { placeKey } from './placeIndex.ts';
import type { CandidateFacts } from './ports.ts';
import type { Situation } from './situation.ts';

/**
 * What a plan was made from, small enough to keep beside it: its visits and the most valuable candidates that are not in
 * it, with calendars, settings and the travel times of all their places. From it the problem is built again, number by
 * number, whatever the mirror and the travel source say by then.
 */
export interface PlanFacts {
    readonly version: 1;
    readonly request: PlanRequest;
    readonly situation: Situation;
    readonly leftOut: readonly UnassignedCandidate[];
    /** Candidates of the plan that are not kept here. */
    readonly unseenCount: number;
    /** Little-endian 32-bit integers in base 64, row by row, in the order of the layout's places. */
    readonly travel: { readonly seconds: string; readonly metres: string; readonly source: TravelSource };
}

/** Unassigned candidates that are kept: those the plan names. */
export const MOST_KEPT = 200;

/** The facts of a plan with this solution. */
export function keepFacts({ situation, request, built, unseenCount = 0 }: PlanGround, solution: Solution): PlanFacts {
    const planned = new Set(solution.routes.flatMap(({ stops }) => stops));
    const open = built.chosen.flatMap((_, index) => (planned.has(index) ? [] : [index])).slice(0, MOST_KEPT);
    const kept = new Set([...planned, ...open].flatMap((index) => built.chosen[index]?.facts.recordId ?? []));
    const leftOut = [...built.leftOut].sort((a, b) => b.points - a.points).slice(0, MOST_KEPT);
    const ruledOut = new Set(leftOut.flatMap(({ recordId, code }) => (code === 'not-considered' ? [] : recordId)));
    const isKept = ({ recordId }: CandidateFacts): boolean => kept.has(recordId) || ruledOut.has(recordId);
    const small = { ...situation, candidates: situation.candidates.filter(isKept) };
    return {
        version: 1,
        request,
        situation: small,
        leftOut,
        unseenCount: unseenCount + built.chosen.length - kept.size + built.leftOut.length - leftOut.length,
        travel: cutTravel(built, layOut(small, request).places)
    };
}

/** The problem as it was, of the candidates that were kept. */
export function groundOf({ situation, request, leftOut, unseenCount, travel }: PlanFacts): PlanGround {
    const layout = layOut(situation, request);
    const answer = { seconds: integersOf(travel.seconds), metres: integersOf(travel.metres), source: travel.source };
    const built = withTravel(layout, situation, answer);
    return { situation, request, built: withLeftOut(built, leftOut), unseenCount };
}

/** Adds those that were left out before; who is a candidate now is not left out any more. */
export function withLeftOut(built: BuiltProblem, earlier: readonly UnassignedCandidate[]): BuiltProblem {
    const known = new Set([
        ...built.chosen.map(({ facts }) => facts.recordId),
        ...built.leftOut.map((entry) => entry.recordId)
    ]);
    return { ...built, leftOut: [...built.leftOut, ...earlier.filter(({ recordId }) => !known.has(recordId))] };
}

function cutTravel(built: BuiltProblem, places: BuiltProblem['places']): PlanFacts['travel'] {
    const { size, seconds, metres } = built.road;
    const index = new Map(built.places.map((place, position) => [placeKey(place), position]));
    const rows = places.map((place) => index.get(placeKey(place)) ?? 0);
    const cut = (values: Int32Array | undefined): string => textOf(cutMatrix(values, size, rows));
    return { seconds: cut(seconds), metres: cut(metres), source: built.travelSource };
}

/** The entries of some rows and the same columns of a square matrix. */
export function cutMatrix(values: Int32Array | undefined, size: number, rows: readonly number[]): Int32Array {
    const cut = new Int32Array(rows.length * rows.length);
    if (values === undefined) return cut;
    for (let from = 0; from < rows.length; from++) {
        const row = (rows[from] as number) * size;
        for (let to = 0; to < rows.length; to++) {
            cut[from * rows.length + to] = values[row + (rows[to] as number)] as number;
        }
    }
    return cut;
}

function textOf(values: Int32Array): string {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => bytes.writeInt32LE(value, index * 4));
    return bytes.toString('base64');
}

function integersOf(text: string): Int32Array {
    const bytes = Buffer.from(text, 'base64');
    return Int32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32LE(index * 4));
}
