import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { FieldType, GroupByClause, OrderByClause, Query, QueryBase } from '@jetstreamapp/soql-parser-js';
import type { OrderItem, SelectItem, SoqlQuery } from './ast.ts';
import { replaceVariables } from './bindings.ts';
import type { Bindings } from './bindings.ts';
import { toExpression } from './conditions.ts';
import { malformed } from './errors.ts';
import { toFunctionCall, toOperand } from './operands.ts';

const ALL_ROWS = /\bALL\s+ROWS\s*$/i;

/** Errors: MALFORMED_QUERY. */
export function parseSoql(text: string, bindings: Bindings = {}): SoqlQuery {
    const trimmed = text.trim();
    const allRows = ALL_ROWS.test(trimmed);
    const plain = replaceVariables(trimmed.replace(ALL_ROWS, ''), bindings);
    let parsed: Query;
    try {
        parsed = parseQuery(plain);
    } catch (error) {
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
        throw malformed(`\n${trimmed}\n^\nERROR at Row:1:Column:1\n${reason}`);
    }
    return { ...toQuery(parsed, parsed.sObject ?? '', bindings), allRows, text: trimmed };
}

function toQuery(parsed: QueryBase, objectName: string, bindings: Bindings): SoqlQuery {
    const subquery = (inner: Query): SoqlQuery => toQuery(inner, inner.sObject ?? '', bindings);
    return {
        objectName,
        alias: parsed.sObjectAlias ?? null,
        select: (parsed.fields ?? []).map((field) => toSelectItem(field, bindings)),
        where: parsed.where ? toExpression(parsed.where, bindings, subquery) : null,
        groupBy: asList<GroupByClause>(parsed.groupBy).map(toOperand),
        having: parsed.having ? toExpression(parsed.having, bindings, subquery) : null,
        orderBy: asList<OrderByClause>(parsed.orderBy).map(toOrderItem),
        limit: parsed.limit ?? null,
        offset: parsed.offset ?? 0,
        allRows: false,
        isMine: isMine(parsed.usingScope),
        text: ''
    };
}

function isMine(scope: string | undefined): boolean {
    const name = (scope ?? 'everything').toLowerCase();
    if (name !== 'mine' && name !== 'everything') {
        throw malformed(`the demo org knows no scope ${name}; use mine or everything`);
    }
    return name === 'mine';
}

function toSelectItem(field: FieldType, bindings: Bindings): SelectItem {
    switch (field.type) {
        case 'FieldFunctionExpression':
            return { kind: 'function', call: toFunctionCall(field), alias: field.alias ?? null };
        case 'FieldSubquery': {
            const { relationshipName } = field.subquery;
            return {
                kind: 'subquery',
                relationship: relationshipName,
                query: toQuery(field.subquery, relationshipName, bindings)
            };
        }
        case 'FieldTypeof':
            return {
                kind: 'typeof',
                relationship: field.field,
                branches: field.conditions.map((branch) => ({
                    objectName: branch.objectType ?? null,
                    fields: branch.fieldList
                }))
            };
        default: {
            const path = 'rawValue' in field && field.rawValue ? field.rawValue : field.field;
            const alias = 'alias' in field ? (field.alias ?? null) : null;
            return { kind: 'field', path, alias };
        }
    }
}

function toOrderItem(clause: OrderByClause): OrderItem {
    return {
        operand: toOperand(clause),
        descending: clause.order === 'DESC',
        nullsLast: clause.nulls === 'LAST'
    };
}

function asList<T>(value: T | T[] | undefined): T[] {
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
