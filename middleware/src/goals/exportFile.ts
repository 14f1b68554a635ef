import { stringify } from 'csv-stringify/sync';
import type { GoalExport } from '#kernel/contracts';
import { COLUMNS } from './importFile.ts';
import type { GoalRow } from './importFile.ts';
import type { GoalPeople, MirroredGoal } from './ports.ts';

/** Goals as a file that can be imported again; parents come before their children. People by username. */
export function exportGoals(
    format: 'csv' | 'json',
    goals: readonly MirroredGoal[],
    people: GoalPeople,
    fromDate: string
): GoalExport {
    const rows = parentsFirst(goals).map((goal) => toRow(goal, goals, people));
    const fileName = `fieldmap-goals-${fromDate}.${format}`;
    return format === 'csv'
        ? {
              fileName,
              mediaType: 'text/csv',
              text: stringify(rows, { header: true, columns: [...COLUMNS], record_delimiter: '\r\n' })
          }
        : { fileName, mediaType: 'application/json', text: `${JSON.stringify({ goals: rows }, null, 2)}\n` };
}

function toRow(goal: MirroredGoal, goals: readonly MirroredGoal[], { people }: GoalPeople): GoalRow {
    const parent = goals.find(({ goalId }) => goalId === goal.parentId);
    const person = people.find(({ userId }) => userId === goal.personId);
    return {
        key: keyOf(goal),
        parentKey: parent === undefined ? (goal.parentId ?? '') : keyOf(parent),
        kind: goal.kind,
        title: goal.title ?? '',
        metric: goal.metric ?? '',
        level: goal.level,
        person: person?.username ?? goal.personId ?? '',
        role: goal.roleId ?? '',
        period: goal.periodKind,
        start: goal.periodStart,
        target: goal.target === null ? '' : String(goal.target),
        note: goal.note ?? ''
    };
}

/** Goals made by hand have no key of an import; their id serves. */
const keyOf = ({ clientKey, goalId }: MirroredGoal): string => clientKey ?? goalId;

function parentsFirst(goals: readonly MirroredGoal[]): MirroredGoal[] {
    const byId = new Map(goals.map((goal) => [goal.goalId, goal]));
    const depth = (goal: MirroredGoal, seen = 0): number => {
        const parent = goal.parentId === null ? undefined : byId.get(goal.parentId);
        return parent === undefined || seen > 20 ? 0 : 1 + depth(parent, seen + 1);
    };
    return [...goals].sort((a, b) => depth(a) - depth(b) || (a.goalId < b.goalId ? -1 : 1));
}
