import { LightningElement, api } from 'lwc';
import type { KpiCell, KpiDefinition, KpiValue } from 'c/contracts';
import { formattersFor, fillLabel } from 'c/formatters';
import {
    beforeText,
    SPARK_HEIGHT,
    SPARK_WIDTH,
    sparkOf,
    trendOf,
    valueText,
    words,
    type EarlierFrom,
    type KpiTrend,
    type Spark
} from 'c/kpiText';
import mineText from '@salesforce/label/c.Fieldmap_Kpi_Mine';
import othersText from '@salesforce/label/c.Fieldmap_Kpi_Others';
import today from '@salesforce/label/c.Fieldmap_Kpi_Today';
import trendText from '@salesforce/label/c.Fieldmap_Kpi_TrendText';
import smallSample from '@salesforce/label/c.Fieldmap_Kpi_SmallSample';
import { goalViewOf, type GoalView, type TileGoal } from './goalView.ts';

export type { TileGoal } from './goalView.ts';

const ICONS = { up: 'utility:arrowup', down: 'utility:arrowdown', same: 'utility:dash', none: '' } as const;

/** One KPI as a button: name, value, change, line, today and goal. Event `kpiselected` with the key. */
export default class KpiTile extends LightningElement {
    @api cell?: KpiCell;
    @api definition?: KpiDefinition;
    /** ISO 4217; null: the org's own. */
    @api currency: string | null = null;
    @api isSelected = false;
    /** From when on the period before was recorded; null: all of it, empty: nothing. */
    @api earlierFrom: EarlierFrom = null;
    /** Values of earlier periods and the present one, oldest first. */
    @api series: readonly (number | null)[] = [];
    /** What the period asks for and how it stands; null without a goal. */
    @api goal: TileGoal | null = null;
    /** The number of today beside the same weekday before, whose name is `dayBefore`; null where the period is no week. */
    @api today: KpiCell | null = null;
    @api dayBefore = '';
    /** A playing manager's own number and that of the team without them; null for everyone else. */
    @api mine: KpiValue | null = null;
    @api others: KpiValue | null = null;

    readonly viewBox = `0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`;
    readonly words = { today };

    get name(): string {
        return this.definition ? words(this.definition.name) : '';
    }

    get value(): string {
        return this.text(this.cell?.current.value ?? null);
    }

    get trend(): KpiTrend {
        const { cell, definition } = this;
        return cell && definition
            ? trendOf(cell.current, cell.previous, definition, formattersFor(), this.earlierFrom)
            : { text: '', direction: 'none', mood: 'neutral' };
    }

    get goalView(): GoalView | null {
        return this.goal === null ? null : goalViewOf(this.goal, (value) => this.text(value));
    }

    get spark(): Spark | null {
        return sparkOf(this.series);
    }

    /** The line's twin for those who do not see it. */
    get seriesText(): string {
        return this.series.length === 0
            ? ''
            : fillLabel(trendText, this.series.map((value) => this.text(value)).join(', '));
    }

    get trendIcon(): string {
        return ICONS[this.trend.direction];
    }

    get trendClass(): string {
        return `trend trend_${this.trend.mood}`;
    }

    get comparison(): string {
        const { cell } = this;
        if (!cell) {
            return '';
        }
        const text = beforeText(cell.previous, this.earlierFrom, (value) => this.text(value), formattersFor());
        return cell.current.isSmallSample ? smallSample : text;
    }

    get todayValue(): string {
        return this.text(this.today?.current.value ?? null);
    }

    get todayBefore(): string {
        return this.today === null ? '' : `${this.dayBefore}: ${this.text(this.today.previous.value)}`;
    }

    get sides(): string {
        const { mine, others } = this;
        return mine === null || others === null
            ? ''
            : `${fillLabel(mineText, this.text(mine.value))} · ${fillLabel(othersText, this.text(others.value))}`;
    }

    get tileClass(): string {
        return this.isSelected ? 'tile tile_selected' : 'tile';
    }

    get pressed(): string {
        return String(this.isSelected);
    }

    handleSelect(): void {
        this.dispatchEvent(new CustomEvent('kpiselected', { detail: { key: this.definition?.key } }));
    }

    private text(value: number | null): string {
        return this.definition ? valueText(value, this.definition.unit, formattersFor(), this.currency) : '';
    }
}
