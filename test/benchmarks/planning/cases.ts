/** Which instances to run, with how many routes, and what is known to be possible. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readInstance } from './instance.ts';

export interface Case {
    readonly instance: string;
    readonly path: string;
    readonly routeCount: number;
    readonly totalProfit: number;
}

export interface CaseFilter {
    readonly routeCounts: readonly number[];
    readonly only: RegExp;
    readonly every: number;
    readonly isVisitAll: boolean;
}

export function listCases(directory: string, filter: CaseFilter): Case[] {
    const names = readdirSync(directory)
        .filter((name) => name.endsWith('.json'))
        .sort();
    if (names.length === 0) throw new Error(`No *.json instances in ${directory}.`);
    const cases = names.flatMap((name) => {
        const path = join(directory, name);
        const { totalProfit, fileVehicles, customers } = readInstance(path);
        const counts = filter.isVisitAll
            ? [Math.min(fileVehicles ?? customers.length, customers.length)]
            : filter.routeCounts;
        return counts.map((routeCount) => ({ instance: basename(name, '.json'), path, routeCount, totalProfit }));
    });
    return cases.filter((entry) => filter.only.test(entry.instance)).filter((_, index) => index % filter.every === 0);
}

function columnsOf(path: string): Record<string, string>[] {
    const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
    const names = head.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}

/** Best known value by `instance,m`; in visit-all mode the shortest distance under the cut-to-one-decimal convention. */
export function readReferences(path: string, isVisitAll: boolean): Map<string, number> {
    const references = new Map<string, number>();
    for (const row of columnsOf(path)) {
        if (!isVisitAll) references.set(`${row['instance']},${row['m']}`, Number(row['bks']));
        else if (row['convention'] === 'trunc1') {
            const key = row['instance'] ?? '';
            references.set(key, Math.min(references.get(key) ?? Infinity, Number(row['distance'])));
        }
    }
    if (references.size === 0) throw new Error(`No references in ${path}.`);
    return references;
}

/** c1, c2, r1, r2, rc1, rc2, pr01-10, pr11-20, or `other`. */
export function classOf(instance: string): string {
    const cordeau = /^pr(\d+)$/.exec(instance);
    if (cordeau) return Number(cordeau[1]) <= 10 ? 'pr01-10' : 'pr11-20';
    return /^(rc|r|c)[12]/.exec(instance)?.[0] ?? 'other';
}
