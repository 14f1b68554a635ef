import { LightningElement, api } from 'lwc';
import type { KpiCell, KpiDefinition } from 'c/contracts';
import { formattersFor, fillLabel } from 'c/formatters';
import { SPARK_HEIGHT, SPARK_WIDTH, sparkPath, trendOf, valueText, words, type KpiTrend } from 'c/kpiText';
import goalText from '@salesforce/label/c.Fieldmap_Goal_KpiTile';
import atRisk from '@salesforce/label/c.Fieldmap_Goal_Status_at_risk';
import done from '@salesforce/label/c.Fieldmap_Goal_Status_done';
import early from '@salesforce/label/c.Fieldmap_Goal_Status_early';
import missed from '@salesforce/label/c.Fieldmap_Goal_Status_missed';
import offTrack from '@salesforce/label/c.Fieldmap_Goal_Status_off_track';
import onTrack from '@salesforce/label/c.Fieldmap_Goal_Status_on_track';
import before from '@salesforce/label/c.Fieldmap_Kpi_Before';
import trendText from '@salesforce/label/c.Fieldmap_Kpi_TrendText';
import smallSample from '@salesforce/label/c.Fieldmap_Kpi_SmallSample';

const ICONS = { up: 'utility:arrowup', down: 'utility:arrowdown', same: 'utility:dash', none: '' } as const;

const GOAL_WORDS: Readonly<Record<string, string>> = {
    'at-risk': atRisk,
    done,
    early,
    missed,
    'off-track': offTrack,
    'on-track': onTrack
};

/** One KPI as a button: name, value, change. Event `kpiselected` with the key. */
export default class KpiTile extends LightningElement {
    @api cell?: KpiCell;
    @api definition?: KpiDefinition;
    /** ISO 4217; null: the org's own. */
    @api currency: string | null = null;
    @api isSelected = false;
    /** Values of earlier periods and the present one, oldest first. */
    @api series: readonly (number | null)[] = [];

    /** What the period asks for and how it stands; null without a goal. */
    @api goal: { readonly target: number; readonly status: string } | null = null;

    readonly viewBox = `0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`;

    get name(): string {
        return this.definition ? words(this.definition.name) : '';
    }

    get value(): string {
        const { cell, definition } = this;
        return cell && definition ? valueText(cell.current.value, definition.unit, formattersFor(), this.currency) : '';
    }

    get trend(): KpiTrend {
        const { cell, definition } = this;
        return cell && definition
            ? trendOf(cell.current, cell.previous, definition, formattersFor())
            : { text: '', direction: 'none', mood: 'neutral' };
    }

    get goalText(): string {
        const { goal, definition } = this;
        if (goal === null || !definition) {
            return '';
        }
        const target = valueText(goal.target, definition.unit, formattersFor(), this.currency);
        return fillLabel(goalText, target, GOAL_WORDS[goal.status] ?? '').replace(/[:：]\s*$/, '');
    }

    get goalClass(): string {
        return `goal goal_${this.goal?.status ?? ''}`;
    }

    get sparkline(): string {
        return sparkPath(this.series);
    }

    /** The line's twin for those who do not see it. */
    get seriesText(): string {
        const { definition } = this;
        if (!definition || this.series.length === 0) {
            return '';
        }
        const format = formattersFor();
        return fillLabel(
            trendText,
            this.series.map((value) => valueText(value, definition.unit, format, this.currency)).join(', ')
        );
    }

    get trendIcon(): string {
        return ICONS[this.trend.direction];
    }

    get trendClass(): string {
        return `trend trend_${this.trend.mood}`;
    }

    get comparison(): string {
        const { cell, definition } = this;
        if (!cell || !definition) {
            return '';
        }
        return cell.current.isSmallSample
            ? smallSample
            : fillLabel(before, valueText(cell.previous.value, definition.unit, formattersFor(), this.currency));
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
}
