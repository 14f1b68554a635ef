import { goalMetricOf } from './metrics.ts';
import { goalDays, type GoalPeriodKind } from './period.ts';
import { spread } from './spread.ts';
import { fromUnits, sumExactly, toUnits } from './units.ts';

/** What the cascade needs of a goal. */
export interface CascadeGoal {
    readonly goalId: string;
    readonly parentId: string | null;
    readonly kind: 'Objective' | 'Goal';
    readonly metric: string | null;
    readonly target: number | null;
    readonly periodKind: GoalPeriodKind;
    readonly periodStart: string;
}

/** How much of a goal its children carry. */
export interface Assignment {
    readonly goalId: string;
    /** Children that count: same metric, period within the goal's, and a metric that adds up. */
    readonly childIds: readonly string[];
    readonly assigned: number;
    /** Target minus assigned: above 0 nobody has it yet, below 0 more is given out than asked for. */
    readonly unassigned: number;
}

export interface TargetChange {
    readonly goalId: string;
    readonly target: number;
}

/** Assignments of all goals that have children to add up; the others are left out. */
export function assignments(goals: readonly CascadeGoal[]): Map<string, Assignment> {
    const byParent = childrenOf(goals);
    return new Map(
        goals.flatMap((goal): [string, Assignment][] => {
            const children = (byParent.get(goal.goalId) ?? []).filter((child) => isPart(child, goal));
            if (goal.target === null || children.length === 0) {
                return [];
            }
            const assigned = sumExactly(children.map(({ target }) => target ?? 0));
            const unassigned = fromUnits(toUnits(goal.target) - toUnits(assigned));
            const childIds = children.map(({ goalId }) => goalId);
            return [[goal.goalId, { goalId: goal.goalId, childIds, assigned, unassigned }]];
        })
    );
}

export function childrenOf<Goal extends CascadeGoal>(goals: readonly Goal[]): Map<string, Goal[]> {
    const children = new Map<string, Goal[]>();
    for (const goal of goals) {
        if (goal.parentId !== null) {
            children.set(goal.parentId, [...(children.get(goal.parentId) ?? []), goal]);
        }
    }
    return children;
}

/** Shares and rates do not add up over people: each is compared with its own target. */
function isPart(child: CascadeGoal, parent: CascadeGoal): boolean {
    const inner = goalDays(child.periodKind, child.periodStart);
    const outer = goalDays(parent.periodKind, parent.periodStart);
    return (
        child.kind === 'Goal' &&
        child.metric === parent.metric &&
        goalMetricOf(child.metric)?.accumulation === 'sum' &&
        inner.from >= outer.from &&
        inner.to <= outer.to
    );
}

/** What a change does to a goal above or below: the gap before and after. */
export interface CascadeEffect {
    readonly goalId: string;
    readonly before: Assignment | null;
    readonly after: Assignment;
}

export function withChanges<Goal extends CascadeGoal>(
    goals: readonly Goal[],
    changes: readonly TargetChange[]
): Goal[] {
    const targets = new Map(changes.map(({ goalId, target }) => [goalId, target]));
    return goals.map((goal) => ({ ...goal, target: targets.get(goal.goalId) ?? goal.target }));
}

/** Every goal whose sum changes with these targets, so that no child edit breaks a parent in silence. */
export function effectsOf(goals: readonly CascadeGoal[], changes: readonly TargetChange[]): CascadeEffect[] {
    const before = assignments(goals);
    return [...assignments(withChanges(goals, changes)).values()].flatMap((after) => {
        const old = before.get(after.goalId) ?? null;
        const isSame = old?.unassigned === after.unassigned && old.assigned === after.assigned;
        return isSame ? [] : [{ goalId: after.goalId, before: old, after }];
    });
}

/** Raises (or lowers) all goals above by as much as this one changes, so that their gaps stay as they are. */
export function changeWithParents(goals: readonly CascadeGoal[], change: TargetChange): TargetChange[] {
    const byId = new Map(goals.map((goal) => [goal.goalId, goal]));
    const sums = assignments(goals);
    const changes = [change];
    let child = byId.get(change.goalId);
    const delta = toUnits(change.target) - toUnits(child?.target ?? 0);
    const seen = new Set([change.goalId]);
    while (child !== undefined && child.parentId !== null && !seen.has(child.parentId)) {
        const parent = byId.get(child.parentId);
        if (parent?.target == null || !sums.get(parent.goalId)?.childIds.includes(child.goalId)) {
            break;
        }
        seen.add(parent.goalId);
        changes.push({ goalId: parent.goalId, target: fromUnits(Math.max(0, toUnits(parent.target) + delta)) });
        child = parent;
    }
    return changes;
}

/**
 * Gives a new target on to the goals below, in proportion to what they have (evenly when they have nothing), down to the
 * last one. Largest remainder, so every level adds up to the one above.
 */
export function changeWithChildren(goals: readonly CascadeGoal[], change: TargetChange): TargetChange[] {
    const sums = assignments(goals);
    const byId = new Map(goals.map((goal) => [goal.goalId, goal]));
    const changes: TargetChange[] = [];
    const seen = new Set<string>();
    const give = ({ goalId, target }: TargetChange): void => {
        if (seen.has(goalId)) {
            return;
        }
        seen.add(goalId);
        changes.push({ goalId, target });
        const children = (sums.get(goalId)?.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
        const parts = partsFor(target, children, byId.get(goalId)?.metric ?? null);
        children.forEach((child, index) => give({ goalId: child.goalId, target: parts[index] ?? 0 }));
    };
    give(change);
    return changes;
}

function partsFor(target: number, children: readonly CascadeGoal[], metric: string | null): readonly number[] {
    const step = goalMetricOf(metric)?.step ?? 1;
    const weights = children.map((child) => Math.max(0, toUnits(child.target ?? 0)));
    const hasWeight = weights.some((weight) => weight > 0);
    return spread(target, hasWeight ? reduced(weights) : weights.map(() => 1), step) ?? [];
}

/** Weights small enough for exact products: per cent of per mille is finer than any plan. */
function reduced(weights: readonly number[]): number[] {
    const largest = Math.max(...weights);
    return largest <= 1_000_000 ? [...weights] : weights.map((weight) => Math.round((weight / largest) * 1_000_000));
}
