import type { CounterfactualChange, UnassignedCandidate, UnassignedCode } from '#kernel/contracts';
import type { TravelTimes } from '../../travel/ports.ts';
import { layOut, withTravel } from '../buildProblem.ts';
import type { Solution } from '../model.ts';
import type { PlanGround } from '../planDocument.ts';
import { placeKey } from '../placeIndex.ts';
import type { CandidateFacts } from '../ports.ts';

/** A ground in which some who were kept out by a rule may be planned, and the plan in its numbers. */
export interface RelaxedGround {
    readonly ground: PlanGround;
    readonly solution: Solution;
    readonly indexOf: ReadonlyMap<string, number>;
}

/** What a person would have to do about each reason; null where only room is missing. */
const CHANGES: Readonly<Record<UnassignedCode, CounterfactualChange['code'] | null>> = {
    'too-early': 'visit-early',
    rejected: 'set-rejection-aside',
    forbidden: 'allow',
    'no-window-in-period': 'visit-when-closed',
    'no-coordinates': 'set-coordinates',
    'already-planned': 'cancel-planned-visit',
    unreachable: 'find-a-road',
    'does-not-fit': null,
    'low-value': null,
    'not-considered': null
};
/** Reasons that a word of the rep or the customer can lift. */
const LIFTED: ReadonlySet<UnassignedCode> = new Set(['too-early', 'rejected', 'forbidden', 'no-window-in-period']);

/** What would have to change before the candidate could be proposed at all; null when only room is missing. */
export function changeFor({ code, params }: UnassignedCandidate): CounterfactualChange | null {
    if (code === 'does-not-fit' && params['rule'] === 'longer-than-the-day') return { code: 'shorten-visit', params };
    if (code === 'does-not-fit' && params['rule'] === 'no-working-day') return { code: 'work-another-day', params };
    const change = CHANGES[code];
    return change === null ? null : { code: change, params };
}

/**
 * The plan's problem with those of `entries` added whose reason can be lifted. Drives between places that the plan knows are
 * the plan's; the others are asked for, and must come from the same source. Null when nobody can be added, or the source
 * of the plan does not answer now: figures of two sources are never mixed.
 */
export async function relaxedGround(
    ground: PlanGround,
    solution: Solution,
    entries: readonly UnassignedCandidate[],
    travel: TravelTimes
): Promise<RelaxedGround | null> {
    const lifted = new Map(entries.filter(({ code }) => LIFTED.has(code)).map((entry) => [entry.recordId, entry.code]));
    const { situation, request, built } = ground;
    const planned = new Set(
        solution.routes.flatMap(({ stops }) => stops.map((stop) => built.problem.candidates[stop]?.id))
    );
    const facts = situation.candidates.filter(({ recordId }) => planned.has(recordId) || lifted.has(recordId));
    if (!facts.some(({ recordId }) => lifted.has(recordId))) return null;
    const wanted = [...lifted].flatMap(([recordId, code]) =>
        code === 'too-early' || code === 'rejected' ? { recordId } : []
    );
    const relaxed = {
        situation: { ...situation, candidates: facts.map((entry) => opened(entry, lifted.get(entry.recordId))) },
        request: {
            ...request,
            required: [...(request.required ?? []), ...wanted],
            forbidden: (request.forbidden ?? []).filter((recordId) => !lifted.has(recordId))
        }
    };
    const layout = layOut(relaxed.situation, relaxed.request);
    const answer = await travel.matrix(layout.places);
    if (answer.source.provider !== built.travelSource.provider) return null;
    const seconds = withKnown(answer.seconds, layout.places.map(placeKey), ground);
    const anew = withTravel(layout, relaxed.situation, { ...answer, seconds });
    const indexOf = new Map(anew.problem.candidates.map(({ id }, index) => [id, index]));
    return { ground: { ...relaxed, built: anew }, solution: renumbered(solution, ground, indexOf), indexOf };
}

function opened(facts: CandidateFacts, code: UnassignedCode | undefined): CandidateFacts {
    return code === 'no-window-in-period' ? { ...facts, openingHours: null } : facts;
}

function withKnown(seconds: Int32Array, keys: readonly string[], { built }: PlanGround): Int32Array {
    const index = new Map(built.places.map((place, position) => [placeKey(place), position]));
    const rows = keys.map((key) => index.get(key) ?? -1);
    const { size, seconds: known } = built.road;
    return seconds.map((value, pair) => {
        const from = rows[Math.floor(pair / keys.length)] as number;
        const to = rows[pair % keys.length] as number;
        return from < 0 || to < 0 ? value : (known[from * size + to] as number);
    });
}

function renumbered({ routes }: Solution, { built }: PlanGround, indexOf: ReadonlyMap<string, number>): Solution {
    const anew = (stop: number): number | [] => indexOf.get(built.problem.candidates[stop]?.id ?? '') ?? [];
    return { routes: routes.map(({ shift, stops }) => ({ shift, stops: stops.flatMap(anew) })) };
}
