import { parse } from 'csv-parse/sync';
import type { GoalChange, GoalImport } from '#kernel/contracts';
import { goalMetricOf } from '#kernel/goalRules';
import type { GoalPeople, MirroredGoal } from './ports.ts';

/** Columns of an import, in the order of an export. */
export const COLUMNS = [
    'key',
    'parentKey',
    'kind',
    'title',
    'metric',
    'level',
    'person',
    'role',
    'period',
    'start',
    'target',
    'note'
] as const;
type Column = (typeof COLUMNS)[number];
export type GoalRow = Readonly<Record<Column, string>>;
type RowError = GoalImport['errors'][number];

const KINDS = ['Goal', 'Objective'];
const LEVELS = ['Company', 'Area', 'Team', 'Person'];
const PERIODS = ['Week', 'Month', 'Quarter', 'Year'];
const MOST_ROWS = 500;
const MOST_TARGET = 99_999_999_999_999;
const MOST_ERRORS = 200;

/** What a file refers to. */
export interface ImportGround {
    readonly people: GoalPeople;
    readonly goals: readonly MirroredGoal[];
}

/**
 * Checks a file of goals: either every row is good and comes back as a change, or every fault comes back with row and
 * column. Nothing is written.
 *
 * Shape: rows are known by `key`; a key that a goal has already changes that goal. People by username or id, roles by id.
 */
export function checkImport(format: 'csv' | 'json', text: string, ground: ImportGround): GoalImport {
    const read = format === 'csv' ? readCsv(text) : readJson(text);
    if ('error' in read) {
        return failed([read.error]);
    }
    const errors: RowError[] = [];
    const changes = read.rows.map((row, index) => toChange(row, index + read.firstRow, read.rows, ground, errors));
    if (read.rows.length === 0) {
        errors.push(fault(read.firstRow, 'key', 'empty-file', ''));
    }
    if (read.rows.length > MOST_ROWS) {
        errors.push(fault(read.firstRow + MOST_ROWS, 'key', 'too-many-rows', String(MOST_ROWS)));
    }
    return errors.length > 0 ? failed(errors) : sortedOut(changes, read.rows, ground);
}

const fault = (row: number, column: string, code: string, value: string): RowError => ({
    row,
    column,
    code,
    value: value.slice(0, 120)
});

function failed(errors: readonly RowError[]): GoalImport {
    return { changes: [], errors: errors.slice(0, MOST_ERRORS), newCount: 0, changedCount: 0, unchangedCount: 0 };
}

type Read = { readonly rows: readonly GoalRow[]; readonly firstRow: number } | { readonly error: RowError };

function readCsv(text: string): Read {
    let records: string[][];
    try {
        records = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
    } catch (error) {
        return { error: fault(1, '', 'not-csv', error instanceof Error ? error.message : '') };
    }
    const [heading = [], ...lines] = records;
    const missing = COLUMNS.find((column) => !heading.includes(column));
    if (missing !== undefined) {
        return { error: fault(1, missing, 'column-missing', heading.join(', ')) };
    }
    const rows = lines.map((line) => rowOf((column) => line[heading.indexOf(column)]));
    return { rows, firstRow: 2 };
}

function readJson(text: string): Read {
    try {
        const parsed: unknown = JSON.parse(text);
        const list = Array.isArray(parsed) ? parsed : (parsed as { goals?: unknown } | null)?.goals;
        if (!Array.isArray(list)) {
            return { error: fault(1, '', 'not-a-list', '') };
        }
        const rows = list.map((item: unknown) => rowOf((column) => (item as Record<string, unknown> | null)?.[column]));
        return { rows, firstRow: 1 };
    } catch (error) {
        return { error: fault(1, '', 'not-json', error instanceof Error ? error.message : '') };
    }
}

function rowOf(read: (column: Column) => unknown): GoalRow {
    const entries = COLUMNS.map((column): [Column, string] => {
        const value = read(column);
        return [column, value === undefined || value === null ? '' : String(value).trim()];
    });
    return Object.fromEntries(entries) as Record<Column, string>;
}

function toChange(
    row: GoalRow,
    at: number,
    rows: readonly GoalRow[],
    ground: ImportGround,
    errors: RowError[]
): GoalChange {
    const refuse = (column: Column, code: string): void => void errors.push(fault(at, column, code, row[column]));
    const oneOf = (column: Column, values: readonly string[]): void => {
        if (!values.includes(row[column])) refuse(column, 'not-one-of');
    };
    const isGoal = row.kind === 'Goal';
    if (row.key === '' || row.key.length > 64) refuse('key', 'key-missing');
    if (rows.findIndex(({ key }) => key === row.key) !== rows.indexOf(row)) refuse('key', 'key-twice');
    oneOf('kind', KINDS);
    oneOf('level', LEVELS);
    oneOf('period', PERIODS);
    if (!isDay(row.start)) refuse('start', 'not-a-day');
    if (row.kind === 'Objective' && row.title === '') refuse('title', 'title-missing');
    if (row.title.length > 120) refuse('title', 'too-long');
    if (row.note.length > 255) refuse('note', 'too-long');
    if (isGoal && goalMetricOf(row.metric) === null) refuse('metric', 'unknown-metric');
    if (isGoal && !isTarget(row.target)) refuse('target', 'not-a-target');
    const personId = personOf(row.person, ground.people);
    if (row.level === 'Person' && personId === null) refuse('person', 'unknown-person');
    const needsRole = row.level === 'Team' || row.level === 'Area';
    if (needsRole && !ground.people.roles.some(({ roleId }) => roleId === row.role)) refuse('role', 'unknown-role');
    const parent = parentOf(row, rows, ground, refuse);
    const known = ground.goals.find(({ clientKey }) => clientKey === row.key);
    return {
        goalId: known?.goalId ?? null,
        clientKey: row.key,
        kind: row.kind === 'Objective' ? 'Objective' : 'Goal',
        title: row.title === '' ? null : row.title,
        metric: isGoal ? row.metric : null,
        level: row.level as NonNullable<GoalChange['level']>,
        personId: row.level === 'Person' ? personId : null,
        roleId: needsRole ? row.role : null,
        ...parent,
        periodKind: row.period as NonNullable<GoalChange['periodKind']>,
        periodStart: row.start,
        target: isGoal ? Number(row.target) : null,
        note: row.note === '' ? null : row.note
    };
}

function isDay(text: string): boolean {
    const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === text;
}

function isTarget(text: string): boolean {
    return /^\d+(\.\d{1,4})?$/.test(text) && Number(text) <= MOST_TARGET;
}

function personOf(text: string, { people }: GoalPeople): string | null {
    const wanted = text.toLowerCase();
    return people.find(({ userId, username }) => userId === text || username.toLowerCase() === wanted)?.userId ?? null;
}

/** A parent is a row above in the file, or a goal that the org has. */
function parentOf(
    { parentKey, key }: GoalRow,
    rows: readonly GoalRow[],
    { goals }: ImportGround,
    refuse: (column: Column, code: string) => void
): Pick<GoalChange, 'parentId' | 'parentIndex'> {
    if (parentKey === '') {
        return { parentId: null };
    }
    const known = goals.find((goal) => goal.clientKey === parentKey || goal.goalId === parentKey);
    const index = rows.findIndex((row) => row.key === parentKey);
    if (known !== undefined) {
        return { parentId: known.goalId };
    }
    if (index < 0) {
        refuse('parentKey', 'unknown-parent');
        return { parentId: null };
    }
    if (index >= rows.findIndex((row) => row.key === key)) {
        refuse('parentKey', 'parent-below');
    }
    return { parentIndex: index };
}

/** Rows that change nothing are left out; `parentIndex` follows. */
function sortedOut(changes: readonly GoalChange[], rows: readonly GoalRow[], { goals }: ImportGround): GoalImport {
    const kept = changes.map(
        (change) =>
            !isSame(
                change,
                goals.find(({ goalId }) => goalId === change.goalId)
            )
    );
    const place = kept.map((_, index) => kept.slice(0, index).filter(Boolean).length);
    const left = changes
        .filter((_, index) => kept[index])
        .map((change) =>
            change.parentIndex === undefined ? change : { ...change, parentIndex: place[change.parentIndex] ?? 0 }
        );
    return {
        changes: left,
        errors: [],
        newCount: left.filter(({ goalId }) => goalId === null).length,
        changedCount: left.filter(({ goalId }) => goalId !== null).length,
        unchangedCount: rows.length - left.length
    };
}

function isSame(change: GoalChange, goal: MirroredGoal | undefined): boolean {
    return (
        goal !== undefined &&
        change.kind === goal.kind &&
        change.title === goal.title &&
        change.metric === goal.metric &&
        change.level === goal.level &&
        change.personId === goal.personId &&
        change.roleId === goal.roleId &&
        (change.parentId ?? null) === goal.parentId &&
        change.parentIndex === undefined &&
        change.periodKind === goal.periodKind &&
        change.periodStart === goal.periodStart &&
        change.target === goal.target &&
        change.note === goal.note
    );
}
