import { isHidden, type FieldAccess } from '../platform/fieldAccess.ts';
import type { AccountFigures } from './ports.ts';

/** Figures of an account with nothing in place of what the caller may not read in the org. */
export function readableFigures(access: FieldAccess, figures: AccountFigures): AccountFigures {
    const hides = (...fields: readonly string[]): boolean => fields.some((field) => isHidden(access, field));
    return {
        ...figures,
        ...(hides('FieldVisit__c.Status__c') && { visits: 0 }),
        ...(hides('Opportunity.IsWon') && { orders: 0 }),
        ...(hides('Opportunity.Amount') && { openAmount: 0 }),
        ...(hides('Account.AnnualRevenue') && { potential: 0 }),
        ...(hides('Account.NextVisitDue__c') && { nextVisitDue: null }),
        ...(hides('Account.CustomerClass__c') && { intervalDays: null })
    };
}
