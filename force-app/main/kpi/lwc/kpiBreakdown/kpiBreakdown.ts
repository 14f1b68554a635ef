import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { KpiArea, KpiBoard, KpiCut, KpiDefinition, KpiPeople, PeriodKind, TeamMember } from 'c/contracts';
import { fillLabel } from 'c/formatters';
import { cutLabel, CUTS, isByArea, PRODUCTS, readCut, type AreaSource, type NamedCut } from 'c/kpiAsk';
import { downloadTable, words } from 'c/kpiText';
import type { ShadedArea } from 'c/kpiAreaMap';
import { CutView, type CutMatrix, type CutRow } from './cutView.ts';
import { LABELS } from './labels.ts';

type View = 'chart' | 'map' | 'table' | 'fair';
type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'noAreas' }
    | { readonly kind: 'ready'; readonly cut: NamedCut };

const SOURCES: readonly { readonly value: AreaSource; readonly label: string }[] = [
    { value: 'municipalities', label: LABELS.areasMunicipalities },
    { value: 'mine', label: LABELS.areasMine }
];

/**
 * One KPI by person, team, class, territory, area or a product of them, as bars and as a table. Events: `kpichosen` {key},
 * `segmentselected` {key, name, segment} to open a part's records.
 */
export default class KpiBreakdown extends NavigationMixin(LightningElement) {
    @api definitions: readonly KpiDefinition[] = [];
    @api team: readonly TeamMember[] = [];
    @api kpiKey = '';
    @api period: PeriodKind = 'week';
    @api asOf = '';
    @api people: KpiPeople = 'all';
    @api ownerId = '';
    @api currency: string | null = null;
    /** First days with a record, as the board says. */
    @api firstWork: KpiBoard['firstWork'] | null = null;

    readonly words = LABELS;
    state: State = { kind: 'loading' };
    view: View = 'chart';
    source: AreaSource = 'municipalities';
    private chosenCut: KpiCut | null = null;
    private loadedFor = '';
    private sequence = 0;

    renderedCallback(): void {
        const { kpiKey, period, asOf, people, ownerId, cut, source } = this;
        const wanted = [kpiKey, period, asOf, people, ownerId, cut, source].join(' ');
        if (kpiKey !== '' && asOf !== '' && wanted !== this.loadedFor) {
            this.loadedFor = wanted;
            void this.load();
        }
    }

    get isOfTeam(): boolean {
        return this.ownerId === '' && this.people !== 'own' && this.team.length > 1;
    }

    get cut(): KpiCut {
        const first = this.isOfTeam ? 'person' : 'class';
        return this.chosenCut !== null && this.isOffered(this.chosenCut) ? this.chosenCut : first;
    }

    /** Cuts by one thing, then by two together. */
    get cutGroups(): readonly {
        label: string;
        cuts: readonly { value: KpiCut; label: string; isChosen: boolean }[];
    }[] {
        const groups: readonly (readonly [string, readonly KpiCut[]])[] = [
            [LABELS.cutsOne, CUTS],
            [LABELS.cutsTwo, PRODUCTS]
        ];
        return groups.map(([label, cuts]) => ({
            label,
            cuts: cuts
                .filter((value) => this.isOffered(value))
                .map((value) => ({ value, label: cutLabel(value), isChosen: value === this.cut }))
        }));
    }

    get kpis(): readonly { key: string; label: string; isChosen: boolean }[] {
        return this.definitions.map(({ key, name }) => ({ key, label: words(name), isChosen: key === this.kpiKey }));
    }

    get sources(): readonly { value: AreaSource; label: string; isChosen: boolean }[] {
        return SOURCES.map(({ value, label }) => ({ value, label, isChosen: value === this.source }));
    }

    get isByArea(): boolean {
        return isByArea(this.cut);
    }

    get views(): readonly { value: View; label: string; pressed: string; viewClass: string }[] {
        const offered: readonly { value: View; label: string }[] = [
            { value: 'chart', label: LABELS.chart },
            ...(this.cut === 'area' ? [{ value: 'map' as const, label: LABELS.map }] : []),
            { value: 'table', label: LABELS.table },
            ...(this.cut === 'person' ? [{ value: 'fair' as const, label: LABELS.fair }] : [])
        ];
        return offered.map(({ value, label }) => {
            const isChosen = value === this.shownView;
            return { value, label, pressed: String(isChosen), viewClass: isChosen ? 'view view_chosen' : 'view' };
        });
    }

    get shownView(): View {
        const isOffered =
            (this.view !== 'fair' || this.cut === 'person') && (this.view !== 'map' || this.cut === 'area');
        return isOffered ? this.view : 'chart';
    }

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }

    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }

    get definition(): KpiDefinition | undefined {
        return this.definitions.find(({ key }) => key === this.kpiKey);
    }

    get description(): string {
        return this.definition ? words(this.definition.description) : '';
    }

    get shown(): CutView | null {
        const { state, definition, firstWork } = this;
        if (state.kind !== 'ready' || !definition) return null;
        return new CutView(state.cut.answer, definition, state.cut.names, firstWork);
    }

    /** Words where there is nothing to draw. */
    get emptyText(): string {
        if (this.state.kind === 'noAreas') return LABELS.noAreas;
        const { shown } = this;
        if (shown === null) return '';
        if (shown.isEmpty) return LABELS.empty;
        return this.hasNoTerritories ? LABELS.noTerritories : '';
    }

    get isFair(): boolean {
        return this.shownView === 'fair';
    }

    get isMap(): boolean {
        return this.shownView === 'map' && this.emptyText === '';
    }

    get outlines(): readonly KpiArea[] {
        return this.state.kind === 'ready' ? (this.state.cut.outlines?.areas ?? []) : [];
    }

    get shadedAreas(): readonly ShadedArea[] {
        return this.shown?.shadedAreas ?? [];
    }

    get isTable(): boolean {
        return this.shownView === 'table' && this.emptyText === '';
    }

    get isMatrix(): boolean {
        return this.cut.startsWith('class-') && this.shownView === 'chart' && this.emptyText === '';
    }

    get isChart(): boolean {
        return !this.isMatrix && this.shownView === 'chart' && this.emptyText === '';
    }

    get rows(): readonly CutRow[] {
        return this.shown?.rows ?? [];
    }

    get matrix(): CutMatrix {
        return this.shown?.matrix ?? { columns: [], rows: [] };
    }

    get lineText(): string {
        const { shown } = this;
        return shown === null || shown.totalPercent === null ? '' : fillLabel(LABELS.line, shown.totalText);
    }

    get lineStyle(): string {
        return `left: ${this.shown?.totalPercent ?? 0}%`;
    }

    get hasLine(): boolean {
        return this.lineText !== '';
    }

    get tableName(): string {
        return `${this.definition ? words(this.definition.name) : ''}, ${cutLabel(this.cut)}`;
    }

    /** The map shades areas and territories. */
    get canShowOnMap(): boolean {
        return this.isByArea || this.cut.split('-').includes('territory');
    }

    get canExport(): boolean {
        return this.rows.length > 0;
    }

    get cannotExport(): boolean {
        return !this.canExport;
    }

    handleCut(event: Event): void {
        this.chosenCut = (event.target as HTMLSelectElement).value as KpiCut;
    }

    handleKpi(event: Event): void {
        const key = (event.target as HTMLSelectElement).value;
        this.dispatchEvent(new CustomEvent('kpichosen', { detail: { key } }));
    }

    handleSource(event: Event): void {
        this.source = (event.target as HTMLSelectElement).value as AreaSource;
    }

    handleView(event: Event): void {
        this.view = (event.currentTarget as HTMLElement).dataset['view'] as View;
    }

    handleRetry(): void {
        void this.load();
    }

    handleArea(event: CustomEvent<{ key: string }>): void {
        this.openSegment(event.detail.key);
    }

    handleSegment(event: Event): void {
        this.openSegment((event.currentTarget as HTMLElement).dataset['segment'] ?? '');
    }

    handleMap(): void {
        const areas = this.isByArea ? this.source : 'territories';
        this[NavigationMixin.Navigate]({
            type: 'standard__navItemPage',
            attributes: { apiName: 'Fieldmap_Map' },
            state: { c__areas: areas, c__kpi: this.kpiKey, c__kpiPeriod: this.period }
        });
    }

    async handleExport(event: CustomEvent<{ value: 'csv' | 'xlsx' }>): Promise<void> {
        const { state, rows, shown } = this;
        if (state.kind !== 'ready' || shown === null) return;
        const total = shown.total ? [{ name: LABELS.all, cells: [shown.total] }] : [];
        const table = [...total, ...rows.map(({ name, cell }) => ({ name, cells: [cell] }))];
        try {
            await downloadTable(this, event.detail.value, state.cut.answer.period, table);
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }

    private openSegment(segment: string): void {
        const { state, shown } = this;
        if (state.kind !== 'ready' || shown === null) return;
        const found = state.cut.answer.segments.find(({ key }) => key === segment);
        const detail = {
            key: this.kpiKey,
            name: found ? shown.nameOf(found) : '',
            segment: { cut: this.cut, key: segment, areasJson: state.cut.areasJson }
        };
        this.dispatchEvent(new CustomEvent('segmentselected', { detail }));
    }

    /** One person is no cut by people. */
    private isOffered(cut: KpiCut): boolean {
        return this.isOfTeam || !cut.split('-').some((part) => part === 'person' || part === 'team');
    }

    /** Everything lies outside every territory: a chart of one bar would say nothing. */
    private get hasNoTerritories(): boolean {
        const segments = this.state.kind === 'ready' ? this.state.cut.answer.segments : [];
        return this.cut.endsWith('territory') && segments.every(({ ids }) => ids.territoryId === null);
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        this.state = { kind: 'loading' };
        const { cut, kpiKey: key, period, asOf, people } = this;
        const known = new Map(this.team.map(({ userId, name }) => [userId, name]));
        try {
            const ownerId = this.ownerId || null;
            const answer = await readCut({ cut, key, period, asOf, people, ownerId }, this.source, known);
            if (sequence !== this.sequence) return;
            this.state = answer === null ? { kind: 'noAreas' } : { kind: 'ready', cut: answer };
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
        }
    }
}
