import type { KpiBoard } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { cellsOf, rowReader } from './cells.ts';
import { firstDaysOf } from './firstDays.ts';
import { openQuestion, rangeOf, scopeKey } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { helpOf, KPIS } from './registry/index.ts';
import { countNobody } from './rollup/countNobody.ts';
import type { TallySums } from './rollup/packedTallies.ts';
import { peopleQuestion } from './rollup/peopleQuestion.ts';
import { readTeams } from './teams.ts';
import { mostRecords } from './mostRecords.ts';

/**
 * The KPIs of everyone in scope together, of each team below and of each person, against the period before.
 *
 * Shape: people without any record in both periods are left out, unless only one person is asked for.
 */
export async function readBoard(
    dependencies: KpiDependencies,
    caller: Caller,
    question: KpiQuestion
): Promise<KpiBoard> {
    const [look, open] = await Promise.all([
        dependencies.facts.look(caller.orgId),
        openQuestion(dependencies, caller, question)
    ]);
    const { scope, periods, org, chosen } = open;
    const ranges = [rangeOf(open, periods.current), rangeOf(open, periods.previous)];
    const nobody = ranges.map(countNobody);
    const teams = await readTeams(dependencies, look, caller, question, { open, ranges, nobody });
    const key = scopeKey('board', caller, question, ranges);
    const view = await dependencies.rollups.people(look, peopleQuestion(key, open, ranges, nobody));
    const kpis = question.kpis === 'all' ? KPIS : chosen.first;
    const { places, count } = mostRecords(view, scope.ownerIds.length === 1, teams.heads);
    const readRows = rowReader(nobody);
    const cells = (sums: readonly TallySums[]) => cellsOf(open, kpis, sums);
    return {
        period: periods.current.period,
        previousPeriod: periods.previous.period,
        timeZone: scope.timeZone,
        currency: org.currency,
        dataAsOf: org.dataAsOf.toISOString(),
        definitions: kpis.map(helpOf),
        firstKeys: chosen.first.map(({ definition }) => definition.key),
        team: cells(view.total),
        teams: teams.read(),
        members: places.map((place) => ({
            userId: (view.entries[place] as (typeof view.entries)[0]).ownerId,
            cells: readRows(view.values[place] as (typeof view.values)[0], cells)
        })),
        memberCount: count,
        firstWork: firstDaysOf(dependencies.facts, look, scope, view.entries),
        isEmpty: view.total.every(({ records }) => records === 0)
    };
}
