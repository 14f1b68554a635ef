import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { text } from './texts.ts';

const MESSAGES = readFileSync('messages/fieldmap.doctor.checks.md', 'utf8');
const SOURCES = ['runDoctor.ts', ...readdirSync('scripts/lib/doctor/checks').map((name) => `checks/${name}`)]
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => ({ name, source: readFileSync(`scripts/lib/doctor/${name}`, 'utf8') }));

/** A word with a small letter after it: no query, path, id or list of names has that. */
const SENTENCE = /[A-Za-z0-9)][,;:.]? [a-z]/;
/** What becomes text that a person reads. */
const SPOKEN = ['ok', 'warning', 'failure', 'skipped'];

function nodesOf(source: string): readonly ts.Node[] {
    const found: ts.Node[] = [];
    const visit = (node: ts.Node): void => {
        found.push(node);
        ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile('check.ts', source, ts.ScriptTarget.ESNext, true));
    return found;
}

/** The words of a literal, `x` for what is filled in; null for anything else. */
function wordsOf(node: ts.Node): string | null {
    if (ts.isStringLiteralLike(node)) {
        return node.text;
    }
    return ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('x')
        : null;
}

/** What goes to a person as it stands: `why`, `saw` and `next`, as a field, a constant or an argument. */
function spokenIn(node: ts.Node): readonly ts.Node[] {
    if (ts.isCallExpression(node) && SPOKEN.includes(node.expression.getText())) {
        return node.arguments.flatMap(branchesOf);
    }
    const isNamed = (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && node.initializer !== undefined;
    return isNamed && /^(why|saw|next)$/.test(node.name.getText()) ? branchesOf(node.initializer) : [];
}

function branchesOf(node: ts.Node): readonly ts.Node[] {
    return ts.isConditionalExpression(node) ? [node.whenTrue, node.whenFalse].flatMap(branchesOf) : [node];
}

function sentencesIn(source: string): readonly string[] {
    const nodes = nodesOf(source);
    const anywhere = nodes.map(wordsOf).filter((words) => words !== null && SENTENCE.test(words));
    const spoken = nodes.flatMap(spokenIn).map(wordsOf);
    return [...new Set([...anywhere, ...spoken])].filter((words) => words !== null);
}

/** Each call of `text`: its key (null when it is not a plain literal) and how many values it passes. */
function callsIn(source: string): readonly { readonly key: string | null; readonly values: number }[] {
    return nodesOf(source)
        .filter((node) => ts.isCallExpression(node))
        .filter(({ expression }) => expression.getText() === 'text')
        .map(({ arguments: [key, ...values] }) => ({
            key: key !== undefined && ts.isStringLiteral(key) ? key.text : null,
            values: values.length
        }));
}

const CALLS = SOURCES.flatMap(({ name, source }) => callsIn(source).map((call) => ({ name, ...call })));
const KEYS = [...MESSAGES.matchAll(/^# (.+)$/gm)].map(([, key]) => key ?? '');

describe('texts of the checks', () => {
    it.each(SOURCES)('has no sentence in $name', ({ source }) => {
        expect(sentencesIn(source)).toEqual([]);
    });

    it('has every text that a check asks for, with a place for every value', () => {
        const placesOf = (key: string | null): number => (key === null ? -1 : (text(key).match(/%s/g)?.length ?? 0));
        expect(CALLS.length).toBeGreaterThan(SOURCES.length);
        expect(CALLS.filter(({ key, values }) => placesOf(key) !== values)).toEqual([]);
    });

    it('has no text twice, and none that no check uses', () => {
        expect(KEYS.filter((key, index) => KEYS.indexOf(key) !== index)).toEqual([]);
        expect(KEYS.filter((key) => !CALLS.some((call) => call.key === key))).toEqual([]);
    });

    it('puts values where they belong, as they are', () => {
        expect(text('api-budget.saw', 0, '100%s')).toBe('0 of 100%s API requests left today');
        expect(() => text('api-budget.nowhere')).toThrow('Missing message');
    });

    it.each([
        ["const check = { why: 'Plans' };"],
        ["ok('Ready');"],
        ["isOld ? warning(saw, isNew ? text('a.b') : 'Wait.') : ok(saw);"],
        ['const words = `${left} of ${most}`;'],
        ["const words = 'Not checked: the middleware ' + reason;"]
    ])('sees the sentence in %s', (source) => {
        expect(sentencesIn(source)).toHaveLength(1);
    });

    it('takes queries, paths and lists for what they are', () => {
        const source = "q(`SELECT Id FROM User WHERE Name IN (${list}) AND IsActive = true`); get('/services/data'); [a].join(', ');";
        expect(sentencesIn(source)).toEqual([]);
    });
});
