import { parse } from 'csv-parse/sync';
import type { RunContext } from '../context.ts';
import { OrgError } from '../orgError.ts';
import type { IngestJob, SaveOutcome } from '../ports.ts';
import type { DerivedChange, DerivedFields } from './ports.ts';

const FIRST_POLL_SECONDS = 0.2;
const SLOWEST_POLL_SECONDS = 10;

/**
 * Updates records by one Bulk API 2.0 ingest job. Gives the outcome of each record that the org got to; one that is absent
 * was not tried.
 *
 * Errors: `OrgError`; the job may still run then. Values are absolute, so a repeat changes nothing.
 */
export async function ingestUpdate(
    context: RunContext,
    objectApiName: string,
    changes: readonly DerivedChange[]
): Promise<Map<string, SaveOutcome>> {
    const { client } = context;
    const job = await client.startIngest(objectApiName);
    await client.uploadIngest(job.id, toCsv(changes));
    await waitFor(context, job.id);
    const outcomes = new Map<string, SaveOutcome>();
    for (const kind of ['successfulResults', 'failedResults'] as const) {
        for (const row of readCsv(await client.ingestResults(job.id, kind))) {
            const id = row['Id'] ?? row['sf__Id'] ?? '';
            outcomes.set(id, outcomeOf(id, row['sf__Error']));
        }
    }
    await client.deleteIngest(job.id).catch(() => undefined);
    return outcomes;
}

async function waitFor(context: RunContext, jobId: string): Promise<IngestJob> {
    const endsAt = context.clock.monotonicSeconds() + context.settings.bulkDeadlineSeconds;
    for (let pause = FIRST_POLL_SECONDS; ; pause = Math.min(pause * 1.5, SLOWEST_POLL_SECONDS)) {
        const job = await context.client.ingestJob(jobId);
        if (job.state === 'JobComplete' || job.state === 'Failed' || job.state === 'Aborted') {
            return job;
        }
        if (context.clock.monotonicSeconds() > endsAt) {
            throw new OrgError('unavailable', 'BULK_DEADLINE', 'The ingest job still runs; the next run looks again.');
        }
        context.signal.throwIfAborted();
        await context.sleep(pause);
    }
}

/** An empty cell would leave a field as it is; `#N/A` empties it. */
export function toCsv(changes: readonly DerivedChange[]): string {
    const names = Object.keys(changes[0]?.fields ?? {});
    const cell = (fields: DerivedFields, name: string): string => {
        const value = fields[name] ?? null;
        return value === null ? '#N/A' : String(value);
    };
    const lines = changes.map(({ id, fields }) => [id, ...names.map((name) => cell(fields, name))].join(','));
    return `${['Id', ...names].join(',')}\n${lines.join('\n')}\n`;
}

function readCsv(csv: string): Record<string, string>[] {
    try {
        return parse(csv, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
    } catch (error) {
        throw new OrgError('malformed', 'MALFORMED_ANSWER', 'The results of the ingest job are not complete CSV.', {
            cause: error
        });
    }
}

/** `CODE:message:fields --`, as the org writes failures of rows. */
function outcomeOf(id: string, error: string | undefined): SaveOutcome {
    if (error === undefined) {
        return { id, isSuccess: true, isCreated: false, code: null, message: null };
    }
    const [code = 'UNKNOWN', ...rest] = error.split(':');
    return { id, isSuccess: false, isCreated: false, code, message: rest.join(':') };
}
