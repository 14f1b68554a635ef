import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import getContext from '@salesforce/apex/SessionController.getContext';
import getGoals from '@salesforce/apex/GoalController.getGoals';
import getProgress from '@salesforce/apex/GoalController.getProgress';
import type { GoalList, GoalProgress, GoalProgressRequest, GoalRecord, SessionContext } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { addDays, weekInView } from 'c/goalRules';
import { canPlan, goalViews, todayText, weekText, words, type GoalView } from 'c/goalText';
import heading from '@salesforce/label/c.Fieldmap_GoalToday_Heading';
import headingOf from '@salesforce/label/c.Fieldmap_GoalToday_HeadingOf';
import hideVisits from '@salesforce/label/c.Fieldmap_GoalToday_HideVisits';
import openGoals from '@salesforce/label/c.Fieldmap_GoalToday_OpenGoals';

interface Row {
    readonly goalId: string;
    readonly panelKey: string;
    readonly panelHeading: string;
    readonly view: GoalView;
    readonly name: string;
    readonly numbers: string;
    readonly statusText: string;
    readonly chipClass: string;
    readonly todayText: string;
    readonly weekText: string;
    readonly period: string;
    readonly canPlan: boolean;
    readonly isOpen: boolean;
    readonly expanded: string;
    readonly visitsLabel: string;
}

const MOST_COLUMNS = 4;
/** Worst first: the goal that needs visits stands on top. */
const ORDER = ['off-track', 'at-risk', 'on-track', 'early', 'not-started', 'done', 'missed'];

/**
 * What remains of a person's goals today and this week, and the named visits that would close the first of them. Shows
 * nothing where the person has no goals. Errors: shown in place, with a way to try again.
 */
export default class GoalToday extends NavigationMixin(LightningElement) {
    /** Name for the heading where the goals are somebody else's. */
    @api personName = '';

    readonly words = words;
    readonly openGoals = openGoals;
    session: SessionContext | null = null;
    goals: readonly GoalRecord[] = [];
    progress: GoalProgress | null = null;
    error: unknown = null;
    /** Goal whose visits are shown; null: the first that visits can close. */
    openId: string | null = null;
    private wantedId = '';
    private sequence = 0;

    /** Whose goals; empty: the running user's. */
    @api
    get personId(): string {
        return this.wantedId;
    }
    set personId(personId: string) {
        const isOther = personId !== this.wantedId;
        this.wantedId = personId;
        if (isOther && this.isConnected) void this.load();
    }

    connectedCallback(): void {
        void this.load();
    }

    get heading(): string {
        return this.personName === '' ? heading : fillLabel(headingOf, this.personName);
    }

    get hasRows(): boolean {
        return this.progress !== null && this.goals.length > 0;
    }

    get ownerId(): string {
        return this.wantedId || (this.session?.userId ?? '');
    }

    get currency(): string | null {
        return this.progress?.currency ?? null;
    }

    get isWeekToCome(): boolean {
        const day = this.progress?.asOf ?? '';
        return day !== '' && weekInView(day) > day;
    }

    get weekLabel(): string {
        return this.isWeekToCome ? words.nextWeek : words.thisWeek;
    }

    /** As many columns as goals, so that what is opened below spans them all. */
    get gridStyle(): string {
        return `--columns: ${Math.min(this.goals.length, MOST_COLUMNS)}`;
    }

    get rows(): readonly Row[] {
        const rank = ({ status }: GoalView): number => (ORDER.indexOf(status) + ORDER.length) % ORDER.length;
        const views = goalViews(this.goals, this.progress)
            .flatMap(function flat(view): GoalView[] {
                return [view, ...view.children.flatMap(flat)];
            })
            .sort((a, b) => rank(a) - rank(b));
        const openId = this.openId ?? views.find((view) => isVisits(view) && canPlan(view))?.goalId ?? '';
        return views.map((view) => this.rowOf(view, view.goalId === openId));
    }

    handleVisits(event: Event): void {
        const { id = '', open } = (event.currentTarget as HTMLElement).dataset;
        this.openId = open === 'true' ? '' : id;
    }

    handleGoals(event: Event): void {
        event.preventDefault();
        this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes: { apiName: 'Fieldmap_Goals' } });
    }

    handleRetry(): void {
        void this.load();
    }

    private rowOf(view: GoalView, isOpen: boolean): Row {
        const visits = this.isWeekToCome ? words.visitsNext : words.visits;
        return {
            goalId: view.goalId,
            panelKey: `${view.goalId} visits`,
            panelHeading: `${view.name}: ${visits}`,
            view,
            name: view.name,
            numbers: fillLabel(words.of, view.valueText, view.targetText),
            statusText: view.statusText,
            chipClass: `chip chip_${view.status}`,
            todayText: todayText(view, this.currency),
            weekText: weekText(view, this.currency),
            period: view.periodText,
            canPlan: canPlan(view),
            isOpen,
            expanded: String(isOpen),
            visitsLabel: isOpen ? hideVisits : visits
        };
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        this.error = null;
        try {
            const session = JSON.parse(await getContext()) as SessionContext;
            if (!session.hasAccess) return;
            const personId = this.wantedId || session.userId;
            const day = formattersFor(session).dayNumber(Date.now());
            const today = new Date(day * 86_400_000).toISOString().slice(0, 10);
            const list = JSON.parse(await getGoals({ fromDate: today, toDate: addDays(today, 1) })) as GoalList;
            const goals = list.goals.filter(
                (goal) => goal.level === 'Person' && goal.personId === personId && goal.metric !== null
            );
            const progress = goals.length === 0 ? null : await readProgress(goals);
            if (sequence !== this.sequence) return;
            Object.assign(this, { session, goals, progress, openId: null });
        } catch (error) {
            if (sequence === this.sequence) this.error = error;
        }
    }
}

/** Goals that count visits come first: their gap is closed by going there. */
function isVisits({ goal }: GoalView): boolean {
    return (goal.metric ?? '').startsWith('visits');
}

async function readProgress(goals: readonly GoalRecord[]): Promise<GoalProgress> {
    const request: GoalProgressRequest = {
        goals: goals.map(({ goalId, metric, level, personId, roleId, periodKind, periodStart }) => ({
            ...{ goalId, metric: metric ?? '', level, personId, roleId, periodKind, periodStart }
        }))
    };
    return JSON.parse(await getProgress({ requestJson: JSON.stringify(request) })) as GoalProgress;
}
