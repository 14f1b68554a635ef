import type { FieldDef, ObjectDef } from '../core/types.ts';
import type { FunctionCall, SelectItem, SoqlQuery } from './ast.ts';
import { malformed, noSuchObject, noSuchRelationship } from './errors.ts';
import { resolvePath } from './fieldPath.ts';
import type { FieldPath } from './fieldPath.ts';
import { evaluatorOf } from './functions.ts';
import type { Evaluator } from './functions.ts';
import type { QueryScope } from './scope.ts';

const FIELDS_LIMIT = 200;

/** A selected item, ready to be read. */
export type Column =
    | { readonly kind: 'field'; readonly path: FieldPath; readonly alias: string | null }
    | { readonly kind: 'value'; readonly key: string; readonly evaluator: Evaluator; readonly call: FunctionCall }
    | {
          readonly kind: 'children';
          readonly relationship: string;
          readonly child: ObjectDef;
          readonly field: string;
          readonly query: SoqlQuery;
      }
    | {
          readonly kind: 'typeof';
          readonly reference: FieldDef;
          readonly branches: readonly { readonly objectName: string | null; readonly fields: readonly string[] }[];
      };

/** Errors: INVALID_FIELD, INVALID_TYPE, MALFORMED_QUERY. */
export function resolveSelection(scope: QueryScope, object: ObjectDef, query: SoqlQuery): Column[] {
    let unnamed = 0;
    return query.select.flatMap((item): Column[] => {
        switch (item.kind) {
            case 'field':
                return [{ kind: 'field', path: resolvePath(scope, object, query.alias, item.path), alias: item.alias }];
            case 'function':
                if (item.call.name === 'FIELDS') {
                    return expandFields(scope, object, query, item.call);
                }
                return [
                    {
                        kind: 'value',
                        key: item.alias ?? defaultKey(item.call, () => `expr${unnamed++}`),
                        evaluator: evaluatorOf(scope, object, query.alias, item.call),
                        call: item.call
                    }
                ];
            case 'subquery':
                return [childColumn(scope, object, item)];
            default:
                return [typeofColumn(scope, object, item)];
        }
    });
}

/** toLabel(Status) keeps the name of its field; every other function is expr0, expr1, ... */
function defaultKey(call: FunctionCall, next: () => string): string {
    const [arg] = call.args;
    return call.name === 'TOLABEL' && typeof arg === 'string' ? (arg.split('.').at(-1) ?? arg) : next();
}

function expandFields(scope: QueryScope, object: ObjectDef, query: SoqlQuery, call: FunctionCall): Column[] {
    const [arg] = call.args;
    const group = String(arg).toUpperCase();
    if (group !== 'STANDARD' && (query.limit === null || query.limit > FIELDS_LIMIT)) {
        throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${FIELDS_LIMIT}`);
    }
    return [...object.fields.values()]
        .filter((field) => group === 'ALL' || field.custom === (group === 'CUSTOM'))
        .filter((field) => scope.access.canReadField(scope.user, object, field))
        .map((field) => ({ kind: 'field', path: resolvePath(scope, object, null, field.name), alias: null }));
}

function childColumn(scope: QueryScope, object: ObjectDef, item: Extract<SelectItem, { kind: 'subquery' }>): Column {
    const relation = scope.schema
        .childRelationships(object.name)
        .find((candidate) => candidate.name.toLowerCase() === item.relationship.toLowerCase());
    const child = relation ? scope.schema.object(relation.childObject) : undefined;
    const field = relation && child?.fields.get(relation.field);
    if (!relation || !child || !field || !scope.access.canReadField(scope.user, child, field)) {
        throw noSuchRelationship(item.relationship);
    }
    if (!scope.access.canUseObject(scope.user, child, 'read')) {
        throw noSuchObject(item.relationship);
    }
    return {
        kind: 'children',
        relationship: relation.name,
        child,
        field: relation.field,
        query: { ...item.query, objectName: child.name }
    };
}

function typeofColumn(scope: QueryScope, object: ObjectDef, item: Extract<SelectItem, { kind: 'typeof' }>): Column {
    const reference = scope.schema.relationship(object, item.relationship);
    if (!reference) {
        throw noSuchRelationship(item.relationship);
    }
    return { kind: 'typeof', reference, branches: item.branches };
}
