import type { ObjectDef, Row } from '../core/types.ts';
import type { Expression, OrderItem, SoqlQuery } from './ast.ts';
import { SalesforceError } from '../core/errors.ts';
import { malformed, noSuchObject } from './errors.ts';
import { comparable, compileFilter } from './filter.ts';
import type { Filter } from './filter.ts';
import { evaluatorOf } from './functions.ts';
import type { Evaluator } from './functions.ts';
import { candidatesOf } from './plan.ts';
import type { QueryScope } from './scope.ts';
import { resolveSelection } from './selection.ts';
import type { Column } from './selection.ts';

const MAX_OFFSET = 2000;

export interface Answer {
    readonly object: ObjectDef;
    readonly columns: readonly Column[];
    readonly groupKeys: readonly Evaluator[];
    readonly isAggregate: boolean;
    /** Set for a bare `SELECT COUNT()`. */
    readonly count: number | null;
    /** Rows of the answer; of an aggregate: the groups. */
    readonly rows: readonly Row[];
    readonly groups: readonly (readonly Row[])[];
}

export function requireReadable(scope: QueryScope, objectName: string): ObjectDef {
    const object = scope.schema.object(objectName);
    const known = object && (scope.tooling || object.kind !== 'tooling');
    if (!known || !scope.access.canUseObject(scope.user, object, 'read')) {
        throw noSuchObject(objectName);
    }
    return object;
}

/** Runs a query; `base` replaces the table's rows for child subqueries. */
export function execute(scope: QueryScope, query: SoqlQuery, base: Iterable<Row> | null = null): Answer {
    const object = requireReadable(scope, query.objectName);
    const effective = query.allRows ? { ...scope, includeDeleted: true } : scope;
    if (query.offset > MAX_OFFSET) {
        throw new SalesforceError(
            'NUMBER_OUTSIDE_VALID_RANGE',
            `SOQL offset is larger than maximum allowed: ${MAX_OFFSET}`
        );
    }
    const columns = resolveSelection(effective, object, query);
    const filter = query.where ? filterOf(effective, object, query, query.where) : null;
    const isAggregate =
        query.groupBy.length > 0 || columns.some((column) => column.kind === 'value' && column.evaluator.isAggregate);
    const wanted = isAggregate ? [] : query.orderBy;
    const candidates = base ? { rows: base, sorted: false } : candidatesOf(effective, object, filter, wanted);
    const stopAt = query.limit === null ? Infinity : query.limit + query.offset;
    const early = !isAggregate && (candidates.sorted || wanted.length === 0);
    const mine = query.isMine ? ownedBy(scope, candidates.rows) : candidates.rows;
    const rows = collect(effective, object, mine, filter, early ? stopAt : Infinity);
    if (isAggregate) {
        return aggregateAnswer(effective, object, query, columns, rows);
    }
    if (!candidates.sorted && wanted.length > 0) {
        const evaluators = wanted.map((item) => evaluatorOf(effective, object, query.alias, item.operand));
        sortRows(
            rows,
            wanted,
            evaluators.map((evaluator) => (row: Row) => comparable(evaluator.type, evaluator.value([row])))
        );
    }
    const page = query.limit === null && query.offset === 0 ? rows : rows.slice(query.offset, stopAt);
    return { object, columns, groupKeys: [], isAggregate: false, count: null, rows: page, groups: [] };
}

function filterOf(scope: QueryScope, object: ObjectDef, query: SoqlQuery, expression: Expression): Filter {
    return compileFilter(
        { scope, object, alias: query.alias, subqueryValues: (inner) => subqueryValues(scope, inner) },
        expression
    );
}

function subqueryValues(scope: QueryScope, query: SoqlQuery): Set<string | number | boolean | null> {
    const answer = execute(scope, query);
    const [column] = answer.columns;
    if (column?.kind !== 'field' || answer.columns.length !== 1) {
        throw malformed('semi join sub-selects can only query one field');
    }
    const values = new Set<string | number | boolean | null>();
    for (const row of answer.rows) {
        const value = comparable(column.path.type, column.path.read(row));
        if (value !== null) {
            values.add(value);
        }
    }
    return values;
}

function* ownedBy(scope: QueryScope, rows: Iterable<Row>): Generator<Row> {
    for (const row of rows) {
        if (row['OwnerId'] === scope.user?.userId) {
            yield row;
        }
    }
}

function collect(
    scope: QueryScope,
    object: ObjectDef,
    candidates: Iterable<Row>,
    filter: Filter | null,
    stopAt: number
): Row[] {
    const isVisible = scope.access.rowFilter(scope.user, object);
    const found: Row[] = [];
    if (stopAt === 0) {
        return found;
    }
    for (const row of candidates) {
        if (!scope.includeDeleted && (row['IsDeleted'] === true || row['IsArchived'] === true)) {
            continue;
        }
        if ((isVisible === null || isVisible(row)) && (filter === null || filter.test([row]))) {
            found.push(row);
            if (found.length >= stopAt) {
                break;
            }
        }
    }
    return found;
}

type SortKey = string | number | boolean | null;

function sortRows<T>(items: T[], order: readonly OrderItem[], keys: readonly ((item: T) => SortKey)[]): void {
    const prepared = items.map((item) => ({ item, values: keys.map((key) => key(item)) }));
    prepared.sort((a, b) => {
        for (const [i, { descending, nullsLast }] of order.entries()) {
            const left = a.values[i] ?? null;
            const right = b.values[i] ?? null;
            if (left === right) {
                continue;
            }
            if (left === null || right === null) {
                return (left === null) === nullsLast ? 1 : -1;
            }
            return left < right === descending ? 1 : -1;
        }
        return 0;
    });
    prepared.forEach(({ item }, i) => (items[i] = item));
}

function aggregateAnswer(
    scope: QueryScope,
    object: ObjectDef,
    query: SoqlQuery,
    columns: readonly Column[],
    rows: readonly Row[]
): Answer {
    const [only] = columns;
    const answer = { object, columns, groupKeys: [], isAggregate: true, count: null, rows: [], groups: [] };
    if (columns.length === 1 && only?.kind === 'value' && only.call.name === 'COUNT' && only.call.args.length === 0) {
        return { ...answer, count: Math.min(rows.length, query.limit ?? Infinity) };
    }
    const groupKeys = query.groupBy.map((operand) => evaluatorOf(scope, object, query.alias, operand));
    checkGrouped(columns, groupKeys);
    let groups = groupRows(rows, groupKeys);
    if (query.having) {
        const having = filterOf(scope, object, query, query.having);
        groups = groups.filter((group) => having.test(group));
    }
    if (query.orderBy.length > 0) {
        const keys = query.orderBy.map((item) => groupKey(scope, object, query, columns, item));
        sortRows(groups, query.orderBy, keys);
    }
    const end = query.limit === null ? undefined : query.offset + query.limit;
    return { ...answer, groupKeys, groups: groups.slice(query.offset, end) };
}

/** ORDER BY of an aggregate may also name an alias of the selection. */
function groupKey(
    scope: QueryScope,
    object: ObjectDef,
    query: SoqlQuery,
    columns: readonly Column[],
    { operand }: OrderItem
): (group: readonly Row[]) => SortKey {
    const named = columns.find((column) => operand.kind === 'field' && 'key' in column && column.key === operand.path);
    const evaluator = named?.kind === 'value' ? named.evaluator : evaluatorOf(scope, object, query.alias, operand);
    return (group) => comparable(evaluator.type, evaluator.value(group));
}

function groupRows(rows: readonly Row[], keys: readonly Evaluator[]): (readonly Row[])[] {
    if (keys.length === 0) {
        return [rows];
    }
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
        const key = JSON.stringify(keys.map((evaluator) => comparable(evaluator.type, evaluator.value([row]))));
        const group = groups.get(key);
        if (group) {
            group.push(row);
        } else {
            groups.set(key, [row]);
        }
    }
    return [...groups.values()];
}

function checkGrouped(columns: readonly Column[], groupKeys: readonly Evaluator[]): void {
    const grouped = new Set(groupKeys.map((key) => key.path?.path));
    for (const column of columns) {
        if (column.kind === 'field' && !grouped.has(column.path.path)) {
            throw malformed(`Field must be grouped or aggregated: ${column.path.path}`);
        }
    }
}
