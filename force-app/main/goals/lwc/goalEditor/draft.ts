import type { GoalChange, GoalLevel, GoalPeriod, GoalRecord, TeamMember } from 'c/contracts';
import {
    changeWithChildren,
    changeWithParents,
    goalMetricOf,
    goalPeriodOf,
    spread,
    type TargetChange
} from 'c/goalRules';
import { inputOf, targetOfInput, unitOf, type InputFault } from 'c/goalText';

/** What stands in the form. Targets as typed; shares in per cent. */
export interface Draft {
    readonly goalId: string | null;
    readonly isObjective: boolean;
    readonly title: string;
    readonly metric: string;
    readonly level: GoalLevel;
    readonly personId: string;
    readonly roleId: string;
    readonly parentId: string;
    readonly periodKind: GoalPeriod;
    readonly periodStart: string;
    readonly target: string;
    readonly note: string;
    readonly reason: string;
    readonly above: 'keep' | 'raise';
    readonly below: 'keep' | 'share';
}

export type DraftFault = InputFault | 'title' | 'metric' | 'person' | 'role' | 'start';

/** Stands for everybody in the team of the parent. */
export const EVERYONE = '*';

export function draftOf(goal: GoalRecord): Draft {
    return {
        goalId: goal.goalId,
        isObjective: goal.kind === 'Objective',
        title: goal.title ?? '',
        metric: goal.metric ?? '',
        level: goal.level,
        personId: goal.personId ?? '',
        roleId: goal.roleId ?? '',
        parentId: goal.parentId ?? '',
        periodKind: goal.periodKind,
        periodStart: goal.periodStart,
        target: inputOf(goal.target, unitOf(goal.metric)),
        note: goal.note ?? '',
        reason: '',
        above: 'keep',
        below: 'keep'
    };
}

/** A new goal below a parent, of the same KPI and time; one level further down. */
export function draftBelow(parent: GoalRecord): Draft {
    const isKeyResult = parent.kind === 'Objective';
    const isTeam = parent.level === 'Team' || parent.level === 'Person';
    return {
        ...newDraft(false, parent.periodStart, 1),
        metric: isKeyResult ? '' : (parent.metric ?? ''),
        level: isKeyResult ? parent.level : isTeam ? 'Person' : 'Team',
        personId: isKeyResult ? (parent.personId ?? '') : '',
        roleId: isKeyResult ? (parent.roleId ?? '') : '',
        parentId: parent.goalId,
        periodKind: parent.periodKind,
        periodStart: parent.periodStart
    };
}

export function newDraft(isObjective: boolean, day: string, fiscalStartMonth: number): Draft {
    const periodKind = isObjective ? 'Quarter' : 'Month';
    return {
        goalId: null,
        isObjective,
        title: '',
        metric: isObjective ? '' : 'visits-completed',
        level: 'Team',
        personId: '',
        roleId: '',
        parentId: '',
        periodKind,
        periodStart: goalPeriodOf(periodKind, day, fiscalStartMonth).from,
        target: '',
        note: '',
        reason: '',
        above: 'keep',
        below: 'keep'
    };
}

/** The first fault of a form, by the input it belongs to; null when it can be saved. */
export function faultOf(draft: Draft): DraftFault | null {
    if (draft.isObjective && draft.title.trim() === '') return 'title';
    if (!draft.isObjective && goalMetricOf(draft.metric) === null) return 'metric';
    if (draft.level === 'Person' && draft.personId === '') return 'person';
    if ((draft.level === 'Team' || draft.level === 'Area') && draft.roleId === '') return 'role';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.periodStart)) return 'start';
    if (draft.isObjective || draft.personId === EVERYONE) return null;
    const target = targetOfInput(draft.target, unitOf(draft.metric));
    return typeof target === 'number' ? null : target;
}

export function targetOf(draft: Draft): number | null {
    const target = draft.isObjective ? null : targetOfInput(draft.target, unitOf(draft.metric));
    return typeof target === 'number' ? target : null;
}

/** Id of a goal that is not there yet, for previews. */
export const NEW_ID = 'new';

/** Goals with the draft in its place, with the target it had before. */
export function goalsWith(draft: Draft, goals: readonly GoalRecord[]): GoalRecord[] {
    const old = goals.find(({ goalId }) => goalId === draft.goalId);
    const base = old ?? EMPTY;
    const drafted: GoalRecord = {
        ...base,
        goalId: draft.goalId ?? NEW_ID,
        kind: draft.isObjective ? 'Objective' : 'Goal',
        metric: draft.isObjective ? null : draft.metric,
        level: draft.level,
        personId: draft.personId || null,
        roleId: draft.roleId || null,
        parentId: draft.parentId || null,
        periodKind: draft.periodKind,
        periodStart: draft.periodStart,
        target: old?.target ?? (draft.isObjective ? null : 0)
    };
    return [...goals.filter(({ goalId }) => goalId !== draft.goalId), drafted];
}

const EMPTY: GoalRecord = {
    goalId: NEW_ID,
    kind: 'Goal',
    title: null,
    metric: null,
    level: 'Person',
    personId: null,
    personName: null,
    roleId: null,
    roleName: null,
    parentId: null,
    periodKind: 'Month',
    periodStart: '1970-01-01',
    target: 0,
    note: null,
    ownerName: null,
    canEdit: true,
    commentCount: 0,
    supportCount: 0
};

/** Targets that change with the draft: its own, and those above or below when the person says so. */
export function targetChanges(draft: Draft, goals: readonly GoalRecord[]): TargetChange[] {
    const target = targetOf(draft);
    if (target === null) return [];
    const own = { goalId: draft.goalId ?? NEW_ID, target };
    const all = goalsWith(draft, goals);
    const below = draft.below === 'share' ? changeWithChildren(all, own) : [own];
    const above = draft.above === 'raise' ? changeWithParents(all, own).slice(1) : [];
    return [...below, ...above];
}

/** What is sent to the org: the draft and the targets that follow, each with the target that the person saw. */
export function changesToSave(draft: Draft, goals: readonly GoalRecord[]): GoalChange[] {
    const [, ...others] = targetChanges(draft, goals);
    const before = (id: string): number | null => goals.find(({ goalId }) => goalId === id)?.target ?? null;
    const own: GoalChange = {
        goalId: draft.goalId,
        kind: draft.isObjective ? 'Objective' : 'Goal',
        title: draft.title.trim() || null,
        metric: draft.isObjective ? null : draft.metric,
        level: draft.level,
        personId: draft.level === 'Person' ? draft.personId : null,
        roleId: draft.level === 'Team' || draft.level === 'Area' ? draft.roleId : null,
        parentId: draft.parentId || null,
        periodKind: draft.periodKind,
        periodStart: draft.periodStart,
        target: targetOf(draft),
        note: draft.note.trim() || null,
        ...(draft.goalId === null ? {} : { expectedTarget: before(draft.goalId) })
    };
    const follow = others.map(({ goalId, target }) => ({ goalId, target, expectedTarget: before(goalId) }));
    return [own, ...follow];
}

/** One goal for each person, in equal parts of the amount; equal targets for shares, which do not add up. */
export function changesForEveryone(draft: Draft, people: readonly TeamMember[], amount: number): GoalChange[] {
    const metric = goalMetricOf(draft.metric);
    const parts =
        metric?.accumulation === 'sum'
            ? spread(
                  amount,
                  people.map(() => 1),
                  metric.step
              )
            : null;
    return people.map(({ userId }, index) => ({
        goalId: null,
        kind: 'Goal',
        title: draft.title.trim() || null,
        metric: draft.metric,
        level: 'Person',
        personId: userId,
        roleId: null,
        parentId: draft.parentId || null,
        periodKind: draft.periodKind,
        periodStart: draft.periodStart,
        target: parts?.[index] ?? amount,
        note: draft.note.trim() || null
    }));
}
