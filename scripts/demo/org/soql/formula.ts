import type { FieldValue } from '../core/types.ts';

/** What a formula is computed from: fields of the record (and of its parents, `Account.Name`), and the user's day. */
export interface FormulaScope {
    field(path: string): FieldValue;
    /** `YYYY-MM-DD`. */
    readonly today: string;
}

export type Formula = (scope: FormulaScope) => FieldValue;

type Call = (args: readonly Formula[]) => Formula;

const DAY_MS = 86_400_000;
const TOKEN = /\s*("(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|[A-Za-z]\w*(?:\.\w+)*|<>|!=|<=|>=|&&|\|\||[-+*/&=<>(),])/y;
/** By falling binding strength, weakest first. */
const LEVELS: readonly (readonly string[])[] = [
    ['||'],
    ['&&'],
    ['=', '<>', '!='],
    ['<', '<=', '>', '>='],
    ['&'],
    ['+', '-'],
    ['*', '/']
];

/**
 * Compiles the formulas that a demo needs: comparisons, arithmetic on numbers and dates, AND, OR, NOT, IF, CASE, ISBLANK,
 * BLANKVALUE, ISPICKVAL, TEXT, TODAY. Null for everything else; such a field keeps what was stored for it.
 *
 * Source: Salesforce help, "Formula Operators and Functions".
 */
export function compileFormula(text: string): Formula | null {
    const tokens = tokenize(text);
    if (tokens === null) {
        return null;
    }
    try {
        const parser = { tokens, at: 0 };
        const formula = binary(parser, 0);
        return parser.at === tokens.length ? formula : null;
    } catch {
        return null;
    }
}

interface Parser {
    readonly tokens: readonly string[];
    at: number;
}

function tokenize(text: string): string[] | null {
    const tokens: string[] = [];
    const end = text.trimEnd().length;
    let at = 0;
    while (at < end) {
        TOKEN.lastIndex = at;
        const match = TOKEN.exec(text);
        if (match === null) {
            return null;
        }
        tokens.push(match[1] ?? '');
        at = TOKEN.lastIndex;
    }
    return tokens;
}

function binary(parser: Parser, level: number): Formula {
    const operators = LEVELS[level];
    if (operators === undefined) {
        return primary(parser);
    }
    let left = binary(parser, level + 1);
    for (let token = parser.tokens[parser.at]; token !== undefined && operators.includes(token);) {
        parser.at += 1;
        left = operation(token, left, binary(parser, level + 1));
        token = parser.tokens[parser.at];
    }
    return left;
}

function primary(parser: Parser): Formula {
    const token = parser.tokens[parser.at++] ?? '';
    if (token === '(') {
        const inner = binary(parser, 0);
        expect(parser, ')');
        return inner;
    }
    if (token === '-') {
        const value = primary(parser);
        return (scope) => -numberOf(value(scope));
    }
    if (token.startsWith('"')) {
        const text = token.slice(1, -1).replace(/\\(.)/g, '$1');
        return () => text;
    }
    if (/^\d/.test(token)) {
        return () => Number(token);
    }
    if (parser.tokens[parser.at] === '(') {
        return call(parser, token);
    }
    const word = token.toUpperCase();
    if (word === 'TRUE' || word === 'FALSE' || word === 'NULL') {
        return () => (word === 'NULL' ? null : word === 'TRUE');
    }
    if (!/^[A-Za-z]/.test(token)) {
        throw new Error(`unexpected ${token}`);
    }
    return (scope) => scope.field(token);
}

function call(parser: Parser, name: string): Formula {
    const make = FUNCTIONS[name.toUpperCase()];
    if (make === undefined) {
        throw new Error(`unknown function ${name}`);
    }
    expect(parser, '(');
    const args: Formula[] = [];
    while (parser.tokens[parser.at] !== ')') {
        args.push(binary(parser, 0));
        if (parser.tokens[parser.at] !== ')') {
            expect(parser, ',');
        }
    }
    expect(parser, ')');
    return make(args);
}

function expect(parser: Parser, token: string): void {
    if (parser.tokens[parser.at++] !== token) {
        throw new Error(`expected ${token}`);
    }
}

const at = (args: readonly Formula[], index: number): Formula => args[index] ?? (() => null);
const isBlank = (value: FieldValue): boolean => value === null || value === '';
const isTrue = (value: FieldValue): boolean => value === true;

const FUNCTIONS: Readonly<Record<string, Call>> = {
    AND: (args) => (scope) => args.every((arg) => isTrue(arg(scope))),
    OR: (args) => (scope) => args.some((arg) => isTrue(arg(scope))),
    NOT: (args) => (scope) => !isTrue(at(args, 0)(scope)),
    IF: (args) => (scope) => at(args, isTrue(at(args, 0)(scope)) ? 1 : 2)(scope),
    ISBLANK: (args) => (scope) => isBlank(at(args, 0)(scope)),
    BLANKVALUE: (args) => (scope) => at(args, isBlank(at(args, 0)(scope)) ? 1 : 0)(scope),
    ISPICKVAL: (args) => (scope) => (at(args, 0)(scope) ?? '') === at(args, 1)(scope),
    TEXT: (args) => (scope) => String(at(args, 0)(scope) ?? ''),
    TODAY: () => (scope) => scope.today,
    CASE: (args) => (scope) => {
        const value = at(args, 0)(scope);
        for (let index = 1; index + 1 < args.length; index += 2) {
            if (at(args, index)(scope) === value) {
                return at(args, index + 1)(scope);
            }
        }
        return args.length % 2 === 0 ? at(args, args.length - 1)(scope) : null;
    }
};

function operation(operator: string, left: Formula, right: Formula): Formula {
    switch (operator) {
        case '&&':
            return (scope) => isTrue(left(scope)) && isTrue(right(scope));
        case '||':
            return (scope) => isTrue(left(scope)) || isTrue(right(scope));
        case '&':
            return (scope) => `${left(scope) ?? ''}${right(scope) ?? ''}`;
        case '=':
            return (scope) => left(scope) === right(scope);
        case '<>':
        case '!=':
            return (scope) => left(scope) !== right(scope);
        case '+':
        case '-':
            return (scope) => sum(left(scope), right(scope), operator === '+' ? 1 : -1);
        case '*':
            return (scope) => numberOf(left(scope)) * numberOf(right(scope));
        case '/':
            return (scope) => numberOf(left(scope)) / numberOf(right(scope));
        default:
            return (scope) => compared(operator, left(scope), right(scope));
    }
}

/** With an empty side nothing is smaller or larger. */
function compared(operator: string, left: FieldValue, right: FieldValue): boolean {
    if (left === null || right === null) {
        return false;
    }
    const order = left < right ? -1 : left > right ? 1 : 0;
    return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

/** Days are added to dates; two dates give the days between them. */
function sum(left: FieldValue, right: FieldValue, sign: 1 | -1): FieldValue {
    if (isDate(left) && isDate(right)) {
        return (Date.parse(left) - Date.parse(right)) / DAY_MS;
    }
    if (isDate(left)) {
        return new Date(Date.parse(left) + sign * numberOf(right) * DAY_MS).toISOString().slice(0, 10);
    }
    return left === null || right === null ? null : numberOf(left) + sign * numberOf(right);
}

function isDate(value: FieldValue): value is string {
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function numberOf(value: FieldValue): number {
    return typeof value === 'number' ? value : Number(value ?? 0);
}
