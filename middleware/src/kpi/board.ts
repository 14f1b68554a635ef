import type { KpiBoard, KpiCell } from '#kernel/contracts';
import type { KpiFacts, KpiRange } from '#kernel/kpiFormulas';
import type { Caller } from '../platform/caller.ts';
import { toKpiValue } from './kpiValue.ts';
import { openQuestion, rangeOf } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { KPIS } from './registry/index.ts';

interface Counted {
    readonly facts: KpiFacts;
    readonly range: KpiRange;
}

/**
 * All KPIs of everyone in scope together and of each person, against the period before.
 *
 * Shape: people without any record in both periods are left out, unless only one person is asked for.
 */
export async function readBoard(
    dependencies: KpiDependencies,
    caller: Caller,
    question: KpiQuestion
): Promise<KpiBoard> {
    const open = await openQuestion(dependencies, caller, question);
    const { scope, periods, org } = open;
    const [current, previous] = await Promise.all(
        [periods.current, periods.previous].map(async (counted): Promise<Counted> => {
            const range = rangeOf(open, counted);
            return { facts: await dependencies.source.facts(scope, range), range };
        })
    );
    if (current === undefined || previous === undefined) {
        throw new Error('Both periods are always read.');
    }
    return {
        period: periods.current.period,
        previousPeriod: periods.previous.period,
        timeZone: scope.timeZone,
        currency: org.currency,
        dataAsOf: org.dataAsOf.toISOString(),
        definitions: KPIS.map((kpi) => kpi.definition),
        team: cellsOf(current, previous),
        members: membersOf(scope.ownerIds, current, previous)
    };
}

function membersOf(ownerIds: readonly string[], current: Counted, previous: Counted): KpiBoard['members'] {
    const currentByOwner = factsByOwner(current.facts);
    const previousByOwner = factsByOwner(previous.facts);
    return ownerIds
        .filter((id) => ownerIds.length === 1 || currentByOwner.has(id) || previousByOwner.has(id))
        .map((userId) => ({
            userId,
            cells: cellsOf(
                { range: current.range, facts: currentByOwner.get(userId) ?? nothingOf(current.facts) },
                { range: previous.range, facts: previousByOwner.get(userId) ?? nothingOf(previous.facts) }
            )
        }));
}

function cellsOf(current: Counted, previous: Counted): KpiCell[] {
    return KPIS.map((kpi) => ({
        key: kpi.definition.key,
        current: toKpiValue(kpi, kpi.tally(current.facts, current.range)),
        previous: toKpiValue(kpi, kpi.tally(previous.facts, previous.range))
    }));
}

type OwnFacts = Pick<KpiFacts, 'visits' | 'accounts' | 'opportunities'>;

/** The facts of each person; every fact belongs to exactly one, so the members' counts add up to the team's. */
function factsByOwner(facts: KpiFacts): ReadonlyMap<string, KpiFacts> {
    const byOwner = new Map<
        string,
        { [List in keyof OwnFacts]: OwnFacts[List][number][] } & Pick<KpiFacts, 'wonDaysByAccount'>
    >();
    const of = (ownerId: string) => {
        let own = byOwner.get(ownerId);
        if (own === undefined) {
            own = { visits: [], accounts: [], opportunities: [], wonDaysByAccount: facts.wonDaysByAccount };
            byOwner.set(ownerId, own);
        }
        return own;
    };
    for (const visit of facts.visits) {
        of(visit.ownerId).visits.push(visit);
    }
    for (const account of facts.accounts) {
        of(account.ownerId).accounts.push(account);
    }
    for (const opportunity of facts.opportunities) {
        of(opportunity.ownerId).opportunities.push(opportunity);
    }
    return byOwner;
}

const nothingOf = ({ wonDaysByAccount }: KpiFacts): KpiFacts => ({
    visits: [],
    accounts: [],
    opportunities: [],
    wonDaysByAccount
});
