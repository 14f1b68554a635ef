import type { GoalCount, GoalProgress, GoalRecord, KpiDefinition, KpiUnit } from 'c/contracts';
import { fillLabel, formattersFor, type Formatters } from 'c/formatters';
import {
    addDays,
    assignments,
    childrenOf,
    daysBetween,
    goalDays,
    goalMetricOf,
    objectiveProgress,
    paceOf,
    weekInView,
    type Assignment,
    type GoalPace
} from 'c/goalRules';
import { LEVEL_WORDS, STATUS_WORDS } from './codeWords.ts';
import { words } from './labels.ts';
import { definitionName, unitOf } from './metricNames.ts';
import { goalValueText } from './values.ts';

/** A goal with everything that the page shows of it. */
export interface GoalView {
    readonly goal: GoalRecord;
    readonly goalId: string;
    readonly name: string;
    /** Person, role or level. */
    readonly who: string;
    readonly periodText: string;
    readonly unit: KpiUnit;
    readonly count: GoalCount | null;
    readonly pace: GoalPace | null;
    readonly weights: readonly number[];
    /** Code of GoalStatus, of a count that has no number, or `waiting`. */
    readonly status: string;
    readonly statusText: string;
    readonly valueText: string;
    readonly targetText: string;
    /** Per cent of the target, 0 to 100 for the bar. */
    readonly percent: number;
    readonly percentText: string;
    /** Where the pace should be, 0 to 100; null where nothing is expected yet. */
    readonly expectedPercent: number | null;
    readonly assignment: Assignment | null;
    readonly assignmentText: string;
    readonly isObjective: boolean;
    readonly isOver: boolean;
    readonly children: readonly GoalView[];
}

interface Ground {
    readonly goals: readonly GoalRecord[];
    readonly progress: GoalProgress | null;
    readonly format: Formatters;
    readonly sums: ReadonlyMap<string, Assignment>;
    readonly children: ReadonlyMap<string, GoalRecord[]>;
}

/** All goals as a forest: roots in order, children below; a circle of parents is cut. */
export function goalViews(goals: readonly GoalRecord[], progress: GoalProgress | null): readonly GoalView[] {
    const known = new Set(goals.map(({ goalId }) => goalId));
    const ground: Ground = {
        goals,
        progress,
        format: formattersFor(progress ? { timeZone: progress.timeZone } : {}),
        sums: assignments(goals),
        children: childrenOf(goals)
    };
    const seen = new Set<string>();
    const roots = goals.filter(({ parentId }) => parentId === null || !known.has(parentId));
    const forest = roots.map((goal) => viewOf(goal, ground, seen));
    const cut = goals.flatMap((goal) => (seen.has(goal.goalId) ? [] : [viewOf(goal, ground, seen)]));
    return [...forest, ...cut].sort(byOrder);
}

function viewOf(goal: GoalRecord, ground: Ground, seen: Set<string>): GoalView {
    seen.add(goal.goalId);
    const below = (ground.children.get(goal.goalId) ?? []).filter(({ goalId }) => !seen.has(goalId));
    const children = below.map((child) => viewOf(child, ground, seen)).sort(byOrder);
    const definition = ground.progress?.definitions.find(({ key }) => key === goal.metric);
    const count = ground.progress?.goals.find(({ goalId }) => goalId === goal.goalId) ?? null;
    const weights = count === null ? [] : (ground.progress?.calendars[count.calendar] ?? []);
    const base = {
        goal,
        goalId: goal.goalId,
        who: whoOf(goal),
        periodText: periodTextOf(goal, ground.format),
        children
    };
    return goal.kind === 'Objective'
        ? { ...base, ...objectiveParts(goal, children, ground.format) }
        : { ...base, count, weights, ...goalParts(goal, { count, weights, definition }, ground) };
}

/** Levels from the top down, then names. */
const LEVELS: readonly string[] = ['Company', 'Area', 'Team', 'Person'];
function byOrder(a: GoalView, b: GoalView): number {
    const level = LEVELS.indexOf(a.goal.level) - LEVELS.indexOf(b.goal.level);
    return level || a.who.localeCompare(b.who) || a.name.localeCompare(b.name) || (a.goalId < b.goalId ? -1 : 1);
}

function whoOf(goal: GoalRecord): string {
    const name = goal.level === 'Person' ? goal.personName : goal.level === 'Company' ? null : goal.roleName;
    return name ?? LEVEL_WORDS[goal.level] ?? goal.level;
}

function periodTextOf({ periodKind, periodStart }: GoalRecord, format: Formatters): string {
    const { from, to } = goalDays(periodKind, periodStart);
    return fillLabel(words.until, format.date(from), format.date(addDays(to, -1)));
}

type Parts = Omit<GoalView, 'goal' | 'goalId' | 'who' | 'periodText' | 'children' | 'count' | 'weights'>;

interface Counted {
    readonly count: GoalCount | null;
    readonly weights: readonly number[];
    readonly definition: KpiDefinition | undefined;
}

function goalParts(goal: GoalRecord, counted: Counted, { progress, format, sums }: Ground): Parts {
    const { count, definition } = counted;
    const unit = unitOf(goal.metric, definition);
    const currency = progress?.currency ?? null;
    const pace = paceOfGoal(goal, counted, progress);
    const status = statusOf(count, pace);
    const assignment = sums.get(goal.goalId) ?? null;
    const text = (value: number | null): string => goalValueText(value, unit, format, currency);
    const share = pace?.attainment ?? 0;
    const expected = pace?.expected ?? null;
    return {
        name: goal.title ?? definitionName(goal.metric ?? '', definition),
        unit,
        pace,
        status,
        statusText: STATUS_WORDS[status] ?? status,
        valueText: text(count?.value?.value ?? null),
        targetText: text(goal.target),
        percent: Math.min(100, Math.max(0, share * 100)),
        percentText: pace?.attainment === null || pace === null ? '' : format.percent(share),
        expectedPercent:
            expected === null || !goal.target || pace?.status === 'not-started'
                ? null
                : Math.min(100, (expected / goal.target) * 100),
        assignment,
        assignmentText: assignmentTextOf(assignment, text),
        isObjective: false,
        isOver: (assignment?.unassigned ?? 0) < 0
    };
}

function objectiveParts(
    goal: GoalRecord,
    keyResults: readonly GoalView[],
    format: Formatters
): Parts & Pick<GoalView, 'count' | 'weights'> {
    const progress = objectiveProgress(keyResults.map(({ pace }) => pace?.attainment ?? null));
    const status = progress !== null && progress >= 1 ? 'done' : worstOf(keyResults);
    return {
        name: goal.title ?? '',
        unit: 'ratio',
        count: null,
        weights: [],
        pace: null,
        status,
        statusText: STATUS_WORDS[status] ?? '',
        valueText: progress === null ? '' : format.percent(progress),
        targetText: '',
        percent: (progress ?? 0) * 100,
        percentText: progress === null ? '' : format.percent(progress),
        expectedPercent: null,
        assignment: null,
        assignmentText: '',
        isObjective: true,
        isOver: false
    };
}

/** An objective stands as its worst key result stands. */
const SEVERITY = [
    'missed',
    'off-track',
    'at-risk',
    'on-track',
    'early',
    'done',
    'not-started',
    'waiting',
    'not-visible'
];
function worstOf(keyResults: readonly GoalView[]): string {
    return SEVERITY.find((status) => keyResults.some((view) => view.status === status)) ?? 'no-value';
}

function paceOfGoal(goal: GoalRecord, { count, weights }: Counted, progress: GoalProgress | null): GoalPace | null {
    const metric = goalMetricOf(goal.metric);
    const isCounted = count?.state === 'counted' || count?.state === 'not-started';
    if (progress === null || count === null || metric === null || goal.target === null || !isCounted) {
        return null;
    }
    return paceOf({
        target: goal.target,
        accumulation: metric.accumulation,
        step: metric.step,
        value: count.value?.value ?? null,
        beforeToday: count.beforeToday,
        beforeWeek: count.beforeWeek,
        weights,
        today: daysBetween(count.from, progress.asOf),
        monday: daysBetween(count.from, weekInView(progress.asOf))
    });
}

function statusOf(count: GoalCount | null, pace: GoalPace | null): string {
    return pace?.status ?? (count === null ? 'waiting' : count.state === 'counted' ? 'no-value' : count.state);
}

function assignmentTextOf(assignment: Assignment | null, text: (value: number) => string): string {
    if (assignment === null) {
        return '';
    }
    const { unassigned } = assignment;
    if (unassigned === 0) {
        return words.balanced;
    }
    return unassigned > 0
        ? fillLabel(words.unassigned, text(unassigned))
        : fillLabel(words.overAssigned, text(-unassigned));
}
