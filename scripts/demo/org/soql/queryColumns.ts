import type { FieldType } from '../core/types.ts';
import type { Answer } from './execute.ts';
import { execute } from './execute.ts';
import type { SoqlQuery } from './ast.ts';
import type { QueryScope } from './scope.ts';

interface ColumnMetadata {
    columnName: string;
    joinColumns: ColumnMetadata[];
    [property: string]: unknown;
}

const APEX_TYPES: Partial<Record<FieldType, string>> = {
    id: 'Id',
    reference: 'Id',
    boolean: 'Boolean',
    datetime: 'Datetime',
    date: 'Date',
    double: 'Double',
    currency: 'Double',
    percent: 'Double',
    int: 'Integer'
};

/** Answer of a query with `columns=true`; the sf CLI asks it for every query and fails without. */
export function queryColumns(scope: QueryScope, query: SoqlQuery): Record<string, unknown> {
    const answer = execute(scope, {
        ...query,
        where: null,
        having: null,
        orderBy: [],
        limit: query.limit === null ? 0 : 1
    });
    return {
        columnMetadata: columnsOf(scope, answer),
        entityName: answer.object.name,
        groupBy: query.groupBy.length > 0,
        idSelected: true,
        keyPrefix: answer.object.keyPrefix
    };
}

function columnsOf(scope: QueryScope, answer: Answer): ColumnMetadata[] {
    const columns: ColumnMetadata[] = [];
    for (const column of answer.columns) {
        if (column.kind === 'field') {
            addPath(columns, (column.alias ?? column.path.path).split('.'), column.path.type);
        } else if (column.kind === 'value') {
            columns.push({ ...leaf(column.key, column.evaluator.type), aggregate: true, displayName: column.call.raw });
        } else if (column.kind === 'children') {
            const child = execute(scope, { ...column.query, where: null, orderBy: [], limit: 0 }, []);
            columns.push({
                ...leaf(column.relationship, 'string'),
                aggregate: true,
                joinColumns: columnsOf(scope, child)
            });
        } else {
            columns.push(leaf(column.reference.relationshipName ?? '', 'string'));
        }
    }
    return columns;
}

function addPath(columns: ColumnMetadata[], parts: readonly string[], type: FieldType): void {
    let level = columns;
    for (const part of parts.slice(0, -1)) {
        let join = level.find((column) => column.columnName === part && column.joinColumns.length > 0);
        if (!join) {
            join = leaf(part, 'string');
            level.push(join);
        }
        level = join.joinColumns;
    }
    level.push(leaf(parts.at(-1) ?? '', type));
}

function leaf(name: string, type: FieldType): ColumnMetadata {
    return {
        aggregate: false,
        apexType: APEX_TYPES[type] ?? 'String',
        booleanType: type === 'boolean',
        columnName: name,
        custom: name.endsWith('__c'),
        displayName: name,
        foreignKeyName: null,
        insertable: false,
        joinColumns: [],
        numberType: ['double', 'currency', 'int', 'percent'].includes(type),
        textType: type === 'textarea',
        updatable: false
    };
}
