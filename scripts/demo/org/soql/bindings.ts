import { malformed } from './errors.ts';

export type Bindings = Readonly<Record<string, unknown>>;

/** Placeholder text of a bind variable; no query can hold it by accident. */
const MARK = '\u0001bind:';
const VARIABLE = /^:\s*([A-Za-z_][\w.]*)/;

/**
 * Replaces `:name` by placeholders that the parser takes for strings; the values are put in after parsing. (Asking the parser
 * itself for bind variables rebuilds it on every call, 100 ms; and no value is ever pasted into the text.)
 * Errors: a name without value.
 */
export function replaceVariables(text: string, bindings: Bindings): string {
    let result = '';
    let i = 0;
    while (i < text.length) {
        const char = text.charAt(i);
        if (char === "'") {
            const end = endOfString(text, i);
            result += text.slice(i, end);
            i = end;
            continue;
        }
        const match = char === ':' ? VARIABLE.exec(text.slice(i)) : null;
        if (!match || /\w/.test(text.charAt(i - 1))) {
            result += char;
            i++;
            continue;
        }
        const name = match[1] ?? '';
        if (!(name in bindings)) {
            throw malformed(`Variable does not exist: ${name}`);
        }
        result += placeholder(name, bindings[name], result);
        i += match[0].length;
    }
    return result;
}

/** Name of the variable that a parsed string stands for, or null. */
export function variableOf(text: string): string | null {
    return text.startsWith(MARK) ? text.slice(MARK.length) : null;
}

function placeholder(name: string, value: unknown, before: string): string {
    if (/\b(LIMIT|OFFSET)\s*$/i.test(before)) {
        return String(Number(value));
    }
    const text = `'${MARK}${name}'`;
    return /\b(IN|INCLUDES|EXCLUDES)\s*$/i.test(before) ? `(${text})` : text;
}

function endOfString(text: string, start: number): number {
    let i = start + 1;
    while (i < text.length && text.charAt(i) !== "'") {
        i += text.charAt(i) === '\\' ? 2 : 1;
    }
    return i + 1;
}
