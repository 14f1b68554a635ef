import type { ObjectDef, Row } from '../core/types.ts';
import type { OrderItem } from './ast.ts';
import type { Filter } from './filter.ts';
import type { QueryScope } from './scope.ts';

export interface Candidates {
    readonly rows: Iterable<Row>;
    /** The rows come in the order that the query asks for, so reading may stop at its limit. */
    readonly sorted: boolean;
}

const ORDERED = new Set(['Id', 'SystemModstamp', 'CreatedDate', 'LastModifiedDate']);

/** The fewest rows that can hold the answer: by reference, by key order, or all. */
export function candidatesOf(
    scope: QueryScope,
    object: ObjectDef,
    filter: Filter | null,
    orderBy: readonly OrderItem[]
): Candidates {
    const table = scope.store.table(object.name);
    const [field, values] = [...(filter?.equals ?? [])].sort(([, a], [, b]) => a.size - b.size)[0] ?? [];
    if (field !== undefined && values !== undefined) {
        return { rows: lookupAll(scope, object, field, values), sorted: false };
    }
    const key = keyOrder(object, orderBy);
    const lower = [...(filter?.lower ?? [])].find(([name]) => key === null || name === key);
    if (lower) {
        return { rows: table.ordered(lower[0]).from(lower[1]), sorted: lower[0] === key };
    }
    if (key !== null && filter?.lower.size === 0) {
        return { rows: table.ordered(key).from(null), sorted: true };
    }
    const [other] = filter?.lower ?? [];
    if (other) {
        return { rows: table.ordered(other[0]).from(other[1]), sorted: false };
    }
    return key === null ? { rows: table.rows(), sorted: false } : { rows: table.ordered(key).from(null), sorted: true };
}

/** `ORDER BY SystemModstamp, Id` and the like: the first field, if an ordered index gives exactly this order. */
function keyOrder(object: ObjectDef, orderBy: readonly OrderItem[]): string | null {
    const [first, second] = orderBy;
    const nameOf = (item: OrderItem): string | null =>
        item.operand.kind === 'field' && !item.descending
            ? ([...object.fields.keys()].find(
                  (name) => name.toLowerCase() === (item.operand as { path: string }).path.toLowerCase()
              ) ?? null)
            : null;
    const name = first ? nameOf(first) : null;
    if (name === null || !ORDERED.has(name)) {
        return null;
    }
    if (orderBy.length > 2 || (second && nameOf(second) !== 'Id')) {
        return null;
    }
    return name;
}

function* lookupAll(scope: QueryScope, object: ObjectDef, field: string, ids: ReadonlySet<string>): Generator<Row> {
    const table = scope.store.table(object.name);
    for (const id of ids) {
        if (field === 'Id') {
            const row = table.get(id);
            if (row) {
                yield row;
            }
        } else {
            yield* table.lookup(field, id);
        }
    }
}
