import { LightningElement, api } from 'lwc';
import save from '@salesforce/apex/GoalController.save';
import type {
    GoalLevel,
    GoalList,
    GoalPeriod,
    GoalProgress,
    GoalRecord,
    GoalSaveResult,
    TeamMember
} from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { assignments, childrenOf, daysBetween, goalMetricOf, goalPeriodOf } from 'c/goalRules';
import {
    definitionName,
    GOAL_NAMES,
    goalValueText,
    INVALID_WORDS,
    LEVEL_WORDS,
    PERIOD_WORDS,
    unitOf,
    words,
    type GoalView
} from 'c/goalText';
import {
    changesForEveryone,
    changesToSave,
    draftBelow,
    draftOf,
    EVERYONE,
    faultOf,
    newDraft,
    targetOf,
    type Draft
} from './draft.ts';
import { previewOf, type PreviewLine } from './preview.ts';

/** What the editor was opened for. */
export type EditorTask =
    | { readonly kind: 'edit'; readonly goal: GoalRecord }
    | { readonly kind: 'below'; readonly parent: GoalRecord }
    | { readonly kind: 'new'; readonly isObjective: boolean; readonly day: string };

interface Option {
    readonly label: string;
    readonly value: string;
}

/** Makes and changes one goal, and says before saving what that does above, below and to the days. Events `saved`, `cancel`. */
export default class GoalEditor extends LightningElement {
    @api list?: GoalList;
    @api progress: GoalProgress | null = null;
    /** The running user and everyone below. */
    @api people: readonly TeamMember[] = [];
    /** The goal as it is counted. */
    @api view: GoalView | null = null;

    readonly words = words;
    draft: Draft = newDraft(false, '1970-01-01', 1);
    error: unknown = null;
    message = '';
    isWorking = false;
    isTouched = false;
    private given: EditorTask | undefined = undefined;

    @api
    get task(): EditorTask | undefined {
        return this.given;
    }
    set task(task: EditorTask | undefined) {
        this.given = task;
        this.error = null;
        this.message = '';
        this.isTouched = false;
        if (task?.kind === 'edit') this.draft = draftOf(task.goal);
        else if (task?.kind === 'below') this.draft = draftBelow(task.parent);
        else if (task) this.draft = newDraft(task.isObjective, task.day, this.fiscalStartMonth);
    }

    get heading(): string {
        const { draft } = this;
        if (draft.goalId !== null) return draft.isObjective ? words.editObjective : words.editHeading;
        return draft.isObjective ? words.newObjective : words.newGoal;
    }

    get metricOptions(): readonly Option[] {
        return Object.keys(GOAL_NAMES).map((value) => ({ value, label: definitionName(value) }));
    }

    get levelOptions(): readonly Option[] {
        return Object.entries(LEVEL_WORDS).map(([value, label]) => ({ value, label }));
    }

    get periodOptions(): readonly Option[] {
        return Object.entries(PERIOD_WORDS).map(([value, label]) => ({ value, label }));
    }

    get roleOptions(): readonly Option[] {
        return (this.list?.roles ?? []).map(({ roleId, name }) => ({ value: roleId, label: name }));
    }

    get personOptions(): readonly Option[] {
        const active = this.people.filter(({ isActive }) => isActive);
        const known = this.draft.personId && !active.some(({ userId }) => userId === this.draft.personId);
        const other =
            known && this.draft.personId !== EVERYONE ? [{ value: this.draft.personId, label: this.otherName }] : [];
        const all = this.everyone.length > 1 ? [{ value: EVERYONE, label: words.everyone }] : [];
        return [...all, ...other, ...active.map(({ userId, name }) => ({ value: userId, label: name }))];
    }

    get parentOptions(): readonly Option[] {
        const below = this.idsBelow(this.draft.goalId ?? '');
        const possible = this.goals.filter(({ goalId }) => goalId !== this.draft.goalId && !below.has(goalId));
        const named = possible.map((goal) => ({ value: goal.goalId, label: this.nameOf(goal) }));
        return [{ value: '', label: words.noParent }, ...named];
    }

    get isPersonal(): boolean {
        return this.draft.level === 'Person';
    }

    get hasRole(): boolean {
        return this.draft.level === 'Team' || this.draft.level === 'Area';
    }

    get isGoal(): boolean {
        return !this.draft.isObjective;
    }

    get isExisting(): boolean {
        return this.draft.goalId !== null;
    }

    get targetLabel(): string {
        const unit = unitOf(this.draft.metric);
        return unit === 'ratio' ? words.targetPercent : unit === 'currency' ? words.targetMoney : words.target;
    }

    get canRaise(): boolean {
        const parent = this.goals.find(({ goalId }) => goalId === this.draft.parentId);
        return (
            this.isGoal &&
            parent?.metric === this.draft.metric &&
            goalMetricOf(this.draft.metric)?.accumulation === 'sum'
        );
    }

    get canShare(): boolean {
        return assignments(this.goals).has(this.draft.goalId ?? '');
    }

    get aboveOptions(): readonly Option[] {
        return [
            { value: 'keep', label: words.aboveKeep },
            { value: 'raise', label: words.aboveRaise }
        ];
    }

    get belowOptions(): readonly Option[] {
        return [
            { value: 'keep', label: words.belowKeep },
            { value: 'share', label: words.belowShare }
        ];
    }

    get isEveryone(): boolean {
        return this.isPersonal && this.draft.personId === EVERYONE;
    }

    get preview(): readonly (PreviewLine & { readonly lineClass: string })[] {
        if (this.isEveryone) return [this.everyoneLine()];
        const count = this.view?.count ?? null;
        const today = count && this.progress ? daysBetween(count.from, this.progress.asOf) : 0;
        const ground = { goals: this.goals, view: this.view, today, format: formattersFor(), currency: this.currency };
        return previewOf(this.draft, ground).map((line) => ({
            ...line,
            lineClass: line.isWarning ? 'line line_warning' : 'line'
        }));
    }

    get hasPreview(): boolean {
        return this.preview.length > 0;
    }

    get isPreviewShown(): boolean {
        return this.isGoal && (this.isEveryone || targetOf(this.draft) !== null);
    }

    get faultText(): string {
        const fault = this.isTouched ? faultOf(this.draft) : null;
        return fault === null ? '' : (INVALID_WORDS[fault] ?? fault);
    }

    get saveDisabled(): boolean {
        return this.isWorking;
    }

    handleInput(event: Event): void {
        const target = event.target as HTMLInputElement;
        const value = (event as CustomEvent<{ value?: string }>).detail?.value ?? target.value;
        this.change(target.dataset['name'] ?? '', value);
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    async handleSave(): Promise<void> {
        this.isTouched = true;
        if (faultOf(this.draft) !== null) return;
        this.isWorking = true;
        this.error = null;
        this.message = '';
        try {
            const changes = this.isEveryone
                ? changesForEveryone(this.draft, this.everyone, this.openAmount)
                : changesToSave(this.draft, this.goals);
            const reason = this.draft.reason.trim() || null;
            const result = JSON.parse(
                await save({ requestJson: JSON.stringify({ changes, reason }) })
            ) as GoalSaveResult;
            this.finish(result);
        } catch (error) {
            this.error = error;
        } finally {
            this.isWorking = false;
        }
    }

    private finish({ goalIds, errors }: GoalSaveResult): void {
        const [first] = errors;
        if (first === undefined) {
            this.dispatchEvent(new CustomEvent('saved', { detail: { goalId: goalIds[0] } }));
            return;
        }
        this.message = first.code === 'conflict' ? words.conflict : fillLabel(words.refused, first.detail);
        if (first.code === 'conflict') this.dispatchEvent(new CustomEvent('stale'));
    }

    private change(name: string, value: string): void {
        const draft = { ...this.draft, [name]: value };
        const isPeriod = name === 'periodKind';
        const day = this.draft.periodStart || (this.progress?.asOf ?? '');
        this.draft = isPeriod
            ? { ...draft, periodStart: goalPeriodOf(value as GoalPeriod, day, this.fiscalStartMonth).from }
            : name === 'level'
              ? { ...draft, level: value as GoalLevel, personId: '', roleId: '' }
              : draft;
    }

    private get goals(): readonly GoalRecord[] {
        return this.list?.goals ?? [];
    }

    private get fiscalStartMonth(): number {
        return this.progress?.fiscalStartMonth ?? 1;
    }

    private get currency(): string | null {
        return this.progress?.currency ?? null;
    }

    private get otherName(): string {
        return this.goals.find(({ personId }) => personId === this.draft.personId)?.personName ?? this.draft.personId;
    }

    /** Who reports to the people of the parent's role, for a team's goal that is given out at once. */
    private get everyone(): readonly TeamMember[] {
        const parent = this.goals.find(({ goalId }) => goalId === this.draft.parentId);
        if (this.draft.goalId !== null || parent?.level !== 'Team') return [];
        const leads = new Set(
            this.people.filter(({ roleName }) => roleName === parent.roleName).map(({ userId }) => userId)
        );
        return this.people.filter(({ managerId, isActive }) => isActive && managerId !== null && leads.has(managerId));
    }

    /** What is given out to everyone: the typed target, else what nobody has yet. */
    private get openAmount(): number {
        const parent = this.goals.find(({ goalId }) => goalId === this.draft.parentId);
        const open = assignments(this.goals).get(parent?.goalId ?? '')?.unassigned ?? parent?.target ?? 0;
        return targetOf(this.draft) ?? Math.max(0, open);
    }

    private everyoneLine(): PreviewLine & { readonly lineClass: string } {
        const changes = changesForEveryone(this.draft, this.everyone, this.openAmount);
        const targets = changes.map(({ target }) => target ?? 0);
        const unit = unitOf(this.draft.metric);
        const text = (value: number): string => goalValueText(value, unit, formattersFor(), this.currency);
        const values = [text(Math.min(...targets)), text(Math.max(...targets)), text(this.openAmount)] as const;
        return {
            key: 'everyone',
            text: fillLabel(words.everyoneText, formattersFor().number(changes.length), ...values),
            isWarning: false,
            lineClass: 'line'
        };
    }

    private nameOf(goal: GoalRecord): string {
        const who = goal.level === 'Person' ? goal.personName : goal.level === 'Company' ? null : goal.roleName;
        const name = goal.title ?? definitionName(goal.metric ?? '');
        return `${name}, ${who ?? LEVEL_WORDS[goal.level] ?? ''} (${PERIOD_WORDS[goal.periodKind] ?? ''})`;
    }

    private idsBelow(goalId: string): Set<string> {
        const children = childrenOf(this.goals);
        const below = new Set<string>();
        const walk = (id: string): void =>
            (children.get(id) ?? []).forEach((child) => {
                if (!below.has(child.goalId)) {
                    below.add(child.goalId);
                    walk(child.goalId);
                }
            });
        walk(goalId);
        return below;
    }
}
