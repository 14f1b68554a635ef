import type { ObjectDef, Row, SObjectRecord } from '../core/types.ts';
import { execute } from './execute.ts';
import type { Answer } from './execute.ts';
import { follow, resolvePath } from './fieldPath.ts';
import type { FieldPath } from './fieldPath.ts';
import type { QueryScope } from './scope.ts';
import type { Column } from './selection.ts';

/** A row as REST answers it. */
export function toRecord(scope: QueryScope, answer: Answer, row: Row): SObjectRecord {
    const record: SObjectRecord = { attributes: attributesOf(scope, answer.object, row.Id) };
    for (const column of answer.columns) {
        addColumn(scope, record, column, row);
    }
    return record;
}

export function toAggregateRecord(answer: Answer, group: readonly Row[]): SObjectRecord {
    const record: SObjectRecord = { attributes: { type: 'AggregateResult' } };
    const [first] = group;
    for (const column of answer.columns) {
        if (column.kind === 'value') {
            record[column.key] = column.evaluator.value(group);
        } else if (column.kind === 'field') {
            record[column.alias ?? column.path.name] = first ? column.path.read(first) : null;
        }
    }
    return record;
}

export function attributesOf(scope: QueryScope, object: ObjectDef, id: string): SObjectRecord['attributes'] {
    const tooling = object.kind === 'tooling' ? 'tooling/' : '';
    return {
        type: object.name,
        url: `/services/data/v${scope.apiVersion}/${tooling}sobjects/${object.name}/${id}`
    };
}

function addColumn(scope: QueryScope, record: SObjectRecord, column: Column, row: Row): void {
    switch (column.kind) {
        case 'field':
            addField(scope, record, column.path, column.alias, row);
            break;
        case 'value':
            record[column.key] = column.evaluator.value([row]);
            break;
        case 'children':
            record[column.relationship] = childrenOf(scope, column, row);
            break;
        default:
            record[column.reference.relationshipName ?? ''] = typeofRecord(scope, column, row);
    }
}

/** `Owner.Name` becomes `{ Owner: { attributes, Name } }`; a missing parent is null. */
function addField(scope: QueryScope, record: SObjectRecord, path: FieldPath, alias: string | null, row: Row): void {
    let target = record;
    let current = row;
    for (const reference of path.chain) {
        const name = reference.relationshipName ?? '';
        const parent = follow(scope, current, reference);
        if (!parent) {
            target[name] ??= null;
            return;
        }
        target[name] ??= { attributes: attributesOf(scope, parent.object, parent.row.Id) };
        target = target[name] as SObjectRecord;
        current = parent.row;
    }
    target[alias ?? path.name] = path.read(row);
}

function childrenOf(scope: QueryScope, column: Extract<Column, { kind: 'children' }>, row: Row): unknown {
    const rows = scope.store.table(column.child.name).lookup(column.field, row.Id);
    const answer = execute(scope, column.query, rows);
    if (answer.rows.length === 0) {
        return null;
    }
    return {
        totalSize: answer.rows.length,
        done: true,
        records: answer.rows.map((child) => toRecord(scope, answer, child))
    };
}

function typeofRecord(scope: QueryScope, column: Extract<Column, { kind: 'typeof' }>, row: Row): unknown {
    const parent = follow(scope, row, column.reference);
    if (!parent) {
        return null;
    }
    const branch =
        column.branches.find(({ objectName }) => objectName?.toLowerCase() === parent.object.name.toLowerCase()) ??
        column.branches.find(({ objectName }) => objectName === null);
    const record: SObjectRecord = { attributes: attributesOf(scope, parent.object, parent.row.Id) };
    for (const name of branch?.fields ?? []) {
        addField(scope, record, resolvePath(scope, parent.object, null, name), null, parent.row);
    }
    return record;
}
