import { isHidden, type FieldAccess } from '../platform/fieldAccess.ts';
import type { CandidateFacts, PlanningSource } from './ports.ts';

/** Fields that a reason tells something of. */
const FIELDS_OF_REASONS: Readonly<Record<string, readonly string[]>> = {
    class: ['Account.CustomerClass__c'],
    'cadence-overdue': ['Account.CustomerClass__c', 'FieldVisit__c.ActualStart__c'],
    'cadence-due': ['Account.CustomerClass__c', 'FieldVisit__c.ActualStart__c'],
    'cadence-early': ['Account.CustomerClass__c', 'FieldVisit__c.ActualStart__c'],
    'never-visited': ['FieldVisit__c.ActualStart__c'],
    'open-deal': ['Opportunity.Amount', 'Opportunity.Probability'],
    'deal-closing-soon': ['Opportunity.CloseDate'],
    'deal-stalled': ['Opportunity.StageName'],
    'last-outcome': ['FieldVisit__c.Outcome__c'],
    'lead-hot': ['Lead.Rating']
};

/**
 * A candidate without what the caller may not read in the org: plans are then made, valued and explained without it, so
 * that neither a reason nor the order of visits tells.
 */
export function readableFacts(access: FieldAccess, facts: CandidateFacts): CandidateFacts {
    const hides = (field: string): boolean => isHidden(access, field);
    const isClassHidden = hides('Account.CustomerClass__c');
    return {
        ...facts,
        customerClass: isClassHidden ? null : facts.customerClass,
        intervalDays: isClassHidden ? null : facts.intervalDays,
        annualRevenue: hides('Account.AnnualRevenue') ? null : facts.annualRevenue,
        leadRating: hides('Lead.Rating') ? null : facts.leadRating,
        lastVisitDate: hides('FieldVisit__c.ActualStart__c') ? null : facts.lastVisitDate,
        lastOutcome: hides('FieldVisit__c.Outcome__c') ? null : facts.lastOutcome,
        openDeals: hides('Opportunity')
            ? []
            : facts.openDeals.map((deal) => ({
                  ...deal,
                  amount: hides('Opportunity.Amount') ? null : deal.amount,
                  probability: hides('Opportunity.Probability') ? 0 : deal.probability
              }))
    };
}

/** The source as the caller may read it. */
export function readableSource(access: FieldAccess, source: PlanningSource): PlanningSource {
    if (access.hiddenFields === undefined || access.hiddenFields.size === 0) return source;
    return {
        ...source,
        candidates: async (...question) =>
            (await source.candidates(...question)).map((facts) => readableFacts(access, facts))
    };
}

/** An answer about a plan that somebody else may have made: reasons that tell of hidden fields are taken out. */
export function readableReasons<Answer>(access: FieldAccess, answer: Answer): Answer {
    if (access.hiddenFields === undefined || access.hiddenFields.size === 0) return answer;
    return withoutReasons(access, answer) as Answer;
}

function withoutReasons(access: FieldAccess, value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.filter((item) => !isHiddenReason(access, item)).map((item) => withoutReasons(access, item));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutReasons(access, item)]));
}

function isHiddenReason(access: FieldAccess, value: unknown): boolean {
    const { code, points } = (value ?? {}) as { readonly code?: unknown; readonly points?: unknown };
    if (typeof code !== 'string' || typeof points !== 'number') return false;
    return (FIELDS_OF_REASONS[code] ?? []).some((field) => isHidden(access, field));
}
