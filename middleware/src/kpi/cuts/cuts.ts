import type { KpiCut } from '#kernel/contracts';
import type { KpiFacts } from '#kernel/kpiFormulas';
import { weekdayOf } from '../platform/localTime.ts';
import type { KpiSource } from './ports.ts';
import type { Kpi } from './registry/index.ts';

/** Segment of a record that has no class. */
export const NO_SEGMENT = '-';

type Fact =
    | KpiFacts['visits'][number]
    | KpiFacts['accounts'][number]
    | KpiFacts['opportunities'][number]
    | KpiFacts['leads'][number];

/** The cuts over which a KPI can be split: each record lies in exactly one segment, and the segments add up. */
export function cutsOf(kpi: Kpi): readonly KpiCut[] {
    const { unit, sourceFields } = kpi.definition;
    const countsAccounts = sourceFields.includes('Account.OwnerId');
    const countsPipeline = sourceFields.includes('Opportunity.Probability');
    return [
        'person',
        // The hours of a day in the field belong to no class.
        ...(unit === 'perHour' || sourceFields[0]?.startsWith('Lead.') === true ? [] : (['class'] as const)),
        ...(countsAccounts || countsPipeline ? [] : (['weekday'] as const))
    ];
}

/** Facts by segment of a cut. */
export async function segmentsOf(
    source: KpiSource,
    orgId: string,
    cut: KpiCut,
    facts: KpiFacts
): Promise<ReadonlyMap<string, KpiFacts>> {
    const keyOf = await keyFunction(source, orgId, cut, facts);
    const keys = new Set(
        [...facts.visits, ...facts.accounts, ...facts.opportunities, ...facts.leads].map((fact) => keyOf(fact))
    );
    return new Map(
        [...keys].sort().map((key): [string, KpiFacts] => {
            const isIn = (fact: Fact): boolean => keyOf(fact) === key;
            return [
                key,
                {
                    visits: facts.visits.filter(isIn),
                    accounts: facts.accounts.filter(isIn),
                    opportunities: facts.opportunities.filter(isIn),
                    leads: facts.leads.filter(isIn),
                    wonDaysByAccount: facts.wonDaysByAccount
                }
            ];
        })
    );
}

async function keyFunction(
    source: KpiSource,
    orgId: string,
    cut: KpiCut,
    facts: KpiFacts
): Promise<(fact: Fact) => string> {
    if (cut === 'person') {
        return (fact) => fact.ownerId;
    }
    if (cut === 'weekday') {
        return (fact) => weekdayKey(fact);
    }
    const ids = [...facts.visits, ...facts.opportunities].flatMap(({ accountId }) => accountId ?? []);
    const classes = await source.customerClasses(orgId, [...new Set(ids)]);
    return (fact) => {
        if ('customerClass' in fact) {
            return fact.customerClass ?? NO_SEGMENT;
        }
        return 'accountId' in fact ? (classes.get(fact.accountId ?? '') ?? NO_SEGMENT) : NO_SEGMENT;
    };
}

/** `0` Monday to `6` Sunday, of the day on which a record counts. */
function weekdayKey(fact: Fact): string {
    if ('closeDay' in fact) {
        return String(weekdayOf(fact.closeDay));
    }
    if ('plannedDay' in fact) {
        return String(weekdayOf(fact.plannedDay ?? fact.day));
    }
    return String(weekdayOf(fact.createdDay));
}
