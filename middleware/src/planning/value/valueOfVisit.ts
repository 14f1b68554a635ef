import type { PlanningSettings, Reason } from '#kernel/contracts';
import { cadenceOf } from '#kernel/visitRules';
import { addDays, daysBetween } from '../../platform/localTime.ts';
import type { CandidateFacts } from '../ports.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';

/** What a visit is worth, and whether it may be proposed at all. */
export interface VisitValue {
    readonly points: number;
    /** The points by part; they add up to `points`. */
    readonly reasons: readonly Reason[];
    readonly blockedBy: 'too-early' | 'rejected' | null;
    /** When `blockedBy` is set: the first day on which it may be proposed again. */
    readonly availableFrom: string | null;
}

const CLASS_POINTS: Readonly<Record<string, number>> = { A: 40, B: 25, C: 12, D: 5 };
const RATING_POINTS: Readonly<Record<string, number>> = { Hot: 30, Warm: 15, Cold: 4 };
const GOOD_OUTCOMES = new Set(['Offer Requested', 'Next Meeting Agreed']);
/** Days that a "no" keeps a customer out of proposals, by reason; "later" keeps it out for a week. */
const BLOCKED_DAYS: Readonly<Record<string, number>> = {
    'not-now': 14,
    'customer-unavailable': 14,
    'handled-otherwise': 28,
    'wrong-data': 56,
    'not-worth-it': 56,
    other: 14
};
const LATER_DAYS = 7;
const CLOSING_SOON_DAYS = 21;
const EPOCH = '1970-01-01';

/**
 * Value of visiting a customer or lead on a day: class, cadence, open deals and reasons to meet now, each part weighted
 * by the settings and named.
 *
 * Units: points; a due class A customer with a large deal that closes soon has about 110.
 * Source: docs/decisions/0008-value-of-a-visit.md.
 */
export function valueOfVisit(facts: CandidateFacts, onDay: string, settings: PlanningSettings): VisitValue {
    const { weights } = settings;
    const reasons = [
        ...weighted(weights.customerClass, classPart(facts)),
        ...weighted(weights.cadence, cadencePart(facts, onDay)),
        ...weighted(weights.deal, dealPart(facts)),
        ...weighted(weights.reasonToMeetNow, meetNowParts(facts, onDay, settings))
    ].filter(({ points }) => points !== 0);
    const points = Math.max(1, sum(reasons));
    return { points, reasons: balanced(reasons, points), ...blockOf(facts, onDay, settings) };
}

function classPart({ customerClass, leadRating }: CandidateFacts): Reason[] {
    if (customerClass !== null) {
        return [{ code: 'class', points: CLASS_POINTS[customerClass] ?? 5, params: { customerClass } }];
    }
    return leadRating === null
        ? []
        : [{ code: 'lead-hot', points: RATING_POINTS[leadRating] ?? 0, params: { rating: leadRating } }];
}

function cadencePart({ lastVisitDate, intervalDays, objectApiName }: CandidateFacts, onDay: string): Reason[] {
    if (lastVisitDate === null) {
        return [{ code: 'never-visited', points: objectApiName === 'Lead' ? 12 : 20, params: {} }];
    }
    if (!isInterval(intervalDays)) {
        return [];
    }
    const lastVisitDay = daysBetween(EPOCH, lastVisitDate);
    const cadence = cadenceOf(lastVisitDay, intervalDays, daysBetween(EPOCH, onDay));
    // A visit that is dated ahead counts as one of today.
    const share = Math.max(0, cadence.shareOfInterval ?? 0);
    const params = {
        daysSinceVisit: daysBetween(lastVisitDate, onDay),
        intervalDays,
        daysOverdue: cadence.daysOverdue
    };
    if (cadence.state === 'early') {
        return [{ code: 'cadence-early', points: round(30 * share ** 3), params }];
    }
    const code = cadence.state === 'due' ? 'cadence-due' : 'cadence-overdue';
    return [{ code, points: round(30 * Math.min(2, share)), params }];
}

/** Expected amount of the open deals on a logarithmic scale: 1,000 gives 6 points, 100,000 gives 24. */
function dealPart({ openDeals }: CandidateFacts): Reason[] {
    const amount = openDeals.reduce((total, deal) => total + (deal.amount ?? 0), 0);
    const expected = openDeals.reduce((total, deal) => total + ((deal.amount ?? 0) * deal.probability) / 100, 0);
    if (openDeals.length === 0) {
        return [];
    }
    const points = Math.min(36, Math.max(2, round(9 * Math.log10(Math.max(1, expected / 220)))));
    return [{ code: 'open-deal', points, params: { dealCount: openDeals.length, amount: Math.round(amount) } }];
}

function meetNowParts(
    facts: CandidateFacts,
    onDay: string,
    { stalledAfterDays = DEFAULT_SETTINGS.stalledAfterDays ?? Infinity }: PlanningSettings
): Reason[] {
    const reasons: Reason[] = [];
    const closing = facts.openDeals
        .map(({ closeDate }) => daysBetween(onDay, closeDate))
        .filter((days) => days >= 0 && days <= CLOSING_SOON_DAYS);
    if (closing.length > 0) {
        reasons.push({ code: 'deal-closing-soon', points: 15, params: { daysToClose: Math.min(...closing) } });
    }
    const inStage = facts.openDeals.map(({ daysInStage }) => daysInStage ?? 0);
    const stalled = inStage.filter((days) => days > stalledAfterDays);
    if (stalled.length > 0) {
        reasons.push({ code: 'deal-stalled', points: 10, params: { daysInStage: Math.max(...stalled) } });
    }
    if (facts.lastOutcome !== null && GOOD_OUTCOMES.has(facts.lastOutcome)) {
        reasons.push({ code: 'last-outcome', points: 8, params: { outcome: facts.lastOutcome } });
    } else if (facts.lastOutcome === 'Not Interested') {
        reasons.push({ code: 'last-outcome', points: -10, params: { outcome: facts.lastOutcome } });
    }
    return reasons;
}

function blockOf(
    facts: CandidateFacts,
    onDay: string,
    settings: PlanningSettings
): Pick<VisitValue, 'blockedBy' | 'availableFrom'> {
    const { lastRejection, lastVisitDate, intervalDays } = facts;
    if (lastRejection !== null) {
        const days = lastRejection.decision === 'later' ? LATER_DAYS : (BLOCKED_DAYS[lastRejection.reason] ?? 14);
        const until = addDays(lastRejection.at.slice(0, 10), days);
        if (onDay < until) {
            return { blockedBy: 'rejected', availableFrom: until };
        }
    }
    if (lastVisitDate !== null && isInterval(intervalDays)) {
        const from = addDays(lastVisitDate, Math.ceil(settings.earliestShareOfInterval * intervalDays));
        if (onDay < from) {
            return { blockedBy: 'too-early', availableFrom: from };
        }
    }
    return { blockedBy: null, availableFrom: null };
}

/** A cadence of no days, or of less, is a slip of the keyboard in Setup and no cadence. */
function isInterval(intervalDays: number | null): intervalDays is number {
    return intervalDays !== null && intervalDays >= 1;
}

function weighted(weight: number, reasons: readonly Reason[]): Reason[] {
    return reasons.map((reason) => ({ ...reason, points: round(reason.points * weight) }));
}

/** Keeps "the parts add up" true when the floor of one point lifted the sum. */
function balanced(reasons: readonly Reason[], points: number): Reason[] {
    const difference = round(points - sum(reasons));
    const [first, ...rest] = reasons;
    return first === undefined || difference === 0
        ? [...reasons]
        : [{ ...first, points: round(first.points + difference) }, ...rest];
}

function sum(reasons: readonly Reason[]): number {
    return round(reasons.reduce((total, { points }) => total + points, 0));
}

function round(points: number): number {
    return Math.round(points * 10) / 10;
}
