import { LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { BaseMapSetting, FeedbackRequest, Plan, PlannedVisit, SessionContext } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel, type Formatters, formattersFor } from 'c/formatters';
import type { MapLayerData, PlaceSelectDetail } from 'c/mapLayers';
import { addDays, boundsOf, daysOf, mapLayersOf, mondayOf, weekdayOf, type DayView, type Names } from 'c/planView';
import { withoutStop } from './withoutStop.ts';
import { LABELS } from './labels.ts';
import { summaryOf, type SummaryEntry } from './summary.ts';
import { acceptAll, namesOf, readVisits, refuseStop, suggestWeek, takeBack } from './weekData.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess'; readonly missing: readonly string[] }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready' };

/** What is going on while the page stays usable. */
type Work = 'suggest' | 'accept' | 'undo' | null;

const FRIDAY = 4;
const MS_PER_DAY = 86_400_000;

/** The week of a rep: what is planned, a suggestion for the rest, and the way from one to the other. */
export default class WeekPlanner extends NavigationMixin(LightningElement) {
    readonly words = LABELS;
    state: State = { kind: 'loading' };
    session: SessionContext | null = null;
    ownerId = '';
    monday = '';
    plan: Plan | null = null;
    visits: readonly PlannedVisit[] = [];
    names: Names = {};
    work: Work = null;
    problem: unknown = null;
    chosenDate = '';
    undoIds: readonly string[] = [];
    private sequence = 0;

    connectedCallback(): void {
        void this.start();
    }

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

    get workText(): string {
        return this.work === 'suggest'
            ? this.words.suggesting
            : this.work === 'accept'
              ? this.words.accepting
              : this.words.undoing;
    }

    get timeZone(): string {
        return this.session?.timeZone ?? 'UTC';
    }

    get baseMap(): BaseMapSetting | null {
        return this.session?.baseMap ?? null;
    }

    get weekTitle(): string {
        const format = formattersFor();
        return this.monday ? `${format.weekday(this.monday)} – ${format.weekday(addDays(this.monday, FRIDAY))}` : '';
    }

    get hasTeam(): boolean {
        return (this.session?.team.length ?? 0) > 1;
    }

    get ownerOptions(): readonly { label: string; value: string }[] {
        return (this.session?.team ?? []).map(({ name, userId, roleName }) => ({
            label: roleName ? `${name} · ${roleName}` : name,
            value: userId
        }));
    }

    get days(): readonly DayView[] {
        return daysOf(this.monday, this.plan, this.visits, this.names, (instant) =>
            this.localDate(Date.parse(instant))
        );
    }

    get dayViews(): readonly { day: DayView; isSelected: boolean; key: string }[] {
        return this.days.map((day) => ({ day, isSelected: day.date === this.chosenDate, key: day.date }));
    }

    get layers(): readonly MapLayerData[] {
        return mapLayersOf(this.days, this.chosenDate);
    }

    get isPast(): boolean {
        return addDays(this.monday, 6) < this.today();
    }

    get cannotSuggest(): boolean {
        return this.isWorking || this.isPast;
    }

    get stopCount(): number {
        return this.plan?.totals.visitCount ?? 0;
    }

    get hasProposal(): boolean {
        return this.plan?.status === 'proposed' && this.stopCount > 0;
    }

    get isEmptyProposal(): boolean {
        return this.plan?.status === 'proposed' && this.stopCount === 0;
    }

    get acceptLabel(): string {
        return fillLabel(this.words.accept, this.format.number(this.stopCount));
    }

    get suggestLabel(): string {
        return this.hasProposal ? this.words.suggestAgain : this.words.suggest;
    }

    get suggestVariant(): string {
        return this.hasProposal ? 'neutral' : 'brand';
    }

    get summary(): readonly SummaryEntry[] {
        return this.plan ? summaryOf(this.plan.totals, this.format) : [];
    }

    get travelNote(): string {
        return this.plan?.travelSource.isEstimate ? this.words.travelEstimated : '';
    }

    get hint(): string {
        return this.plan === null && this.visits.length === 0 ? this.words.emptyHint : '';
    }

    get hasMap(): boolean {
        return this.hasProposal;
    }

    get bodyClass(): string {
        return this.hasMap ? 'body body_map' : 'body';
    }

    get canUndo(): boolean {
        return this.undoIds.length > 0 && !this.isWorking;
    }

    get undoText(): string {
        return fillLabel(this.words.accepted, this.format.number(this.undoIds.length));
    }

    handleOwner(event: CustomEvent<{ value: string }>): void {
        this.ownerId = event.detail.value;
        void this.showWeek(this.monday);
    }

    handlePreviousWeek(): void {
        void this.showWeek(addDays(this.monday, -7));
    }

    handleNextWeek(): void {
        void this.showWeek(addDays(this.monday, 7));
    }

    handleRetry(): void {
        void this.start();
    }

    handleCloseProblem(): void {
        this.problem = null;
    }

    handleSuggest(): void {
        void this.during('suggest', async () => {
            const plan = await suggestWeek(this.ownerId, this.monday, this.today());
            this.names = { ...this.names, ...(await namesOf(plan)) };
            this.plan = plan;
            this.chosenDate = '';
            this.undoIds = [];
            this.fitMap();
        });
    }

    handleAccept(): void {
        const { plan } = this;
        if (plan === null) {
            return;
        }
        void this.during('accept', async () => {
            const { results } = await acceptAll(plan);
            const written = results.filter(({ outcome }) => outcome === 'created' || outcome === 'unchanged');
            const failed = results.length - written.length;
            this.plan = null;
            await this.loadVisits();
            this.undoIds = written.flatMap(({ visitId }) => (visitId === null ? [] : [visitId]));
            if (failed > 0) {
                this.toast(fillLabel(this.words.someNotWritten, this.format.number(failed)), 'warning');
            }
        });
    }

    handleDiscard(): void {
        this.plan = null;
        this.problem = null;
    }

    handleUndo(): void {
        void this.during('undo', async () => {
            await takeBack(this.undoIds);
            this.undoIds = [];
            await this.loadVisits();
        });
    }

    handleDay(event: CustomEvent<{ date: string }>): void {
        this.chosenDate = event.detail.date === this.chosenDate ? '' : event.detail.date;
        this.fitMap();
    }

    handlePlace(event: CustomEvent<PlaceSelectDetail>): void {
        const stopId = event.detail.items[0]?.id ?? '';
        const day = this.days.find(({ items }) => items.some(({ key }) => key === stopId));
        this.chosenDate = day?.date ?? '';
    }

    handleFit(): void {
        this.fitMap();
    }

    handleRefused(event: CustomEvent<Pick<FeedbackRequest, 'stopId' | 'decision' | 'reason'>>): void {
        const { plan } = this;
        if (plan === null) {
            return;
        }
        const { stopId, decision, reason } = event.detail;
        void this.during('suggest', async () => {
            await refuseStop({ planId: plan.planId, stopId, decision, reason });
            this.plan = withoutStop(plan, stopId);
            this.toast(this.words.refused, 'success');
        });
    }

    handleOpenRecord(event: CustomEvent<{ recordId: string; objectApiName: string }>): void {
        const { recordId, objectApiName } = event.detail;
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId, objectApiName, actionName: 'view' }
        });
    }

    private get format(): Formatters {
        return formattersFor({ timeZone: this.timeZone });
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        try {
            const session = JSON.parse(await getContext()) as SessionContext;
            this.session = session;
            if (!session.hasAccess) {
                this.state = { kind: 'noAccess', missing: session.missing };
                return;
            }
            this.ownerId = session.userId;
            const today = this.today();
            // From Saturday on people plan the week to come.
            await this.showWeek(weekdayOf(today) > FRIDAY ? addDays(mondayOf(today), 7) : mondayOf(today));
            this.state = { kind: 'ready' };
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }

    private async showWeek(monday: string): Promise<void> {
        this.monday = monday;
        this.plan = null;
        this.problem = null;
        this.undoIds = [];
        this.chosenDate = '';
        try {
            await this.loadVisits();
        } catch (error) {
            if (this.state.kind !== 'ready') {
                throw error;
            }
            this.problem = error;
        }
    }

    private async loadVisits(): Promise<void> {
        const sequence = ++this.sequence;
        const visits = await readVisits(this.ownerId, this.monday);
        if (sequence === this.sequence) {
            this.visits = visits;
        }
    }

    /** Runs one piece of work; what fails is shown and the page stays as it was. */
    private async during(work: Work, task: () => Promise<void>): Promise<void> {
        this.work = work;
        this.problem = null;
        try {
            await task();
        } catch (error) {
            this.problem = error;
            if (errorTextOf(error).code === 'plan-not-open') {
                this.plan = null;
            }
        } finally {
            this.work = null;
        }
    }

    private fitMap(): void {
        // The map appears with the next rendering.
        void Promise.resolve().then(() => {
            const days = this.chosenDate ? this.days.filter(({ date }) => date === this.chosenDate) : this.days;
            const bounds = boundsOf(days);
            const map = this.template?.querySelector('c-leaflet-map') as { fitTo?(bounds: unknown): void } | null;
            if (bounds) {
                map?.fitTo?.(bounds);
            }
        });
    }

    private toast(title: string, variant: 'success' | 'warning'): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant }));
    }

    private today(): string {
        return this.localDate(Date.now());
    }

    private localDate(instantMs: number): string {
        return new Date(this.format.dayNumber(instantMs) * MS_PER_DAY).toISOString().slice(0, 10);
    }
}
