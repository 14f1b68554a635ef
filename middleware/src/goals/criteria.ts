import type { GoalVisitCandidate } from '#kernel/contracts';
import { addDays, daysBetween } from '../platform/localTime.ts';
import type { CandidateFacts } from '../planning/ports.ts';

/** A customer, why a visit closes the gap, and how much of it; larger `weight` comes first. */
export type Candidate = Omit<GoalVisitCandidate, 'isInPlan'> & { readonly weight: number };

export interface CriterionContext {
    /** Local today. */
    readonly today: string;
    /** First and last day of the goal's period. */
    readonly from: string;
    readonly to: string;
}

type Criterion = (facts: CandidateFacts, context: CriterionContext) => Candidate | null;

/** KPIs whose value visits of this week can raise, and by which customers. */
export const CRITERIA: Readonly<Record<string, Criterion>> = {
    'visits-completed': bestToSee,
    coverage: uncovered,
    'cadence-attainment': outOfCadence,
    'new-visits': neverVisited,
    'new-meetings': neverVisited,
    orders: likelyDeal,
    sales: largeDeal,
    'win-rate': likelyDeal,
    'average-deal-value': largeDeal,
    'conversion-per-visit': likelyDeal
};

function make(
    { recordId, objectApiName }: CandidateFacts,
    criterion: string,
    params: Candidate['params'],
    weight: number,
    contribution: number | null
): Candidate {
    return { recordId, objectApiName, criterion, params, weight, contribution };
}

/** Any visit counts: the overdue first, then those that are due, then who has waited longest. */
function bestToSee(facts: CandidateFacts, { today }: CriterionContext): Candidate | null {
    const waited = facts.lastVisitDate === null ? 999 : daysBetween(facts.lastVisitDate, today);
    if (facts.intervalDays === null) {
        return make(facts, 'best-value', { days: waited }, Math.min(waited, 999) / 1000, 1);
    }
    const share = waited / Math.max(1, facts.intervalDays);
    const late = waited - facts.intervalDays;
    if (facts.lastVisitDate === null) {
        return make(facts, 'never-visited', {}, 2, 1);
    }
    return share >= 1
        ? make(facts, 'overdue', { days: late }, 1 + Math.min(share, 9), 1)
        : make(facts, 'best-value', { days: waited }, share, 1);
}

function uncovered(facts: CandidateFacts, { from }: CriterionContext): Candidate | null {
    if (facts.objectApiName !== 'Account' || (facts.lastVisitDate !== null && facts.lastVisitDate >= from)) {
        return null;
    }
    const since = facts.lastVisitDate === null ? 999 : daysBetween(facts.lastVisitDate, from);
    return make(facts, 'uncovered', {}, since, 1);
}

function outOfCadence(facts: CandidateFacts, { today, to }: CriterionContext): Candidate | null {
    if (facts.objectApiName !== 'Account' || facts.intervalDays === null) {
        return null;
    }
    if (facts.lastVisitDate === null) {
        return make(facts, 'never-visited', {}, 1000, 1);
    }
    const due = addDays(facts.lastVisitDate, facts.intervalDays);
    const late = daysBetween(due, today);
    if (late > 0) {
        return make(facts, 'overdue', { days: late }, late, 1);
    }
    return due < to ? make(facts, 'due', { day: due }, late, 1) : null;
}

function neverVisited(facts: CandidateFacts): Candidate | null {
    if (facts.lastVisitDate !== null) {
        return null;
    }
    const heat = { Hot: 3, Warm: 2, Cold: 1 }[facts.leadRating ?? ''] ?? 2;
    return make(facts, 'never-visited', {}, heat, 1);
}

type Deal = CandidateFacts['openDeals'][number];

/** For amounts: deals by the amount to expect. */
function largeDeal(facts: CandidateFacts, context: CriterionContext): Candidate | null {
    return dealToWin(facts, context, expected);
}

/** For numbers of wins: deals by their chance. */
function likelyDeal(facts: CandidateFacts, context: CriterionContext): Candidate | null {
    return dealToWin(facts, context, ({ probability }) => probability / 100);
}

/** The best deal of a customer; one that closes in the goal's time before one that does not. */
function dealToWin(
    facts: CandidateFacts,
    { to, today }: CriterionContext,
    worth: (deal: Deal) => number
): Candidate | null {
    const deals = facts.openDeals.filter(({ probability }) => probability > 0);
    const closing = deals.filter(({ closeDate }) => closeDate < to);
    const [best] = [...(closing.length > 0 ? closing : deals)].sort((a, b) => worth(b) - worth(a));
    if (best === undefined) {
        return null;
    }
    const isClosing = closing.includes(best);
    const days = daysBetween(today, best.closeDate);
    const params = { amount: best.amount ?? 0, probability: best.probability, days };
    const weight = worth(best) * (isClosing ? 1 : 0.1);
    return make(facts, isClosing ? 'deal-closing' : 'open-deal', params, weight, expected(best));
}

/** Probability is per cent. */
function expected({ amount, probability }: Deal): number {
    return ((amount ?? 0) * probability) / 100;
}
