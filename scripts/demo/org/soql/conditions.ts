import type { FunctionExp, HavingClause, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import type { Condition, Expression, Literal, Operator, SoqlQuery } from './ast.ts';
import { variableOf } from './bindings.ts';
import type { Bindings } from './bindings.ts';
import { malformed } from './errors.ts';
import { toOperand } from './operands.ts';

type Subquery = (query: Query) => SoqlQuery;
type Token = '(' | ')' | 'NOT' | 'AND' | 'OR' | Condition;

/** What the parser's types do not say in one place: a node of its right-leaning list. */
interface ListNode {
    left?: ParsedCondition | null;
    operator?: string;
    right?: ListNode;
}
interface ParsedCondition {
    openParen?: number;
    closeParen?: number;
    field?: string;
    fn?: FunctionExp;
    operator?: string;
    value?: string | string[];
    valueQuery?: Query;
    literalType?: string | string[];
    dateLiteralVariable?: number | number[];
}

/**
 * The parser gives WHERE as a right-leaning list with counters of parentheses: it is flattened to tokens and read again with
 * precedence. As in Salesforce, AND and OR on one level without parentheses are an error.
 */
export function toExpression(clause: WhereClause | HavingClause, bindings: Bindings, subquery: Subquery): Expression {
    const tokens = flatten(clause as ListNode, bindings, subquery);
    const reader = { tokens, at: 0 };
    const expression = readLevel(reader);
    if (reader.at !== tokens.length) {
        throw malformed('unexpected token: )');
    }
    return expression;
}

function flatten(clause: ListNode, bindings: Bindings, subquery: Subquery): Token[] {
    const tokens: Token[] = [];
    for (let node: ListNode | undefined = clause; node; node = node.right) {
        const { left, operator } = node;
        for (let i = 0; i < (left?.openParen ?? 0); i++) {
            tokens.push('(');
        }
        if (left?.operator) {
            tokens.push(toCondition(left, bindings, subquery));
        }
        for (let i = 0; i < (left?.closeParen ?? 0); i++) {
            tokens.push(')');
        }
        if (operator) {
            tokens.push(operator.toUpperCase() as Token);
        }
    }
    return tokens;
}

function readLevel(reader: { tokens: readonly Token[]; at: number }): Expression {
    const items = [readItem(reader)];
    let kind: 'and' | 'or' | null = null;
    for (let token = reader.tokens[reader.at]; token === 'AND' || token === 'OR'; token = reader.tokens[reader.at]) {
        const next = token === 'AND' ? 'and' : 'or';
        if (kind !== null && kind !== next) {
            throw malformed(`unexpected token: '${token}' (AND and OR on one level need parentheses)`);
        }
        kind = next;
        reader.at++;
        items.push(readItem(reader));
    }
    const [only] = items;
    return kind === null && only ? only : { kind: kind ?? 'and', items };
}

function readItem(reader: { tokens: readonly Token[]; at: number }): Expression {
    const token = reader.tokens[reader.at++];
    if (token === 'NOT') {
        return { kind: 'not', item: readItem(reader) };
    }
    if (token === '(') {
        const inner = readLevel(reader);
        if (reader.tokens[reader.at++] !== ')') {
            throw malformed("expecting a right parentheses, found '<EOF>'");
        }
        return inner;
    }
    if (token === undefined || typeof token === 'string') {
        throw malformed(`unexpected token: '${token ?? '<EOF>'}'`);
    }
    return token;
}

function toCondition(parsed: ParsedCondition, bindings: Bindings, subquery: Subquery): Condition {
    const left = parsed.fn ? toOperand({ fn: parsed.fn }) : toOperand({ field: parsed.field ?? '' });
    const operator = (parsed.operator ?? '=').toUpperCase().replace('<>', '!=') as Operator;
    if (parsed.valueQuery) {
        return { kind: 'condition', left, operator, values: [], subquery: subquery(parsed.valueQuery) };
    }
    const raw = [parsed.value ?? 'NULL'].flat();
    const types = [parsed.literalType ?? 'STRING'].flat();
    const variables = [parsed.dateLiteralVariable ?? 0].flat();
    const values = raw.flatMap((text, i) =>
        toLiterals(text, types[i] ?? types[0] ?? 'STRING', variables[i] ?? 0, bindings)
    );
    return { kind: 'condition', left, operator, values, subquery: null };
}

function toLiterals(text: string, type: string, n: number, bindings: Bindings): Literal[] {
    switch (type) {
        case 'NULL':
            return [{ kind: 'null' }];
        case 'BOOLEAN':
            return [{ kind: 'boolean', value: /^true$/i.test(text) }];
        case 'INTEGER':
        case 'DECIMAL':
            return [{ kind: 'number', value: Number(text) }];
        case 'INTEGER_WITH_CURRENCY_PREFIX':
        case 'DECIMAL_WITH_CURRENCY_PREFIX':
            return [{ kind: 'number', value: Number(text.slice(3)) }];
        case 'DATE':
            return [{ kind: 'date', value: text }];
        case 'DATETIME':
            return [{ kind: 'datetime', value: text }];
        case 'DATE_LITERAL':
            return [{ kind: 'dateLiteral', name: text.toUpperCase(), n: 0 }];
        case 'DATE_N_LITERAL':
            return [{ kind: 'dateLiteral', name: (text.split(':')[0] ?? '').toUpperCase(), n }];
        default:
            return fromString(unquote(text), bindings);
    }
}

function fromString(value: string, bindings: Bindings): Literal[] {
    const variable = variableOf(value);
    return variable === null ? [{ kind: 'string', value }] : [bindings[variable]].flat().map(toBound);
}

function toBound(value: unknown): Literal {
    if (value === null || value === undefined) {
        return { kind: 'null' };
    }
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) {
        return { kind: 'bound', value };
    }
    throw malformed(`Invalid bind expression type of ${typeof value}`);
}

export function unquote(text: string): string {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    const inner = text.startsWith("'") ? text.slice(1, -1) : text;
    return inner.replace(/\\(.)/g, (_all, char: string) =>
        char === '_' || char === '%' ? `\\${char}` : (escapes[char] ?? char)
    );
}
