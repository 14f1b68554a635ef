import type { KpiBoard } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { beforeText, earlierFrom, trendOf, valueText, words } from 'c/kpiText';

/** A line of the numbers that are not on the first screen. */
export interface RestRow {
    readonly key: string;
    readonly name: string;
    readonly description: string;
    readonly value: string;
    readonly trend: string;
    readonly trendClass: string;
    readonly before: string;
}

/** The numbers of one group that are not on the first screen; none until all are there. */
export function restRowsOf(
    board: KpiBoard | null,
    firstKeys: readonly string[],
    group: 'behaviour' | 'outcome'
): readonly RestRow[] {
    const format = formattersFor();
    return (board?.definitions ?? [])
        .filter((definition) => definition.group === group && !firstKeys.includes(definition.key))
        .flatMap((definition) => {
            const cell = board?.team.find(({ key }) => key === definition.key);
            if (!cell) {
                return [];
            }
            const from = earlierFrom(board, definition);
            const trend = trendOf(cell.current, cell.previous, definition, format, from);
            const text = (value: number | null): string =>
                valueText(value, definition.unit, format, board?.currency ?? null);
            return [
                {
                    key: definition.key,
                    name: words(definition.name),
                    description: words(definition.description),
                    value: text(cell.current.value),
                    trend: trend.text,
                    trendClass: `trend trend_${trend.mood}`,
                    before: beforeText(cell.previous, from, text, format)
                }
            ];
        });
}
