import type { KpiRange } from '#kernel/kpiFormulas';
import type { OpenQuestion } from '../question.ts';
import type { NobodysTallies } from './packedTallies.ts';
import { entriesOf } from './rollups.ts';
import type { RangeTallies, RollupQuestion } from './rollups.ts';

/** Everybody in scope, all together; beside each their number of records. */
export function peopleQuestion(
    key: string,
    { scope, who }: Pick<OpenQuestion, 'scope' | 'who'>,
    ranges: readonly KpiRange[],
    nobody: readonly NobodysTallies[]
): RollupQuestion<RangeTallies, number> {
    return {
        key,
        asked: { scope, ranges, ahead: undefined },
        nobody,
        who,
        entries: () => entriesOf(scope),
        rows: ({ group }, tallies, visit) => tallies.forEach((row, index) => visit(group, index, row)),
        note: (tallies) => tallies.reduce((sum, { records }) => sum + records, 0)
    };
}
