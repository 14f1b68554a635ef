import { CONVERSION_DAYS } from '#kernel/kpiFormulas';
import type { AccountFact, KpiFacts, KpiRange, LeadFact, OpportunityFact, VisitFact } from '#kernel/kpiFormulas';
import { addDays } from '../../platform/localTime.ts';

/** One reading of the mirror, for ranges that lie within it. */
export interface Read {
    readonly visits: readonly VisitFact[];
    readonly accounts: readonly (Omit<AccountFact, 'lastVisitDay'> & { readonly visitDays: readonly string[] })[];
    readonly opportunities: readonly OpportunityFact[];
    readonly leads: readonly LeadFact[];
}

/** What the formulas need of one range; accounts as they were at its end. Newest first. */
export function sliceFacts(read: Read, range: KpiRange): Omit<KpiFacts, 'wonDaysByAccount'> {
    const { from, to, periodTo } = range;
    const cohortFrom = addDays(from, -CONVERSION_DAYS);
    const cohortTo = addDays(to, -CONVERSION_DAYS);
    return {
        visits: read.visits.filter(
            ({ day, plannedDay }) =>
                (day >= from && day < periodTo) ||
                (day >= cohortFrom && day < cohortTo) ||
                (plannedDay !== null && plannedDay >= from && plannedDay < to)
        ),
        accounts: accountsAt(read, to),
        opportunities: read.opportunities.filter(
            ({ isClosed, closeDay }) => !isClosed || (closeDay >= from && closeDay < periodTo)
        ),
        leads: read.leads.filter(({ createdDay }) => createdDay >= from && createdDay < to)
    };
}

function accountsAt({ accounts }: Read, to: string): AccountFact[] {
    const facts = accounts.map(({ visitDays, ...account }): AccountFact => {
        let last = visitDays.length - 1;
        while (last >= 0 && (visitDays[last] ?? '') >= to) {
            last -= 1;
        }
        return { ...account, lastVisitDay: visitDays[last] ?? null };
    });
    return facts.sort((a, b) => compare(b.lastVisitDay ?? '', a.lastVisitDay ?? '') || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
