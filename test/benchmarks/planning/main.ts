/**
 * `npm run bench:planning -- --instances DIR --references CSV [--seconds 1] [--seeds 3] [--m 1,2,3,4] [--visit-all] [--json] [--routes]`
 * Runs every instance in DIR, one process per case, and compares with the references.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listCases, readReferences } from './cases.ts';
import { runAll } from './run.ts';
import { summarise, toMarkdown } from './summary.ts';

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
        routes: { type: 'boolean', default: false }
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
    const directory = values.instances ?? process.env['FIELDMAP_BENCH_INSTANCES'];
    if (!directory) {
        throw new Error(
            'No instances: give --instances DIR or set FIELDMAP_BENCH_INSTANCES to a directory of *.json files.'
        );
    }
    const isVisitAll = values['visit-all'];
    const cases = listCases(pathOf(directory), {
        routeCounts: values.m.split(',').map(Number),
        only: new RegExp(values.only),
        every: positive('every'),
        isVisitAll
    });
    const references = values.references
        ? readReferences(pathOf(values.references), isVisitAll)
        : new Map<string, number>();
    const seconds = positive('seconds');
    const rows = await runAll(cases, references, {
        seconds,
        seeds: positive('seeds'),
        jobs: positive('jobs'),
        isVisitAll
    });
    const summary = summarise(rows);
    if (!values.json) {
        process.stdout.write(toMarkdown(summary, rows, seconds));
        return;
    }
    const shown = values.routes ? rows : rows.map(({ routes: _routes, ...row }) => row);
    process.stdout.write(`${JSON.stringify({ seconds, seeds: positive('seeds'), ...summary, cases: shown })}\n`);
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
});
