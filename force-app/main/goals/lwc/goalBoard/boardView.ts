import { LightningElement } from 'lwc';
import type { GoalProgress, SessionContext, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { goalViews, words, type GoalView } from 'c/goalText';
import type { EditorTask } from 'c/goalEditor';
import { monthOf, today, type GoalsOfMonth } from './goalData.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly month: GoalsOfMonth };

/** What the goals page shows, from what it knows. */
export class BoardView extends LightningElement {
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
    private known: {
        readonly month: GoalsOfMonth;
        readonly progress: GoalProgress | null;
        readonly views: readonly GoalView[];
    } | null = null;

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
