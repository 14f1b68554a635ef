/**
 * `npm run bench:planning -- --instances DIR --references CSV [--seconds 1] [--seeds 3] [--m 1,2,3,4] [--visit-all] [--json]`
 * Runs every instance in DIR, one process per case, and compares with the references.
 *   --json            one object on standard output, with the routes of each case as the independent judge reads them
 *   --only, --every   a pattern for names; every n-th case
 *   --jobs            processes at once
 *   --write FILE      puts the table into a document, between marks named after the run: `<!-- toptw-1s -->`
 *   --raise FILE      keeps better scores than the references in a CSV, with their routes, judged anew
 *   --rows FILE       takes the JSON of an earlier run instead of running
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listCases, readReferences } from './cases.ts';
import { runAll } from './run.ts';
import type { CaseRow } from './run.ts';
import { raiseReferences } from './raiseReferences.ts';
import { summarise } from './summary.ts';
import { placeIn, toMarkdown } from './toMarkdown.ts';

const { values } = parseArgs({
    options: {
        instances: { type: 'string' },
        references: { type: 'string' },
        seconds: { type: 'string', default: '1' },
        seeds: { type: 'string', default: '3' },
        m: { type: 'string', default: '1,2,3,4' },
        only: { type: 'string', default: '' },
        every: { type: 'string', default: '1' },
        jobs: { type: 'string', default: '1' },
        'visit-all': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        routes: { type: 'boolean', default: true },
        write: { type: 'string' },
        raise: { type: 'string' },
        rows: { type: 'string' }
    }
});

function positive(name: 'seconds' | 'seeds' | 'every' | 'jobs'): number {
    const number = Number(values[name]);
    if (!(number > 0)) throw new Error(`--${name} must be a number above 0, got "${values[name]}".`);
    return number;
}

/** Paths are meant from where the person stands, not from the package npm changes to. */
function pathOf(path: string): string {
    return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

async function main(): Promise<void> {
    const seconds = positive('seconds');
    const directory = instancesDirectory();
    const rows = values.rows ? earlierRows(values.rows) : await runCases(directory, seconds);
    const summary = summarise(rows);
    const table = toMarkdown(summary, rows, seconds);
    if (values.write) {
        const name = `${values['visit-all'] ? 'visit-all' : 'toptw'}-${seconds}s`;
        const path = pathOf(values.write);
        writeFileSync(path, placeIn(readFileSync(path, 'utf8'), name, table));
    }
    if (values.raise) {
        const proofs = rows.map((row) => ({ ...row, path: join(directory, `${row.file}.json`) }));
        const raised = raiseReferences(pathOf(values.raise), proofs);
        process.stderr.write(`Raised: ${raised.join(' ') || 'none'}\n`);
    }
    const result = { seconds, seeds: summary.bySeed.length, ...summary, cases: rows };
    process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : table);
}

function instancesDirectory(): string {
    const directory = values.instances ?? process.env['FIELDMAP_BENCH_INSTANCES'];
    if (!directory) {
        throw new Error(
            'No instances: give --instances DIR or set FIELDMAP_BENCH_INSTANCES to a directory of *.json files.'
        );
    }
    return pathOf(directory);
}

function earlierRows(path: string): CaseRow[] {
    const { cases } = JSON.parse(readFileSync(pathOf(path), 'utf8')) as { cases: CaseRow[] };
    return cases.map((row) => ({ ...row, file: row.file ?? row.instance }));
}

async function runCases(directory: string, seconds: number): Promise<CaseRow[]> {
    const isVisitAll = values['visit-all'];
    const cases = listCases(directory, {
        routeCounts: values.m.split(',').map(Number),
        only: new RegExp(values.only),
        every: positive('every'),
        isVisitAll
    });
    const references = values.references
        ? readReferences(pathOf(values.references), isVisitAll)
        : new Map<string, number>();
    return runAll(cases, references, { seconds, seeds: positive('seeds'), jobs: positive('jobs'), isVisitAll });
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
});
