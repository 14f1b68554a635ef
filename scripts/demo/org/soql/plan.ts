import type { ObjectDef, Row } from '../core/types.ts';
import type { OrderItem } from './ast.ts';
import type { Filter } from './filter.ts';
import type { QueryScope } from './scope.ts';

export interface Candidates {
    readonly rows: Iterable<Row>;
    /** The rows come in the order that the query asks for, so reading may stop at its limit. */
    readonly sorted: boolean;
}

/** Above this share of the table, reading it in order is as good. */
const WORTH_A_LOOKUP = 0.5;
const ORDERED = new Set(['Id', 'SystemModstamp', 'CreatedDate', 'LastModifiedDate']);

/** The fewest rows that can hold the answer: by reference, by key order, or all. */
export function candidatesOf(
    scope: QueryScope,
    object: ObjectDef,
    filter: Filter | null,
    orderBy: readonly OrderItem[]
): Candidates {
    const table = scope.store.table(object.name);
    const few = fewestByValue(scope, object, filter);
    if (few) {
        return { rows: lookupAll(scope, object, few.field, few.values), sorted: false };
    }
    const key = keyOrder(object, orderBy);
    const lower = filter?.lower ?? new Map<string, string>();
    if (key !== null && (lower.has(key) || lower.size === 0)) {
        return { rows: table.ordered(key).from(lower.get(key) ?? null), sorted: true };
    }
    const [bound] = lower;
    return { rows: bound ? table.ordered(bound[0]).from(bound[1]) : table.rows(), sorted: false };
}

interface ValueLookup {
    readonly field: string;
    readonly values: ReadonlySet<string>;
}

/** The reference condition (or the ownership that limits the user) with the fewest rows, if it is worth it. */
function fewestByValue(scope: QueryScope, object: ObjectDef, filter: Filter | null): ValueLookup | null {
    const table = scope.store.table(object.name);
    const lookups: ValueLookup[] = [...(filter?.equals ?? [])].map(([field, values]) => ({ field, values }));
    const owners = scope.access.visibleOwners(scope.user, object);
    if (owners) {
        lookups.push({ field: 'OwnerId', values: owners });
    }
    let best: ValueLookup | null = null;
    let fewest = table.size * WORTH_A_LOOKUP;
    for (const lookup of lookups) {
        const size = lookup.field === 'Id' ? lookup.values.size : table.lookupSize(lookup.field, lookup.values);
        if (size <= fewest) {
            best = lookup;
            fewest = size;
        }
    }
    return best;
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
