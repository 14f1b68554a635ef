import { LightningElement, api } from 'lwc';
import getProgress from '@salesforce/apex/GoalController.getProgress';
import type { GoalProgress, GoalProgressRequest, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { goalMetricOf, keyResultNotice, weekInView } from 'c/goalRules';
import { goalValueText, NOTE_WORDS, projectionText, words, type GoalView } from 'c/goalText';

interface Fact {
    readonly label: string;
    readonly text: string;
}

const STATE_WORDS: Readonly<Record<string, string>> = {
    'not-visible': words.notVisibleText,
    'no-people': words.noPeopleText,
    'unknown-metric': words.unknownMetricText
};

/** One goal: value, pace, days, parts, this week's visits, comments and history. Events `edit`, `below`, `remove`, `close`, `goalselected`, `said`. */
export default class GoalDetail extends LightningElement {
    @api progress: GoalProgress | null = null;
    @api people: readonly TeamMember[] = [];
    @api canCreate = false;
    @api userId = '';
    /** Goal whose visits are open from the beginning. */
    @api planForId = '';

    readonly words = words;
    days: readonly number[] | null = null;
    ownerId = '';
    isToggled: boolean | null = null;
    isRemoving = false;
    private shown: GoalView | undefined = undefined;
    private sequence = 0;

    @api
    get view(): GoalView | undefined {
        return this.shown;
    }
    set view(view: GoalView | undefined) {
        const isOther = view?.goalId !== this.shown?.goalId;
        const hasCount = view?.count?.state === 'counted';
        const hadCount = this.shown?.count?.state === 'counted';
        this.shown = view;
        if (isOther) {
            this.isToggled = null;
            this.isRemoving = false;
            this.ownerId = '';
            this.days = null;
        }
        if (hasCount && (isOther || !hadCount)) void this.loadDays();
    }

    get isVisitsOpen(): boolean {
        return this.isToggled ?? (this.planForId !== '' && this.planForId === this.shown?.goalId);
    }

    get chipClass(): string {
        return `chip chip_${this.shown?.status ?? ''}`;
    }

    get currency(): string | null {
        return this.progress?.currency ?? null;
    }

    get asOf(): string {
        return this.progress?.asOf ?? '';
    }

    get facts(): readonly Fact[] {
        const view = this.shown;
        if (!view?.pace) return view && !view.isObjective ? [{ label: words.target, text: view.targetText }] : [];
        const { pace } = view;
        const text = (value: number | null): string => goalValueText(value, view.unit, formattersFor(), this.currency);
        const projection = projectionText(pace.projection, view.unit, formattersFor(), this.currency);
        const isLevel = goalMetricOf(view.goal.metric)?.accumulation === 'level';
        const days = fillLabel(words.workingDays, pace.workingDaysLeft, pace.workingDays);
        return [
            { label: words.value, text: view.percentText ? `${view.valueText} (${view.percentText})` : view.valueText },
            { label: words.target, text: view.targetText },
            ...(isLevel ? [] : [{ label: words.expected, text: text(rounded(pace.expected)) }]),
            ...(isLevel ? [] : [{ label: words.projection, text: projection }]),
            { label: words.remaining, text: text(pace.remaining) },
            { label: words.today, text: partText(pace.today?.remaining, text) },
            { label: this.weekLabel, text: partText(pace.week?.remaining, text) },
            { label: '', text: days }
        ].filter(({ text: shown }) => shown !== '');
    }

    get weekLabel(): string {
        return this.asOf !== '' && weekInView(this.asOf) > this.asOf ? words.nextWeek : words.thisWeek;
    }

    get visitsLabel(): string {
        return this.weekLabel === words.nextWeek ? words.visitsNext : words.visits;
    }

    get stateText(): string {
        const view = this.shown;
        const state = view?.count?.state ?? '';
        if (STATE_WORDS[state] !== undefined) return STATE_WORDS[state] ?? '';
        if (view?.status === 'no-value') return view.isObjective ? '' : words.noValueText;
        const isNothing = view?.count?.value?.numerator === 0 && view.status !== 'not-started';
        return isNothing ? words.noVisitsYet : '';
    }

    get notes(): readonly string[] {
        const view = this.shown;
        const format = formattersFor();
        const notes = (view?.count?.notes ?? []).map(({ code, count }) =>
            fillLabel(NOTE_WORDS[code] ?? code, format.number(count))
        );
        const excluded = (view?.count?.value?.excluded ?? []).map(({ code, count }) =>
            fillLabel(words.excludedEntry, format.number(count), code)
        );
        const money = view?.unit === 'currency' && this.currency ? [fillLabel(words.currencyNote, this.currency)] : [];
        return [...notes, ...(excluded.length > 0 ? [fillLabel(words.excluded, excluded.join(', '))] : []), ...money];
    }

    get rule(): string {
        const view = this.shown;
        if (!view || view.count?.state !== 'counted') return view?.isObjective ? words.objectiveRule : '';
        return goalMetricOf(view.goal.metric)?.accumulation === 'level' ? words.ruleLevel : words.rule;
    }

    get keyResultText(): string {
        const view = this.shown;
        if (!view?.isObjective) return '';
        const notice = keyResultNotice(view.children.length);
        const text = { 'too-few': words.keyResultsTooFew, 'too-many': words.keyResultsTooMany };
        return notice === null ? '' : fillLabel(text[notice], view.children.length);
    }

    get isCounted(): boolean {
        return this.shown?.count?.state === 'counted';
    }

    get canPlan(): boolean {
        const status = this.shown?.status ?? '';
        return this.isCounted && status !== 'missed' && status !== 'done';
    }

    get isTeamGoal(): boolean {
        return this.isVisitsOpen && this.shown?.goal.level !== 'Person' && this.people.length > 1;
    }

    get ownerOptions(): readonly { readonly label: string; readonly value: string }[] {
        return this.people
            .filter(({ isActive }) => isActive)
            .map(({ userId, name }) => ({ value: userId, label: name }));
    }

    get visitOwner(): string {
        return this.ownerId || this.shown?.goal.personId || this.userId;
    }

    /** A key for the visits of one person: another person is another answer. */
    get visitKeys(): readonly string[] {
        return this.isVisitsOpen ? [this.visitOwner] : [];
    }

    get canAddBelow(): boolean {
        return this.canCreate && this.shown?.goal.level !== 'Person';
    }

    get addLabel(): string {
        return this.shown?.isObjective ? words.addKeyResult : words.addChild;
    }

    get parts(): readonly {
        readonly goalId: string;
        readonly label: string;
        readonly text: string;
        readonly status: string;
    }[] {
        return (this.shown?.children ?? []).map((child) => ({
            goalId: child.goalId,
            label: child.isObjective || this.shown?.isObjective ? child.name : `${child.who}`,
            text: fillLabel(words.of, child.valueText, child.targetText),
            status: child.statusText
        }));
    }

    get hasParts(): boolean {
        return this.parts.length > 0;
    }

    get canEdit(): boolean {
        return this.shown?.goal.canEdit === true;
    }

    get assignmentClass(): string {
        return this.shown?.isOver ? 'assignment assignment_over' : 'assignment';
    }

    handleVisits(): void {
        this.isToggled = !this.isVisitsOpen;
    }

    handleOwner(event: CustomEvent<{ value: string }>): void {
        this.ownerId = event.detail.value;
    }

    handleEdit(): void {
        this.send('edit');
    }

    handleBelow(): void {
        this.send('below');
    }

    handleAskRemove(): void {
        this.isRemoving = !this.isRemoving;
    }

    handleRemove(): void {
        this.send('remove');
    }

    handleClose(): void {
        this.send('close');
    }

    handleSaid(): void {
        this.send('said');
    }

    handlePart(event: Event): void {
        const goalId = (event.currentTarget as HTMLElement).dataset['id'];
        this.dispatchEvent(new CustomEvent('goalselected', { detail: { goalId } }));
    }

    private send(name: string): void {
        this.dispatchEvent(new CustomEvent(name, { detail: { goalId: this.shown?.goalId } }));
    }

    /** Values by day of a goal that adds up; without them the page is still whole. */
    private async loadDays(): Promise<void> {
        const sequence = ++this.sequence;
        const goal = this.shown?.goal;
        const adds = goalMetricOf(goal?.metric ?? null)?.accumulation === 'sum';
        if (!goal?.metric || !adds || goal.periodKind === 'Quarter' || goal.periodKind === 'Year') return;
        const { goalId, metric, level, personId, roleId, periodKind, periodStart } = goal;
        const request: GoalProgressRequest = {
            goals: [{ goalId, metric, level, personId, roleId, periodKind, periodStart }],
            byDay: true
        };
        try {
            const answer = JSON.parse(await getProgress({ requestJson: JSON.stringify(request) })) as GoalProgress;
            if (sequence === this.sequence) this.days = answer.goals[0]?.days ?? null;
        } catch {
            this.days = null;
        }
    }
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10_000) / 10_000);

function partText(remaining: number | undefined, text: (value: number) => string): string {
    return remaining === undefined ? '' : fillLabel(words.left, text(remaining));
}
