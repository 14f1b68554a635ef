import { haversineMetres } from '#kernel/geo';
import { parseOpeningHours } from '#kernel/visitRules';
import { assignCustomer, candidatesOf } from '../../../middleware/src/visits/assignment/assignCustomer.ts';
import { featuresOf, type CustomerFacts } from '../../../middleware/src/visits/assignment/features.ts';
import type { AssignmentModel, Example } from '../../../middleware/src/visits/assignment/model.ts';
import type { FoundStay } from '../../../middleware/src/visits/stays/foundStay.ts';
import { matchStays, round } from './score.ts';
import { localTimeOf, type SimulatedDay, type TrueStay } from './simulation/simulateDay.ts';

/** The nearest customer within this distance is the plain method's answer. */
const PLAIN_METRES = 100;

/** One found stay with the truth and both answers. */
export interface Verdict {
    readonly truth: TrueStay;
    readonly probability: number;
    readonly isRight: boolean;
    readonly isPlainRight: boolean;
    readonly isSharedRight: boolean;
}

/** The facts that the service would know of that day. */
export function factsOf(day: SimulatedDay): CustomerFacts[] {
    return day.customers.map(({ id, place, openingHours, usualMinutes, visitsLastYear }) => ({
        recordId: id,
        place,
        radiusMetres: null,
        plannedMs: day.plan.find(({ customerId }) => customerId === id)?.startMs ?? null,
        usualMinutes,
        openingHours: openingHours === null ? null : parseOpeningHours(openingHours),
        visitsLastYear,
        isVisitedToday: false
    }));
}

export function judgeDay(day: SimulatedDay, found: readonly FoundStay[], model: AssignmentModel): Verdict[] {
    const facts = factsOf(day);
    return matchStays(day.stays, found).map((pair) => {
        const truth = day.stays[pair.truth]!;
        const stay = found[pair.found]!;
        const answer = assignCustomer(stay, facts, localTimeOf, model);
        const isNobody = answer.noCustomerProbability > (answer.best?.probability ?? 0);
        const answered = isNobody ? null : answer.best!.recordId;
        return {
            truth,
            probability: isNobody ? answer.noCustomerProbability : answer.best!.probability,
            isRight: answered === truth.customerId,
            isPlainRight: nearestOf(stay, facts) === truth.customerId,
            isSharedRight:
                answered === truth.customerId ||
                (answer.decision === 'shared' && answer.sharedBy.includes(truth.customerId ?? ''))
        };
    });
}

/** The same stays as examples for fitting. */
export function examplesOf(day: SimulatedDay, found: readonly FoundStay[]): Example[] {
    const facts = factsOf(day);
    return matchStays(day.stays, found).flatMap((pair) => {
        const stay = found[pair.found]!;
        const near = candidatesOf(stay, facts);
        const customerId = day.stays[pair.truth]!.customerId;
        const index = near.findIndex(({ recordId }) => recordId === customerId);
        if (customerId !== null && index < 0) return [];
        const candidates = near.map((customer) => featuresOf(stay, customer, localTimeOf));
        return [{ candidates, chosen: customerId === null ? near.length : index }];
    });
}

function nearestOf(stay: FoundStay, facts: readonly CustomerFacts[]): string | null {
    let best: string | null = null;
    let bestMetres = PLAIN_METRES;
    for (const { recordId, place } of facts) {
        const metres = haversineMetres(stay, place);
        if (metres > bestMetres) continue;
        best = recordId;
        bestMetres = metres;
    }
    return best;
}

export interface AssignmentFigures {
    readonly stays: number;
    readonly right: number | null;
    readonly plainRight: number | null;
}

export function shareRight(verdicts: readonly Verdict[]): AssignmentFigures {
    const share = (count: number): number | null => (verdicts.length === 0 ? null : round(count / verdicts.length));
    return {
        stays: verdicts.length,
        right: share(verdicts.filter(({ isRight }) => isRight).length),
        plainRight: share(verdicts.filter(({ isPlainRight }) => isPlainRight).length)
    };
}

export interface ReliabilityRow {
    readonly from: number;
    readonly to: number;
    readonly stays: number;
    readonly meanProbability: number;
    readonly right: number;
}

/** Stated probability against share of right answers, in tenths. */
export function reliabilityOf(verdicts: readonly Verdict[]): ReliabilityRow[] {
    return Array.from({ length: 10 }, (_, i) => {
        const inRow = verdicts.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === i);
        const mean = (values: number[]): number => round(values.reduce((sum, value) => sum + value, 0) / values.length);
        return {
            from: i / 10,
            to: (i + 1) / 10,
            stays: inRow.length,
            meanProbability: inRow.length ? mean(inRow.map(({ probability }) => probability)) : 0,
            right: inRow.length ? mean(inRow.map(({ isRight }) => (isRight ? 1 : 0))) : 0
        };
    }).filter(({ stays }) => stays > 0);
}

/** Mean squared difference between the stated probability of the answer and whether it was right. Source: Brier 1950. */
export function brierOf(verdicts: readonly Verdict[]): number {
    const sum = verdicts.reduce((total, { probability, isRight }) => total + (probability - (isRight ? 1 : 0)) ** 2, 0);
    return round(sum / verdicts.length);
}

/** Stay-weighted distance between stated and found share, over the rows of the reliability table. */
export function calibrationErrorOf(rows: readonly ReliabilityRow[]): number {
    const all = rows.reduce((sum, { stays }) => sum + stays, 0);
    return round(rows.reduce((sum, row) => sum + (row.stays / all) * Math.abs(row.meanProbability - row.right), 0));
}
