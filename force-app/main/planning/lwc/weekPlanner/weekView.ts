import { LightningElement } from 'lwc';
import type {
    BaseMapSetting,
    Capacity,
    Plan,
    PlanAcceptance,
    PlanComparison,
    PlanDifference,
    PlanRepairRequest,
    PlanTotals,
    SessionContext
} from 'c/contracts';
import { fillLabel, type Formatters, formattersFor } from 'c/formatters';
import type { KnownPlace } from 'c/changeForm';
import type { MapLayerData } from 'c/mapLayers';
import type { ExportDay } from 'c/planExport';
import { addDays, boundsOf, mapLayersOf, type DayView, type Names } from 'c/planView';
import type { BoardRow } from 'c/weekBoard';
import type { Advice } from './advice.ts';
import { boardRows, exportDays } from './boardRows.ts';
import { LABELS } from './labels.ts';
import type { VisitsByOwner } from './weekData.ts';
import { NOBODY_WANTED, type Wanted } from './wanted.ts';
import { totalsWithPlanned } from './weekTotals.ts';
import { hasChanges, proposalOf, shownOf, type Proposal, type Undo } from './weekState.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess'; readonly missing: readonly string[] }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready' };

/** What is going on while the page stays usable. */
export type Work = 'suggest' | 'stop' | 'accept' | 'undo' | 'repair' | null;

const MS_PER_DAY = 86_400_000;

/** State of the week page and what of it is shown; what happens is in `WeekPlanner`. */
export class WeekView extends LightningElement {
    readonly words = LABELS;
    state: State = { kind: 'loading' };
    session: SessionContext | null = null;
    ownerIds: readonly string[] = [];
    isShared = false;
    monday = '';
    proposal: Proposal | null = null;
    /** What stands in the org and can be repaired. */
    accepted: Plan | null = null;
    visits: VisitsByOwner = {};
    names: Names = {};
    advice: Advice = {};
    capacity: Capacity | null = null;
    acceptance: PlanAcceptance | null = null;
    /** Visits that an acceptance did not write, in words. */
    failures: readonly string[] = [];
    failureCount = 0;
    /** Does again what failed last. */
    retry: (() => void) | null = null;
    wanted: Wanted = NOBODY_WANTED;
    work: Work = null;
    problem: unknown = null;
    chosenDate = '';
    undo: Undo | null = null;
    isChangeFormOpen = false;
    announcement = '';

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }

    get isRefused(): boolean {
        return this.state.kind === 'noAccess';
    }

    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }

    get isReady(): boolean {
        return this.state.kind === 'ready';
    }

    get isWorking(): boolean {
        return this.work !== null;
    }

    get isImproving(): boolean {
        return this.proposal?.plan.status === 'improving';
    }

    /** Nothing may be changed now. */
    get isBusy(): boolean {
        return this.isWorking || this.isImproving;
    }

    get improvingText(): string {
        const { visitCount = 0, points = 0 } = this.plan?.totals ?? {};
        return this.isImproving
            ? fillLabel(this.words.improving, this.format.number(visitCount), this.format.number(points))
            : '';
    }

    /** A first plan is on its way. */
    get isWaiting(): boolean {
        return this.work === 'suggest' && this.proposal === null;
    }

    get canCancel(): boolean {
        return this.work === 'suggest' || this.work === 'repair';
    }

    get failureHeading(): string {
        return this.failures.length > 0
            ? fillLabel(this.words.resultHeading, this.format.number(this.failureCount))
            : '';
    }

    get workText(): string {
        const { suggesting, accepting, undoing, repairing } = this.words;
        return { suggest: suggesting, stop: suggesting, accept: accepting, undo: undoing, repair: repairing }[
            this.work ?? 'suggest'
        ];
    }

    get timeZone(): string {
        return this.session?.timeZone ?? 'UTC';
    }

    get baseMap(): BaseMapSetting | null {
        return this.session?.baseMap ?? null;
    }

    /** The proposal with the person's changes. */
    get plan(): Plan | null {
        return this.proposal && shownOf(this.proposal).plan;
    }

    get rows(): readonly BoardRow[] {
        return boardRows({ ...this.rowSources, proposal: this.proposal });
    }

    get layers(): readonly MapLayerData[] {
        return mapLayersOf(this.mapDays, this.chosenDate);
    }

    get exportDays(): readonly ExportDay[] {
        return exportDays(this.mapRows);
    }

    get isPast(): boolean {
        return addDays(this.monday, 6) < this.today;
    }

    get cannotSuggest(): boolean {
        return this.isBusy || this.isPast;
    }

    get stopCount(): number {
        return this.plan?.totals.visitCount ?? 0;
    }

    get hasProposal(): boolean {
        return this.isOpen && (this.stopCount > 0 || this.isChanged || this.difference !== null);
    }

    get isEmptyProposal(): boolean {
        return this.isOpen && !this.hasProposal;
    }

    private get isOpen(): boolean {
        return this.plan?.status === 'proposed' || this.plan?.status === 'improving';
    }

    get isChanged(): boolean {
        return hasChanges(this.proposal);
    }

    get cannotAccept(): boolean {
        return this.isBusy || (this.stopCount === 0 && this.difference === null);
    }

    get canAsk(): boolean {
        return !this.isBusy && !this.isChanged;
    }

    get changedNote(): string {
        if (this.proposal === null) return '';
        if (!this.isChanged) return this.words.pinnedOnly;
        const { hasEstimates, violations } = shownOf(this.proposal);
        if (Object.keys(violations).length > 0) return this.words.changedBroken;
        return hasEstimates ? this.words.changedEstimated : this.words.changed;
    }

    get canImprove(): boolean {
        return this.isChanged || (this.proposal?.edit.pinned.length ?? 0) > 0;
    }

    get canRepair(): boolean {
        return this.accepted !== null && this.proposal === null && !this.isPast;
    }

    /** Something was cancelled since the plan was accepted, and its time could be used. */
    get canFillGaps(): boolean {
        return this.canRepair && this.cancelledSince.cancelledStopIds !== undefined && !this.isWorking;
    }

    get difference(): PlanDifference | null {
        return this.proposal?.difference ?? null;
    }

    get comparison(): PlanComparison | null {
        // A repair stands beside the plan that it repairs (see the difference), not beside the calendar.
        return this.difference === null ? (this.proposal?.comparison ?? null) : null;
    }

    get acceptLabel(): string {
        return this.stopCount === 1
            ? this.words.acceptOne
            : fillLabel(this.words.accept, this.format.number(this.stopCount));
    }

    get suggestLabel(): string {
        return this.hasProposal ? this.words.suggestAgain : this.words.suggest;
    }

    get suggestVariant(): string {
        return this.hasProposal ? 'neutral' : 'brand';
    }

    get totals(): PlanTotals | null {
        if (!this.hasProposal || this.plan === null) return null;
        return totalsWithPlanned(this.plan, this.comparison?.typed.points ?? 0);
    }

    get hint(): string {
        if (this.problem !== null) return '';
        if (this.isPast && this.proposal === null) return this.words.pastHint;
        const isEmpty = Object.values(this.visits).every((visits) => visits.length === 0);
        return this.proposal === null && isEmpty ? this.words.emptyHint : '';
    }

    get hasMap(): boolean {
        return this.hasProposal || this.accepted !== null;
    }

    get bodyClass(): string {
        return this.hasMap ? 'body body_map' : 'body';
    }

    /** Customers of the accepted plan with a place, for an appointment at one of them. */
    get knownPlaces(): readonly KnownPlace[] {
        const { shifts = [], unassigned = [] } = this.accepted ?? {};
        const all = [...shifts.flatMap(({ stops }) => stops), ...unassigned].flatMap(({ recordId, place }) => {
            const name = this.names[recordId]?.name;
            return place === null || name === undefined ? [] : [{ recordId, name, place }];
        });
        const once = new Map(all.map((entry) => [entry.recordId, entry]));
        return [...once.values()].sort((a, b) => a.name.localeCompare(b.name));
    }

    /** Days of the accepted or proposed plan that something can happen on. */
    get changeableDays(): readonly { readonly date: string; readonly offset: string }[] {
        return (this.accepted?.shifts ?? [])
            .filter(({ date }) => date >= this.today)
            .map(({ date, start }) => ({ date, offset: /(?:Z|[+-]\d{2}:\d{2})$/.exec(start.at)?.[0] ?? 'Z' }));
    }

    get today(): string {
        return this.localDate(Date.now());
    }

    /** Stops of the accepted plan whose visits have been cancelled in the org. */
    protected get cancelledSince(): Pick<PlanRepairRequest, 'cancelledStopIds'> {
        const visits = Object.values(this.visits).flat();
        const hasStatus = (recordId: string, wanted: string): boolean =>
            visits.some((visit) => visit.recordId === recordId && visit.status === wanted);
        const cancelledStopIds = (this.accepted?.shifts ?? [])
            .flatMap(({ stops }) => stops)
            .filter(({ recordId }) => hasStatus(recordId, 'Cancelled') && !hasStatus(recordId, 'Planned'))
            .map(({ stopId }) => stopId);
        return cancelledStopIds.length > 0 ? { cancelledStopIds } : {};
    }

    protected get format(): Formatters {
        return formattersFor({ timeZone: this.timeZone });
    }

    protected get mapDays(): DayView[] {
        return this.mapRows.flatMap(({ days }) => days);
    }

    protected localDate(instantMs: number): string {
        return new Date(this.format.dayNumber(instantMs) * MS_PER_DAY).toISOString().slice(0, 10);
    }

    protected fitMap(): void {
        // The map appears with the next rendering.
        void Promise.resolve().then(() => {
            const days = this.mapDays.filter(({ date }) => this.chosenDate === '' || date === this.chosenDate);
            const bounds = boundsOf(days);
            const map = this.template?.querySelector('c-leaflet-map') as { fitTo?(bounds: unknown): void } | null;
            if (bounds) map?.fitTo?.(bounds);
        });
    }

    /** The map and the exports show the proposal, or what was accepted where there is none. */
    private get mapRows(): readonly BoardRow[] {
        if (this.proposal !== null || this.accepted === null) return this.rows;
        return boardRows({ ...this.rowSources, visits: {}, proposal: proposalOf(this.accepted) });
    }

    private get rowSources(): Omit<Parameters<typeof boardRows>[0], 'proposal'> {
        const { ownerIds, session, monday, visits, names, format } = this;
        const dayOf = (instant: string): string => this.localDate(Date.parse(instant));
        return { ownerIds, session, monday, visits, names, format, dayOf };
    }
}
