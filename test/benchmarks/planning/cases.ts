/** Which instances to run, with how many routes, and what is known to be possible. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readInstance } from './instance.ts';
import type { Instance } from './instance.ts';

export interface Case {
    /** What the file calls itself, or the file's own name. */
    readonly instance: string;
    readonly file: string;
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
    const cases = names.flatMap((name) => {
        const path = join(directory, name);
        const found = instanceAt(path);
        if (found === null) return [];
        const { totalProfit, fileVehicles, customers } = found;
        const file = basename(name, '.json');
        const instance = typeof found.name === 'string' && found.name !== '' ? found.name : file;
        const counts = filter.isVisitAll
            ? [Math.min(fileVehicles ?? customers.length, customers.length)]
            : filter.routeCounts;
        return counts.map((routeCount) => ({ instance, file, path, routeCount, totalProfit }));
    });
    if (cases.length === 0) throw new Error(`No *.json instances in ${directory}.`);
    return cases.filter((entry) => filter.only.test(entry.instance)).filter((_, index) => index % filter.every === 0);
}

/** Other JSON in the directory is passed over, and said so. */
function instanceAt(path: string): Instance | null {
    try {
        return readInstance(path);
    } catch (error) {
        process.stderr.write(`Passed over: ${error instanceof Error ? error.message : String(error)}\n`);
        return null;
    }
}

function columnsOf(path: string): Record<string, string>[] {
    const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
    const names = head.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}

/** How references are looked up: capital letters do not count. */
export function referenceKey(instance: string, routeCount?: number): string {
    return [instance.trim().toLowerCase(), ...(routeCount === undefined ? [] : [routeCount])].join(',');
}

/** The reference of a case by its own name, else by its file's. */
export function referenceOf(
    references: ReadonlyMap<string, number>,
    entry: Case,
    isVisitAll: boolean
): number | undefined {
    const count = isVisitAll ? undefined : entry.routeCount;
    return references.get(referenceKey(entry.instance, count)) ?? references.get(referenceKey(entry.file, count));
}

/** Best known value by `instance,m`; in visit-all mode the shortest distance under the cut-to-one-decimal convention. */
export function readReferences(path: string, isVisitAll: boolean): Map<string, number> {
    const references = new Map<string, number>();
    for (const row of columnsOf(path)) {
        const value = Number(row['bks'] ?? row['reference'] ?? row['best']);
        if (!isVisitAll) {
            if (Number.isFinite(value)) references.set(referenceKey(row['instance'] ?? '', Number(row['m'])), value);
        } else if (row['convention'] === 'trunc1') {
            const key = referenceKey(row['instance'] ?? '');
            references.set(key, Math.min(references.get(key) ?? Infinity, Number(row['distance'])));
        }
    }
    if (references.size === 0) throw new Error(`No references in ${path}.`);
    return references;
}

/** c1, c2, r1, r2, rc1, rc2, pr01-10, pr11-20, or `other`. */
export function classOf(instance: string): string {
    const cordeau = /^pr(\d+)$/i.exec(instance);
    if (cordeau) return Number(cordeau[1]) <= 10 ? 'pr01-10' : 'pr11-20';
    return /^(rc|r|c)[12]/i.exec(instance)?.[0]?.toLowerCase() ?? 'other';
}
