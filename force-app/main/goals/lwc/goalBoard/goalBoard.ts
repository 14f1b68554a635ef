import { LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getExport from '@salesforce/apex/GoalController.getExport';
import remove from '@salesforce/apex/GoalController.remove';
import type { GoalExport, GoalProgress, GoalRecord, SessionContext, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { goalViews, words, type GoalView } from 'c/goalText';
import type { EditorTask } from 'c/goalEditor';
import { addMonths, monthOf, readGoals, readProgress, readSession, today, type GoalsOfMonth } from './goalData.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly month: GoalsOfMonth };

/** Objectives, key results and goals of a month: what remains, what is behind, and the way to change it. */
export default class GoalBoard extends NavigationMixin(LightningElement) {
    readonly words = words;
    state: State = { kind: 'loading' };
    session: SessionContext | null = null;
    progress: GoalProgress | null = null;
    problem: unknown = null;
    month = '';
    selectedId = '';
    task: EditorTask | null = null;
    isImporting = false;
    isAllShown = false;
    /** Goal whose visits are asked for. */
    planForId = '';
    private sequence = 0;
    private known: {
        readonly month: GoalsOfMonth;
        readonly progress: GoalProgress | null;
        readonly views: readonly GoalView[];
    } | null = null;

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

    get list(): GoalsOfMonth['list'] | null {
        return this.state.kind === 'ready' ? this.state.month.list : null;
    }

    get monthText(): string {
        const label = new Intl.DateTimeFormat(document.documentElement.lang || 'en', {
            year: 'numeric',
            month: 'long',
            timeZone: 'UTC'
        });
        return this.month === '' ? '' : label.format(new Date(`${this.month}T00:00:00Z`));
    }

    get isOtherMonth(): boolean {
        return this.month !== monthOf(today(this.session));
    }

    /** The forest, computed once for each list and progress. */
    get views(): readonly GoalView[] {
        if (this.state.kind !== 'ready') return [];
        const { month } = this.state;
        if (this.known?.month !== month || this.known.progress !== this.progress) {
            this.known = { month, progress: this.progress, views: goalViews(month.list.goals, this.progress) };
        }
        return this.known.views;
    }

    get flatViews(): readonly GoalView[] {
        const flat = (views: readonly GoalView[]): GoalView[] =>
            views.flatMap((view) => [view, ...flat(view.children)]);
        return flat(this.views);
    }

    /** Goals of the person, their teams and everyone below; on demand those of others, which have only targets. */
    get shownViews(): readonly GoalView[] {
        return this.isAllShown || this.progress === null
            ? this.views
            : this.views.filter(concernsReader).map(withoutOthers);
    }

    get hiddenCount(): number {
        return this.progress === null ? 0 : this.views.filter((view) => !concernsReader(view)).length;
    }

    get othersLabel(): string {
        return this.isAllShown
            ? words.hideOthers
            : fillLabel(words.showOthers, formattersFor().number(this.hiddenCount));
    }

    get objectives(): readonly GoalView[] {
        return this.shownViews.filter(({ isObjective }) => isObjective);
    }

    get goals(): readonly GoalView[] {
        return this.shownViews.filter(({ isObjective }) => !isObjective);
    }

    get mine(): readonly GoalView[] {
        return this.flatViews.filter(({ goal }) => goal.level === 'Person' && goal.personId === this.userId);
    }

    get hasMine(): boolean {
        return this.mine.length > 0;
    }

    get hasObjectives(): boolean {
        return this.objectives.length > 0;
    }

    get hasGoals(): boolean {
        return this.goals.length > 0;
    }

    get isEmpty(): boolean {
        return this.list !== null && this.list.goals.length === 0;
    }

    /** Goals there are, but none of the person's own. */
    get isWithoutOwn(): boolean {
        return this.session?.role === 'rep' && !this.isEmpty && !this.hasMine;
    }

    get canCreate(): boolean {
        return this.list?.canCreate === true;
    }

    get emptyHeading(): string {
        return this.canCreate ? words.emptyManager : words.emptyRep;
    }

    get emptyText(): string {
        return this.canCreate ? words.emptyManagerText : words.emptyRepText;
    }

    get emptyAction(): string {
        return this.canCreate ? words.newGoal : words.openWeek;
    }

    get userId(): string {
        return this.session?.userId ?? '';
    }

    get people(): readonly TeamMember[] {
        return this.session?.team ?? [];
    }

    get currency(): string | null {
        return this.progress?.currency ?? null;
    }

    get asOf(): string {
        return this.progress?.asOf ?? '';
    }

    get selected(): GoalView | undefined {
        return this.flatViews.find(({ goalId }) => goalId === this.selectedId);
    }

    get isDetailShown(): boolean {
        return this.selected !== undefined && this.task === null && !this.isImporting;
    }

    get isAsideShown(): boolean {
        return this.isDetailShown || this.task !== null || this.isImporting;
    }

    get layoutClass(): string {
        return this.isAsideShown ? 'layout layout_split' : 'layout';
    }

    get editedView(): GoalView | null {
        return this.task?.kind === 'edit' ? (this.selected ?? null) : null;
    }

    get freshness(): string {
        const { progress } = this;
        return progress
            ? fillLabel(words.freshness, formattersFor({ timeZone: progress.timeZone }).dateTime(progress.dataAsOf))
            : '';
    }

    get summary(): string {
        const counted = this.flatViews.filter(({ count, isObjective }) => !isObjective && count?.state === 'counted');
        const good = counted.filter(({ status }) => status === 'on-track' || status === 'done');
        const format = formattersFor();
        return counted.length === 0
            ? ''
            : fillLabel(words.summary, format.number(good.length), format.number(counted.length));
    }

    handleEarlier(): void {
        void this.show(addMonths(this.month, -1));
    }

    handleLater(): void {
        void this.show(addMonths(this.month, 1));
    }

    handleNow(): void {
        void this.show(monthOf(today(this.session)));
    }

    handleRetry(): void {
        void this.start();
    }

    handleSelected(event: CustomEvent<{ goalId: string }>): void {
        this.openPanel({ selectedId: event.detail.goalId });
    }

    handleVisits(event: CustomEvent<{ goalId: string }>): void {
        const { goalId } = event.detail;
        this.openPanel({ selectedId: goalId, planForId: goalId });
    }

    handleNew(): void {
        this.openPanel({ task: { kind: 'new', isObjective: false, day: this.dayInMonth } });
    }

    handleNewObjective(): void {
        this.openPanel({ task: { kind: 'new', isObjective: true, day: this.dayInMonth } });
    }

    handleEmptyAction(): void {
        if (this.canCreate) {
            this.handleNew();
            return;
        }
        this[NavigationMixin.Navigate]({
            type: 'standard__navItemPage',
            attributes: { apiName: 'Fieldmap_My_Week' }
        });
    }

    handleOthers(): void {
        this.isAllShown = !this.isAllShown;
    }

    handleImport(): void {
        this.openPanel({ isImporting: true });
    }

    handleEdit(): void {
        const goal = this.selected?.goal;
        if (goal) this.openPanel({ selectedId: goal.goalId, task: { kind: 'edit', goal } });
    }

    handleBelow(): void {
        const parent = this.selected?.goal;
        if (parent) this.openPanel({ selectedId: parent.goalId, task: { kind: 'below', parent } });
    }

    handleClose(): void {
        this.openPanel({});
    }

    handleCancel(): void {
        this.openPanel({ selectedId: this.selectedId });
    }

    handleSaved(event: CustomEvent<{ goalId?: string; count?: number }>): void {
        const { goalId, count } = event.detail;
        const selectedId = this.task?.kind === 'edit' ? this.selectedId : (goalId ?? '');
        this.openPanel({ selectedId });
        const title = count === undefined ? words.saved : fillLabel(words.importDone, formattersFor().number(count));
        this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
        void this.refresh();
    }

    handleStale(): void {
        void this.refresh();
    }

    handleSaid(): void {
        void this.refresh();
    }

    async handleRemove(event: CustomEvent<{ goalId: string }>): Promise<void> {
        this.problem = null;
        try {
            await remove({ goalId: event.detail.goalId });
            this.openPanel({});
            this.dispatchEvent(new ShowToastEvent({ title: words.removed, variant: 'success' }));
            await this.refresh();
        } catch (error) {
            this.problem = error;
        }
    }

    handleExportCsv(): void {
        void this.exportFile('csv');
    }

    handleExportJson(): void {
        void this.exportFile('json');
    }

    private openPanel(given: {
        selectedId?: string;
        planForId?: string;
        task?: EditorTask;
        isImporting?: boolean;
    }): void {
        this.selectedId = given.selectedId ?? '';
        this.planForId = given.planForId ?? '';
        this.task = given.task ?? null;
        this.isImporting = given.isImporting ?? false;
        this.problem = null;
    }

    private get dayInMonth(): string {
        const day = today(this.session);
        return monthOf(day) === this.month ? day : this.month;
    }

    private async exportFile(format: 'csv' | 'json'): Promise<void> {
        this.problem = null;
        try {
            const answer = await getExport({ format, fromDate: this.month, toDate: addMonths(this.month, 1) });
            const { fileName, mediaType, text } = JSON.parse(answer) as GoalExport;
            const link = document.createElement('a');
            // The mark at the beginning tells spreadsheets that names are UTF-8.
            link.href = `data:${mediaType};charset=utf-8,${encodeURIComponent(format === 'csv' ? `\uFEFF${text}` : text)}`;
            link.download = fileName;
            link.click();
        } catch (error) {
            this.problem = error;
        }
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        try {
            this.session = await readSession();
        } catch (error) {
            this.state = { kind: 'failed', error };
            return;
        }
        if (!this.session.hasAccess) {
            this.state = { kind: 'noAccess' };
            return;
        }
        await this.show(this.month || monthOf(today(this.session)));
    }

    private async show(month: string): Promise<void> {
        this.month = month;
        this.openPanel({});
        this.progress = null;
        await this.refresh();
    }

    /** Reads the records, then their values; the targets are shown before the values have come. */
    private async refresh(): Promise<void> {
        const sequence = ++this.sequence;
        const { month } = this;
        try {
            const list = await readGoals(month);
            if (sequence !== this.sequence) return;
            this.state = { kind: 'ready', month: { list, month } };
            await this.count(sequence, list.goals);
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
        }
    }

    private async count(sequence: number, goals: readonly GoalRecord[]): Promise<void> {
        try {
            const progress = await readProgress(goals);
            if (sequence === this.sequence) this.progress = progress;
        } catch (error) {
            // Targets can be looked at and changed without the numbers.
            if (sequence === this.sequence) this.problem = error;
        }
    }
}

/** The reader is among the people, sees them all, or something below is so. */
function concernsReader(view: GoalView): boolean {
    const isOwn = view.count?.isMine === true || view.count?.state === 'counted' || view.count?.state === 'not-started';
    return isOwn || (view.children.length === 0 && view.isObjective) || view.children.some(concernsReader);
}

/** The same without the goals of others below. */
function withoutOthers(view: GoalView): GoalView {
    return { ...view, children: view.children.filter(concernsReader).map(withoutOthers) };
}
