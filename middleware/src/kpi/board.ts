import type { KpiBoard } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { cellsOf } from './cells.ts';
import { openQuestion, rangeOf, scopeKey } from './question.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { helpOf, KPIS } from './registry/index.ts';
import { countNobody } from './rollup/countNobody.ts';
import { addTallies, sourceCountOf } from './rollup/packedTallies.ts';
import type { NobodysTallies } from './rollup/packedTallies.ts';
import type { RangeTallies } from './rollup/rollups.ts';

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
    const { scope, periods, org, chosen } = open;
    const ranges = [rangeOf(open, periods.current), rangeOf(open, periods.previous)];
    const people = await dependencies.rollups.read(scope, ranges);
    const kpis = question.kpis === 'all' ? KPIS : chosen.first;
    const nobody = ranges.map(countNobody);
    const { total: team } = dependencies.rollups.peopleSums.sum(
        scopeKey('board', caller, question, ranges),
        people,
        nobody,
        (_ownerId, tallies, visit) => tallies.forEach((row, index) => visit('', index, row))
    );
    const sumsOf = (tallies: RangeTallies) =>
        tallies.map((row, index) => addTallies([row], nobody[index] as NobodysTallies));
    const { members, memberCount } = membersOf(people, scope.ownerIds.length === 1);
    return {
        period: periods.current.period,
        previousPeriod: periods.previous.period,
        timeZone: scope.timeZone,
        currency: org.currency,
        dataAsOf: org.dataAsOf.toISOString(),
        definitions: kpis.map(helpOf),
        firstKeys: chosen.first.map(({ definition }) => definition.key),
        team: cellsOf(open, kpis, team),
        members: members.map(({ userId, tallies }) => ({ userId, cells: cellsOf(open, kpis, sumsOf(tallies)) })),
        memberCount,
        isEmpty: team.every((sums) => sourceCountOf(sums) === 0)
    };
}

/** Those with most records, by user id; people without any are left out. */
export function membersOf(
    people: ReadonlyMap<string, RangeTallies>,
    isOnePerson: boolean
): { members: { readonly userId: string; readonly tallies: RangeTallies }[]; memberCount: number } {
    const found: { userId: string; tallies: RangeTallies; records: number }[] = [];
    for (const [userId, tallies] of people) {
        const records = tallies.reduce((sum, counted) => sum + counted.records, 0);
        if (records > 0 || isOnePerson) {
            found.push({ userId, tallies, records });
        }
    }
    const members = found
        .sort((a, b) => b.records - a.records || (a.userId < b.userId ? -1 : 1))
        .slice(0, MEMBER_LIMIT)
        .sort((a, b) => (a.userId < b.userId ? -1 : 1));
    return { members, memberCount: found.length };
}
