import type { SchemaStore } from './schema.ts';
import type { Store } from './store.ts';
import type { ObjectDef, Row, UserContext } from './types.ts';

type RowFilter = (row: Row) => boolean;

/**
 * Record visibility: own records, those of everyone below in the role hierarchy, and Accounts shared by hand.
 * Criteria-based sharing rules open records to everyone.
 * Limits: no other sharing rules, teams, territories or queues; an Account is not opened by a visible Opportunity.
 */
export function visibleRows(
    user: UserContext,
    object: ObjectDef,
    store: Store,
    schema: SchemaStore,
    filterOf: (object: ObjectDef) => RowFilter | null
): RowFilter | null {
    if (object.kind !== 'data' || object.sharing === 'publicRead' || object.sharing === 'publicReadWrite') {
        return null;
    }
    if (object.sharing === 'controlledByParent') {
        return likeParent(object, store, schema, filterOf);
    }
    if (!object.fields.has('OwnerId')) {
        return null;
    }
    if (object.name !== 'Account') {
        const rules = object.readableWhen ?? [];
        return (row) =>
            user.ownerIds.has(row['OwnerId'] as string) || rules.some(({ field, value }) => row[field] === value);
    }
    const shared = sharedAccounts(user, store);
    return (row) => user.ownerIds.has(row['OwnerId'] as string) || shared.has(row.Id);
}

function likeParent(
    object: ObjectDef,
    store: Store,
    schema: SchemaStore,
    filterOf: (object: ObjectDef) => RowFilter | null
): RowFilter | null {
    const field = object.parentField ? object.fields.get(object.parentField) : undefined;
    const parent = schema.object(field?.referenceTo[0] ?? '');
    const parentFilter = parent ? filterOf(parent) : null;
    if (!field || !parent || !parentFilter) {
        return null;
    }
    const parents = store.table(parent.name);
    return (row) => {
        const parentRow = parents.get(row[field.name] as string);
        return parentRow !== undefined && parentFilter(parentRow);
    };
}

function sharedAccounts(user: UserContext, store: Store): Set<string> {
    const shared = new Set<string>();
    for (const userId of user.ownerIds) {
        for (const share of store.table('AccountShare').lookup('UserOrGroupId', userId)) {
            if (!share['IsDeleted']) {
                shared.add(String(share['AccountId']));
            }
        }
    }
    return shared;
}
