/** Keeps the best scores found, with the routes that prove them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readInstance } from './instance.ts';
import { judge } from './judge.ts';

export interface Proof {
    readonly instance: string;
    readonly path: string;
    readonly m: number;
    readonly best: number;
    readonly reference: number | null;
    readonly routes: readonly (readonly (number | string)[])[];
}

const HEAD = 'instance,m,bks,routes';

/**
 * Adds to `file` (CSV: instance, m, score, routes as JSON without commas between columns) what is better than the reference
 * and than what the file holds. Every proof is judged anew first.
 *
 * Errors: Error for routes that the judge refuses or scores otherwise.
 */
export function raiseReferences(file: string, proofs: readonly Proof[]): string[] {
    const known = new Map<string, { score: number; line: string }>();
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : [];
    for (const line of lines) {
        const [instance = '', m = '', score = ''] = line.split(',');
        known.set(`${instance},${m}`, { score: Number(score), line });
    }
    const raised: string[] = [];
    for (const { instance, path, m, best, reference, routes } of proofs) {
        const key = `${instance},${m}`;
        if (reference === null || best <= reference || best <= (known.get(key)?.score ?? -Infinity)) continue;
        const { score, errors } = judge(readInstance(path), routes, m);
        if (errors.length > 0 || score !== best) {
            throw new Error(`${key}: the judge gives ${score}, not ${best}. ${errors.join(' ')}`);
        }
        known.set(key, { score: best, line: `${key},${best},${routes.map((route) => route.join(' ')).join(' | ')}` });
        raised.push(key);
    }
    const sorted = [...known.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { line }]) => line);
    if (raised.length > 0) writeFileSync(file, `${[HEAD, ...sorted].join('\n')}\n`);
    return raised;
}
