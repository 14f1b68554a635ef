import type { RunContext } from '../context.ts';
import { OrgError } from '../orgError.ts';
import type { BulkJob, BulkPage } from '../ports.ts';
import { countRecords } from './csvPage.ts';

const FIRST_POLL_SECONDS = 0.2;
const SLOWEST_POLL_SECONDS = 10;
const PAGE_ATTEMPTS = 4;

/** Bulk cannot answer this query or this org has no Bulk: the caller reads by REST instead. */
export class BulkRefused extends Error {
    constructor(detail: string, cause?: unknown) {
        super(detail, { cause });
        this.name = 'BulkRefused';
    }
}

/** The org does not know the job any more (jobs live seven days): a new one must be started. */
export class BulkJobGone extends Error {
    constructor(jobId: string) {
        super(`The org does not know the bulk job ${jobId} any more.`);
        this.name = 'BulkJobGone';
    }
}

export async function startBulkQuery(context: RunContext, soql: string): Promise<BulkJob> {
    try {
        return await context.client.startBulkQuery(soql);
    } catch (error) {
        if (error instanceof OrgError && error.kind === 'refused') {
            throw new BulkRefused(`${error.code}: ${error.message}`, error);
        }
        throw error;
    }
}

/** Waits until the org has the whole result. A job that is only slow is kept: the next run waits on. */
export async function waitForBulkJob(context: RunContext, jobId: string): Promise<BulkJob> {
    const endsAt = context.clock.monotonicSeconds() + context.settings.bulkDeadlineSeconds;
    for (let pause = FIRST_POLL_SECONDS; ; pause = Math.min(pause * 1.5, SLOWEST_POLL_SECONDS)) {
        const job = await jobInfo(context, jobId);
        if (job.state === 'JobComplete') {
            return job;
        }
        if (job.state === 'Failed' || job.state === 'Aborted') {
            throw new BulkRefused(job.errorMessage ?? `The bulk job ended as ${job.state}.`);
        }
        if (context.clock.monotonicSeconds() > endsAt) {
            throw new OrgError(
                'unavailable',
                'BULK_DEADLINE',
                'The bulk query is still running; the next run waits on.'
            );
        }
        context.signal.throwIfAborted();
        await context.sleep(pause);
    }
}

async function jobInfo(context: RunContext, jobId: string): Promise<BulkJob> {
    try {
        return await context.client.bulkJob(jobId);
    } catch (error) {
        if (error instanceof OrgError && error.status === 404) {
            throw new BulkJobGone(jobId);
        }
        throw error;
    }
}

/** One result page and the number of its records; an incomplete page is asked for again. */
export async function readBulkPage(
    context: RunContext,
    jobId: string,
    locator: string | null
): Promise<{ readonly page: BulkPage; readonly rows: number }> {
    for (let attempt = 1; ; attempt += 1) {
        try {
            const page = await context.client.bulkPage(jobId, locator, context.settings.bulkPageRows);
            return { page, rows: countRecords(page) };
        } catch (error) {
            if (error instanceof OrgError && error.status === 404) {
                throw new BulkJobGone(jobId);
            }
            const isIncomplete = error instanceof OrgError && error.kind === 'malformed';
            if (!isIncomplete || attempt >= PAGE_ATTEMPTS) {
                throw error;
            }
            await context.sleep(FIRST_POLL_SECONDS * 2 ** attempt);
        }
    }
}
