import { LightningElement } from 'lwc';
import type { KeptArea, PeriodKind } from 'c/contracts';
import { MEASURES, type MeasureKey } from 'c/areaData';
import { fillLabel, formattersFor, type Formatters } from 'c/formatters';
import type { MapSituation } from 'c/mapData';
import { HEAT_TITLES } from './areaWords.ts';
import type { ShowKey } from './areaSources.ts';
import { SCORES, type AreaRow, type AreaView, type ScoreKey } from './areaView.ts';
import { KPI_PERIODS, KpiShading } from './kpiShading.ts';
import { LABELS } from './labels.ts';

export const SHOWS: readonly ShowKey[] = ['none', 'heat', 'municipalities', 'mine', 'territories'];

/** What the panel of areas shows, from what it knows. */
export class PanelView extends LightningElement {
    readonly words = LABELS;
    readonly panelName = 'areas';
    show: ShowKey = 'none';
    /** A measure of the map, or a KPI. */
    measureKey: string = 'coverage';
    period: PeriodKind = 'rolling';
    scoreKey: ScoreKey = 'potential';
    chosenKey = '';
    error: unknown = null;
    fault = '';
    notice = '';
    isWorking = false;
    isNaming = false;
    sureKey = '';
    view: AreaView | null = null;
    held: MapSituation | null = null;
    kept: readonly KeptArea[] | null = null;
    readonly kpis = new KpiShading();

    get openPanel(): string {
        return this.held?.facts.openPanel ?? '';
    }
    get isNarrow(): boolean {
        return this.held?.facts.isNarrow ?? false;
    }
    get isActive(): boolean {
        return this.show !== 'none';
    }
    get isShaded(): boolean {
        return this.show !== 'none' && this.show !== 'heat';
    }
    get isMine(): boolean {
        return this.show === 'mine';
    }
    get shows(): readonly object[] {
        return marked(
            SHOWS.map((key) => ({ key, label: this.words[key] })),
            this.show
        );
    }
    get measures(): readonly object[] {
        const isHeat = this.show === 'heat';
        const own = MEASURES.map(({ key }) => ({ key, label: (isHeat && HEAT_TITLES[key]) || this.words[key] }));
        return marked(isHeat ? own : [...own, ...this.kpis.options], this.measureKey);
    }
    get isKpi(): boolean {
        return this.isShaded && this.kpis.isKpi(this.measureKey);
    }
    get periods(): readonly object[] {
        return marked(KPI_PERIODS, this.period);
    }
    get scores(): readonly object[] {
        return marked(
            SCORES.map((key) => ({ key, label: this.words[key] })),
            this.scoreKey
        );
    }
    get scopeText(): string {
        return this.isKpi ? this.words.kpiScope : this.words.scope;
    }
    get rows(): readonly AreaRow[] {
        return this.isShaded ? (this.view?.rows(this.chosenKey, this.scoreKey) ?? []) : [];
    }
    get hasRows(): boolean {
        return this.rows.length > 0;
    }
    get topLabel(): string {
        return fillLabel(this.words.top, 5);
    }
    get hint(): string {
        return this.isShaded ? (this.view?.hint() ?? '') : '';
    }
    get territoryHint(): string {
        return this.show === 'territories' ? this.words.territoryHint : '';
    }
    get unknownText(): string {
        const count = this.isShaded ? (this.view?.unknownCount() ?? 0) : 0;
        return count > 0 ? fillLabel(this.words.unknown, this.format.number(count)) : '';
    }
    get canKeep(): boolean {
        return this.isMine && this.held?.facts.area !== null && !this.isNaming;
    }
    get hasNoAccounts(): boolean {
        return (
            this.isActive && !this.held?.facts.selections.some(({ points }) => points.layer.objectApiName === 'Account')
        );
    }
    get chosenIsMine(): boolean {
        return this.isMine && (this.kept?.some(({ id, isMine }) => id === this.chosenKey && isMine) ?? false);
    }
    get deleteText(): string {
        return this.sureKey === this.chosenKey ? this.words.deleteSure : this.words.remove;
    }

    /** The map's own measure: what a heat map weighs by while a KPI is chosen. */
    get ownMeasure(): MeasureKey {
        return MEASURES.find(({ key }) => key === this.measureKey)?.key ?? 'coverage';
    }

    get format(): Formatters {
        const { context } = this.held!.facts;
        return formattersFor(context);
    }
}

function marked(
    items: readonly { readonly key: string; readonly label: string }[],
    chosen: string
): readonly { readonly key: string; readonly label: string; readonly isSelected: boolean }[] {
    return items.map(({ key, label }) => ({ key, label, isSelected: key === chosen }));
}
