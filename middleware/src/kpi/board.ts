import type { KpiBoard, KpiCell } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { openQuestion, rangeOf } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { FIRST_KPIS, KPIS } from './registry/index.ts';
import type { Kpi } from './registry/index.ts';
import { countNobody } from './rollup/countNobody.ts';
import { addTallies, sourceCountOf, valueOf } from './rollup/personTallies.ts';
import type { PackedTallies } from './rollup/personTallies.ts';

/** People in one answer; a page shows no more rows than somebody reads. */
const MEMBER_LIMIT = 100;

/**
 * The KPIs of everyone in scope together and of each person, against the period before.
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
    const ranges = [rangeOf(open, periods.current), rangeOf(open, periods.previous)];
    const people = await dependencies.rollups.read(scope, ranges);
    const kpis = question.kpis === 'all' ? KPIS : FIRST_KPIS;
    const team = ranges.map((range, index) =>
        addTallies(
            [...people.values()].flatMap((tallies) => tallies[index] ?? []),
            countNobody(range)
        )
    );
    const members = [...people]
        .map(([userId, tallies]) => ({ userId, tallies, records: recordsOf(tallies) }))
        .filter(({ records }) => records > 0 || scope.ownerIds.length === 1);
    return {
        period: periods.current.period,
        previousPeriod: periods.previous.period,
        timeZone: scope.timeZone,
        currency: org.currency,
        dataAsOf: org.dataAsOf.toISOString(),
        definitions: kpis.map((kpi) => kpi.definition),
        team: cellsOf(kpis, team),
        members: members
            .sort((a, b) => b.records - a.records)
            .slice(0, MEMBER_LIMIT)
            .sort((a, b) => (a.userId < b.userId ? -1 : 1))
            .map(({ userId, tallies }) => ({ userId, cells: cellsOf(kpis, tallies) })),
        memberCount: members.length,
        isEmpty: recordsOf(team) === 0
    };
}

const recordsOf = (tallies: readonly PackedTallies[]): number =>
    tallies.reduce((sum, counted) => sum + sourceCountOf(counted), 0);

function cellsOf(kpis: readonly Kpi[], [current, previous]: readonly PackedTallies[]): KpiCell[] {
    if (current === undefined || previous === undefined) {
        throw new Error('Both periods are always counted.');
    }
    return kpis.map((kpi) => ({
        key: kpi.definition.key,
        current: valueOf(kpi, current),
        previous: valueOf(kpi, previous)
    }));
}
