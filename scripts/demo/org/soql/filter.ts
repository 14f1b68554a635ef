import { normalizeDateTime, toDateTime } from '../core/dates.ts';
import { to18 } from '../core/ids.ts';
import type { FieldType, FieldValue, ObjectDef, Row } from '../core/types.ts';
import type { Condition, Expression, Literal, Operator, SoqlQuery } from './ast.ts';
import { dayRangeOf } from './dateLiterals.ts';
import { invalidField } from './errors.ts';
import type { Value } from './fieldPath.ts';
import { evaluatorOf } from './functions.ts';
import type { Evaluator } from './functions.ts';
import type { QueryScope } from './scope.ts';
import { dayText, startOfDay } from './zonedDate.ts';

export type Test = (rows: readonly Row[]) => boolean;
type Key = string | number | boolean | null;

/** A compiled condition and what it says about indexed fields of the object itself. */
export interface Filter {
    readonly test: Test;
    /** Per reference field: only rows with one of these values can pass. */
    readonly equals: ReadonlyMap<string, ReadonlySet<string>>;
    /** Per ordered field: only rows with at least this value can pass. */
    readonly lower: ReadonlyMap<string, string>;
}

export interface FilterContext {
    readonly scope: QueryScope;
    readonly object: ObjectDef;
    readonly alias: string | null;
    /** Values of the only selected field of a subquery. */
    subqueryValues(query: SoqlQuery): Set<Key>;
}

const NOTHING_KNOWN = { equals: new Map<string, Set<string>>(), lower: new Map<string, string>() };
const ORDERED = new Set(['Id', 'SystemModstamp', 'CreatedDate', 'LastModifiedDate']);
const TEXT_LIMIT = 255;

export function compileFilter(context: FilterContext, expression: Expression): Filter {
    switch (expression.kind) {
        case 'and':
            return both(expression.items.map((item) => compileFilter(context, item)));
        case 'or':
            return either(expression.items.map((item) => compileFilter(context, item)));
        case 'not': {
            const { test } = compileFilter(context, expression.item);
            return { ...NOTHING_KNOWN, test: (rows) => !test(rows) };
        }
        default:
            return compileCondition(context, expression);
    }
}

function both(filters: readonly Filter[]): Filter {
    const equals = new Map<string, ReadonlySet<string>>();
    const lower = new Map<string, string>();
    for (const filter of filters) {
        for (const [field, values] of filter.equals) {
            const known = equals.get(field);
            equals.set(field, known && known.size < values.size ? known : values);
        }
        for (const [field, value] of filter.lower) {
            const known = lower.get(field);
            lower.set(field, known !== undefined && known > value ? known : value);
        }
    }
    return { equals, lower, test: (rows) => filters.every((filter) => filter.test(rows)) };
}

/** Keyset conditions (`stamp > t OR (stamp = t AND Id > x)`) still have a lower bound: the least of the branches. */
function either(filters: readonly Filter[]): Filter {
    const [first, ...rest] = filters;
    const equals = new Map<string, ReadonlySet<string>>();
    const lower = new Map<string, string>();
    for (const [field, values] of first?.equals ?? []) {
        const others = rest.map((filter) => filter.equals.get(field));
        if (others.every((other) => other !== undefined)) {
            equals.set(field, new Set([values, ...others].flatMap((set) => [...(set ?? [])])));
        }
    }
    for (const [field, value] of first?.lower ?? []) {
        const others = rest.map((filter) => filter.lower.get(field));
        if (others.every((other) => other !== undefined)) {
            lower.set(
                field,
                [value, ...(others as string[])].reduce((a, b) => (a < b ? a : b))
            );
        }
    }
    return { equals, lower, test: (rows) => filters.some((filter) => filter.test(rows)) };
}

function compileCondition(context: FilterContext, condition: Condition): Filter {
    const left = evaluatorOf(context.scope, context.object, context.alias, condition.left);
    refuseUnfilterable(left);
    const isId = left.type === 'id' || left.type === 'reference';
    const keys = condition.subquery
        ? context.subqueryValues(condition.subquery)
        : new Set(condition.values.filter((value) => value.kind !== 'dateLiteral').map((value) => keyOf(left, value)));
    const test = testOf(context.scope, left, condition, keys);
    const own = left.path && left.path.chain.length === 0 && !left.isAggregate ? left.path : null;
    if (!own) {
        return { ...NOTHING_KNOWN, test };
    }
    const [key] = keys;
    const { operator } = condition;
    const equals = isId && (operator === 'IN' || operator === '=') && !keys.has(null);
    const ordered = ORDERED.has(own.name) && typeof key === 'string' && ['=', '>', '>='].includes(operator);
    return {
        test,
        equals: equals ? new Map([[own.name, keys as Set<string>]]) : NOTHING_KNOWN.equals,
        lower: ordered ? new Map([[own.name, key]]) : NOTHING_KNOWN.lower
    };
}

function refuseUnfilterable(left: Evaluator): void {
    const field = left.path?.field;
    const long = field?.type === 'textarea' && field.length > TEXT_LIMIT;
    if (field && (long || ['address', 'location', 'complexvalue', 'base64'].includes(field.type))) {
        throw invalidField(`field '${field.name}' can not be filtered in a query call`);
    }
}

function testOf(scope: QueryScope, left: Evaluator, condition: Condition, keys: Set<Key>): Test {
    const { operator } = condition;
    const [literal] = condition.values;
    const get = (rows: readonly Row[]): Key => comparable(left.type, left.value(rows));
    if (literal?.kind === 'dateLiteral') {
        return dateLiteralTest(scope, left, operator, literal, get);
    }
    switch (operator) {
        case 'IN':
            return (rows) => keys.has(get(rows));
        case 'NOT IN':
            return (rows) => !keys.has(get(rows));
        case 'LIKE':
            return likeTest(left, condition.values);
        case 'INCLUDES':
        case 'EXCLUDES':
            return multiTest(left, condition.values, operator === 'INCLUDES');
        default: {
            const [key = null] = keys;
            return (rows) => compare(operator, get(rows), key);
        }
    }
}

function compare(operator: Operator, value: Key, key: Key): boolean {
    if (operator === '=') {
        return value === key;
    }
    if (operator === '!=') {
        return value !== key;
    }
    if (value === null || key === null) {
        return false;
    }
    switch (operator) {
        case '<':
            return value < key;
        case '<=':
            return value <= key;
        case '>':
            return value > key;
        default:
            return value >= key;
    }
}

/** Text is compared without regard to case, ids exactly. */
export function comparable(type: FieldType, value: Value): Key {
    if (typeof value === 'string' && type !== 'id' && type !== 'reference' && type !== 'datetime' && type !== 'date') {
        return value.toLowerCase();
    }
    return typeof value === 'object' ? null : value;
}

function keyOf(left: Evaluator, literal: Literal): Key {
    if (literal.kind === 'null') {
        return left.type === 'boolean' ? false : null;
    }
    if (literal.kind === 'dateLiteral') {
        return null;
    }
    if (left.type === 'datetime' || left.type === 'date') {
        return dateKey(left, literal);
    }
    if (literal.kind === 'date' || literal.kind === 'datetime') {
        throw invalidField(wrongType(left, left.type));
    }
    const value = literal.value instanceof Date ? toDateTime(literal.value.getTime()) : literal.value;
    if (typeof value !== 'string') {
        return value;
    }
    if (left.type === 'id' || left.type === 'reference') {
        return to18(value);
    }
    return value.replace(/\\([_%])/g, '$1').toLowerCase();
}

function dateKey(left: Evaluator, literal: Exclude<Literal, { kind: 'null' | 'dateLiteral' }>): FieldValue {
    if (literal.kind === left.type || literal.kind === 'bound') {
        const value = literal.value instanceof Date ? literal.value : String(literal.value);
        const dateTime = normalizeDateTime(value);
        if (dateTime !== null) {
            return left.type === 'date' ? dateTime.slice(0, 10) : dateTime;
        }
    }
    throw invalidField(wrongType(left, left.type === 'datetime' ? 'dateTime' : 'date'));
}

function wrongType(left: Evaluator, type: string): string {
    return `value of filter criterion for field '${left.path?.name ?? ''}' must be of type ${type} and should not be enclosed in quotes`;
}

function dateLiteralTest(
    scope: QueryScope,
    left: Evaluator,
    operator: Operator,
    literal: Extract<Literal, { kind: 'dateLiteral' }>,
    get: (rows: readonly Row[]) => Key
): Test {
    const range = dayRangeOf(literal.name, literal.n, scope.now, scope.timeZone);
    const bound = (day: number): string =>
        left.type === 'date' ? dayText(day) : toDateTime(startOfDay(day, scope.timeZone));
    const start = bound(range.start);
    const end = bound(range.end);
    const inside = (value: Key): boolean => value !== null && value >= start && value < end;
    const tests: Partial<Record<Operator, (value: Key) => boolean>> = {
        '=': inside,
        '!=': (value) => !inside(value),
        '<': (value) => value !== null && value < start,
        '<=': (value) => value !== null && value < end,
        '>': (value) => value !== null && value >= end,
        '>=': (value) => value !== null && value >= start
    };
    const test = tests[operator];
    if (!test) {
        throw invalidField(`operator ${operator} does not go with the date literal ${literal.name}`);
    }
    return (rows) => test(get(rows));
}

function likeTest(left: Evaluator, values: readonly Literal[]): Test {
    const patterns = values.map((literal) => likePattern(literal.kind === 'null' ? '' : String(textOf(literal))));
    return (rows) => {
        const value = left.value(rows);
        return typeof value === 'string' && patterns.some((pattern) => pattern.test(value));
    };
}

function likePattern(text: string): RegExp {
    const source = text.replace(/\\([_%])|([%_])|([.*+?^${}()|[\]\\])/g, (_all, escaped, wild, special) =>
        escaped ? escaped : wild === '%' ? '[\\s\\S]*' : wild === '_' ? '[\\s\\S]' : `\\${special as string}`
    );
    return new RegExp(`^${source}$`, 'i');
}

function multiTest(left: Evaluator, values: readonly Literal[], includes: boolean): Test {
    const wanted = values.map((literal) => String(textOf(literal)).toLowerCase().split(';'));
    return (rows) => {
        const value = left.value(rows);
        const has = new Set(typeof value === 'string' ? value.toLowerCase().split(';') : []);
        return wanted.some((all) => all.every((one) => has.has(one))) === includes;
    };
}

function textOf(literal: Literal): unknown {
    return 'value' in literal ? literal.value : '';
}
