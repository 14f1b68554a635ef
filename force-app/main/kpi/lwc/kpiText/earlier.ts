import type { KpiBoard, KpiDefinition, KpiValue } from 'c/contracts';
import { fillLabel, type Formatters } from 'c/formatters';
import before from '@salesforce/label/c.Fieldmap_Kpi_Before';
import beforeNone from '@salesforce/label/c.Fieldmap_Kpi_BeforeNone';
import beforePartial from '@salesforce/label/c.Fieldmap_Kpi_BeforePartial';

/** How much of the period before was recorded: null: all of it; else from which day on, empty: nothing. */
export type EarlierFrom = string | null;

/** What lies before the first record says nothing, and half a period is not compared with a whole one. */
export function earlierFrom(
    board: Pick<KpiBoard, 'firstWork' | 'previousPeriod'> | null | undefined,
    { group }: Pick<KpiDefinition, 'group'>
): EarlierFrom {
    const first = board?.firstWork?.[group] ?? null;
    if (first === null || !board || first <= board.previousPeriod.from) return null;
    return first < board.previousPeriod.to ? first : '';
}

/** The number of the period before, and of which days it is. */
export function beforeText(
    previous: KpiValue,
    from: EarlierFrom,
    text: (value: number | null) => string,
    format: Formatters
): string {
    if (from === '') return beforeNone;
    return from === null || previous.value === null
        ? fillLabel(before, text(previous.value))
        : fillLabel(beforePartial, text(previous.value), format.date(from));
}
