import type { GoalRecord } from 'c/contracts';
import { fillLabel, type Formatters } from 'c/formatters';
import { effectsOf, goalMetricOf, spreadRest } from 'c/goalRules';
import { definitionName, goalValueText, unitOf, words, type GoalView } from 'c/goalText';
import { goalsWith, NEW_ID, targetChanges, targetOf, type Draft } from './draft.ts';

/** One sentence of the preview; `isWarning` where more is given out than asked for. */
export interface PreviewLine {
    readonly key: string;
    readonly text: string;
    readonly isWarning: boolean;
}

export interface PreviewGround {
    readonly goals: readonly GoalRecord[];
    /** The goal as it is counted, when it exists. */
    readonly view: GoalView | null;
    /** Place of today in the goal's days. */
    readonly today: number;
    readonly format: Formatters;
    readonly currency: string | null;
}

/** What saving would change: targets of others, gaps above and below, and what a day asks for. */
export function previewOf(draft: Draft, ground: PreviewGround): PreviewLine[] {
    const target = targetOf(draft);
    if (target === null) {
        return [];
    }
    return [...otherTargets(draft, ground), ...gaps(draft, ground), ...daysOf(draft, target, ground)];
}

function nameOf(goal: GoalRecord | undefined): string {
    if (goal === undefined) return '';
    const who = goal.level === 'Person' ? goal.personName : goal.roleName;
    const name = goal.title ?? definitionName(goal.metric ?? '');
    return who ? `${name}, ${who}` : name;
}

function texts(goal: GoalRecord | undefined, { format, currency }: PreviewGround): (value: number) => string {
    const unit = unitOf(goal?.metric ?? null);
    return (value) => goalValueText(value, unit, format, currency);
}

function otherTargets(draft: Draft, ground: PreviewGround): PreviewLine[] {
    const [, ...others] = targetChanges(draft, ground.goals);
    return others.map(({ goalId, target }) => {
        const goal = ground.goals.find((entry) => entry.goalId === goalId);
        const text = texts(goal, ground);
        const before = text(goal?.target ?? 0);
        return {
            key: `target ${goalId}`,
            text: fillLabel(words.previewTarget, nameOf(goal), before, text(target)),
            isWarning: false
        };
    });
}

function gaps(draft: Draft, ground: PreviewGround): PreviewLine[] {
    const all = goalsWith(draft, ground.goals);
    const old = ground.goals.find(({ goalId }) => goalId === draft.goalId);
    return effectsOf(all, targetChanges(draft, ground.goals)).map(({ goalId, before, after }) => {
        const goal = ground.goals.find((entry) => entry.goalId === goalId) ?? (goalId === NEW_ID ? undefined : old);
        const text = texts(goal, ground);
        const signed = (value: number): string => (value < 0 ? `−${text(-value)}` : text(value));
        const was = before?.unassigned ?? goal?.target ?? 0;
        return {
            key: `gap ${goalId}`,
            text:
                after.unassigned < 0
                    ? fillLabel(words.previewOver, nameOf(goal), text(-after.unassigned))
                    : fillLabel(words.previewUnassigned, nameOf(goal), signed(was), signed(after.unassigned)),
            isWarning: after.unassigned < 0
        };
    });
}

/** What the days to come ask for, before and after. */
function daysOf(draft: Draft, target: number, ground: PreviewGround): PreviewLine[] {
    const { view, today } = ground;
    const metric = goalMetricOf(draft.metric);
    const before = view?.goal.target ?? null;
    if (!view?.count || before === null || metric?.accumulation !== 'sum' || before === target) {
        return [];
    }
    const text = texts(view.goal, ground);
    const done = view.count.beforeToday ?? 0;
    const rest = (goalTarget: number): readonly number[] =>
        spreadRest(goalTarget, done, view.weights, today, metric.step) ?? [];
    const mean = (parts: readonly number[]): number => {
        const days = view.weights.slice(Math.max(0, today)).filter((weight) => weight > 0).length;
        return days === 0 ? 0 : Math.round((parts.reduce((sum, part) => sum + part, 0) / days) * 10) / 10;
    };
    const line = (key: string, label: string, old: number, next: number): PreviewLine[] =>
        old === next ? [] : [{ key, text: fillLabel(label, text(old), text(next)), isWarning: false }];
    return [
        ...line('today', words.previewToday, rest(before)[0] ?? 0, rest(target)[0] ?? 0),
        ...line('day', words.previewDay, mean(rest(before)), mean(rest(target)))
    ];
}
