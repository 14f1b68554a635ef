import type { KpiCell, KpiDefinition, KpiValue } from 'c/contracts';
import type { EarlierFrom } from 'c/kpiText';
import type { TileGoal } from 'c/kpiTile';

/** Everything that one tile shows. */
export interface TileView {
    readonly key: string;
    readonly cell: KpiCell;
    readonly definition: KpiDefinition;
    readonly isSelected: boolean;
    readonly earlierFrom: EarlierFrom;
    readonly series: readonly (number | null)[];
    readonly goal: TileGoal | null;
    readonly today: KpiCell | null;
    readonly mine: KpiValue | null;
    readonly others: KpiValue | null;
}
