import { fromDateTime, toDateTime } from '../core/dates.ts';
import type { ObjectDef, Row } from '../core/types.ts';
import type { FunctionCall, Operand } from './ast.ts';
import { invalidField, malformed } from './errors.ts';
import { resolvePath } from './fieldPath.ts';
import type { FieldPath, Value } from './fieldPath.ts';
import type { QueryScope } from './scope.ts';
import { unquote } from './conditions.ts';
import { offsetMs } from './zonedDate.ts';

const DAY = 86_400_000;
const EARTH_RADIUS: Readonly<Record<string, number>> = { km: 6371.0088, mi: 3958.7613 };
export const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

/** Value of an operand for one row, or of an aggregate for a group of rows. */
export interface Evaluator {
    readonly isAggregate: boolean;
    /** The field that the value comes from, if it is one; decides types, labels and comparison. */
    readonly path: FieldPath | null;
    readonly type: FieldPath['type'];
    value(rows: readonly Row[]): Value;
}

type DateFunction = (date: Date) => number | string;
const DATE_FUNCTIONS: Readonly<Record<string, DateFunction>> = {
    CALENDAR_YEAR: (date) => date.getUTCFullYear(),
    CALENDAR_QUARTER: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
    CALENDAR_MONTH: (date) => date.getUTCMonth() + 1,
    FISCAL_YEAR: (date) => date.getUTCFullYear(),
    FISCAL_QUARTER: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
    FISCAL_MONTH: (date) => date.getUTCMonth() + 1,
    DAY_IN_MONTH: (date) => date.getUTCDate(),
    DAY_IN_WEEK: (date) => date.getUTCDay() + 1,
    DAY_IN_YEAR: (date) => dayInYear(date),
    DAY_ONLY: (date) => date.toISOString().slice(0, 10),
    HOUR_IN_DAY: (date) => date.getUTCHours(),
    WEEK_IN_MONTH: (date) => Math.floor((date.getUTCDate() - 1) / 7) + 1,
    WEEK_IN_YEAR: (date) => Math.floor((dayInYear(date) - 1) / 7) + 1
};

export function evaluatorOf(scope: QueryScope, object: ObjectDef, alias: string | null, operand: Operand): Evaluator {
    const resolve = (path: string): FieldPath => resolvePath(scope, object, alias, path);
    if (operand.kind === 'field') {
        return pathEvaluator(resolve(operand.path));
    }
    return functionEvaluator(scope, resolve, operand);
}

function pathEvaluator(path: FieldPath): Evaluator {
    return {
        isAggregate: false,
        path,
        type: path.type,
        value: ([row]) => (row ? path.read(row) : null)
    };
}

function functionEvaluator(scope: QueryScope, resolve: (path: string) => FieldPath, call: FunctionCall): Evaluator {
    const rowFunction = (type: FieldPath['type'], read: (row: Row) => Value): Evaluator => ({
        isAggregate: false,
        path: null,
        type,
        value: ([row]) => (row ? read(row) : null)
    });
    if (AGGREGATES.has(call.name)) {
        return aggregate(call, argument(scope, resolve, call));
    }
    if (call.name === 'DISTANCE') {
        return rowFunction('double', distance(resolve, call));
    }
    const inner = argument(scope, resolve, call);
    if (!inner) {
        throw malformed(`unexpected token: ${call.name}`);
    }
    const read = (row: Row): Value => inner.value([row]);
    switch (call.name) {
        case 'TOLABEL':
            return { ...rowFunction('string', (row) => labelOf(inner.path, read(row))), path: inner.path };
        case 'FORMAT':
            return rowFunction('string', (row) => (read(row) === null ? null : String(read(row))));
        case 'CONVERTCURRENCY':
            return inner;
        case 'CONVERTTIMEZONE':
            return rowFunction('datetime', (row) => inZone(read(row), scope.timeZone));
        default: {
            const rule = DATE_FUNCTIONS[call.name];
            if (!rule) {
                throw malformed(`unknown function: ${call.raw || call.name}`);
            }
            const type = call.name === 'DAY_ONLY' ? 'date' : 'int';
            return rowFunction(type, (row) => applyDate(rule, read(row)));
        }
    }
}

function argument(scope: QueryScope, resolve: (path: string) => FieldPath, call: FunctionCall): Evaluator | null {
    const [first] = call.args;
    if (first === undefined) {
        return null;
    }
    return typeof first === 'string' ? pathEvaluator(resolve(first)) : functionEvaluator(scope, resolve, first);
}

function aggregate(call: FunctionCall, inner: Evaluator | null): Evaluator {
    const isCount = call.name.startsWith('COUNT');
    if (!inner && call.name !== 'COUNT') {
        throw malformed(`${call.name} needs a field`);
    }
    const numeric = call.name === 'SUM' || call.name === 'AVG';
    if (numeric && inner && !['int', 'double', 'currency', 'percent'].includes(inner.type)) {
        throw invalidField(`field ${inner.path?.name ?? ''} does not support aggregate operator ${call.name}`);
    }
    return {
        isAggregate: true,
        path: isCount || numeric ? null : (inner?.path ?? null),
        type: isCount ? 'int' : numeric ? 'double' : (inner?.type ?? 'double'),
        value: (rows) => {
            if (!inner) {
                return rows.length;
            }
            const values = rows.map((row) => inner.value([row])).filter((value) => value !== null);
            return combine(call.name, values as (string | number | boolean)[]);
        }
    };
}

function combine(name: string, values: readonly (string | number | boolean)[]): string | number | boolean | null {
    switch (name) {
        case 'COUNT':
            return values.length;
        case 'COUNT_DISTINCT':
            return new Set(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value))).size;
        default:
            break;
    }
    if (values.length === 0) {
        return null;
    }
    const sum = (): number => values.reduce<number>((total, value) => total + Number(value), 0);
    switch (name) {
        case 'SUM':
            return sum();
        case 'AVG':
            return sum() / values.length;
        case 'MIN':
            return values.reduce((least, value) => (value < least ? value : least));
        default:
            return values.reduce((most, value) => (value > most ? value : most));
    }
}

function labelOf(path: FieldPath | null, value: Value): Value {
    const entry = path?.field?.picklist.find((candidate) => candidate.value === value);
    return entry?.label ?? value;
}

function inZone(value: Value, timeZone: string): Value {
    if (typeof value !== 'string') {
        return null;
    }
    const epochMs = fromDateTime(value);
    return toDateTime(epochMs + offsetMs(epochMs, timeZone));
}

function applyDate(rule: DateFunction, value: Value): Value {
    return typeof value === 'string' ? rule(new Date(fromDateTime(value))) : null;
}

function dayInYear(date: Date): number {
    const start = Date.UTC(date.getUTCFullYear(), 0, 1);
    return Math.floor((date.getTime() - start) / DAY) + 1;
}

type Point = readonly [latitude: number, longitude: number];

function distance(resolve: (path: string) => FieldPath, call: FunctionCall): (row: Row) => Value {
    const [first, second, unit] = call.args;
    const radius = EARTH_RADIUS[typeof unit === 'string' ? unquote(unit).toLowerCase() : ''];
    if (first === undefined || second === undefined || radius === undefined) {
        throw malformed("DISTANCE expects two locations and a unit, 'mi' or 'km'");
    }
    const from = pointReader(resolve, first);
    const to = pointReader(resolve, second);
    return (row) => {
        const start = from(row);
        const end = to(row);
        return start && end ? greatCircle(start, end) * radius : null;
    };
}

function pointReader(resolve: (path: string) => FieldPath, arg: string | FunctionCall): (row: Row) => Point | null {
    if (typeof arg !== 'string') {
        const [latitude, longitude] = arg.args.map(Number);
        return () => [latitude ?? Number.NaN, longitude ?? Number.NaN];
    }
    const path = resolve(arg);
    return (row) => {
        const value = path.read(row);
        if (value === null || typeof value !== 'object') {
            return null;
        }
        const { latitude, longitude } = value;
        return typeof latitude === 'number' && typeof longitude === 'number' ? [latitude, longitude] : null;
    };
}

/** Angle between two points on the sphere (haversine), in radians. */
function greatCircle([lat1, lng1]: Point, [lat2, lng2]: Point): number {
    const rad = (degrees: number): number => (degrees * Math.PI) / 180;
    const a =
        Math.sin(rad(lat2 - lat1) / 2) ** 2 +
        Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lng2 - lng1) / 2) ** 2;
    return 2 * Math.asin(Math.min(1, Math.sqrt(a)));
}
