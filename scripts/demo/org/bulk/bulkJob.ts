import { notFound } from '../core/errors.ts';
import { to18 } from '../core/ids.ts';
import type { Clock, UserContext } from '../core/types.ts';
import type { CsvFormat } from './csv.ts';

export type BulkJobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** What query and ingest jobs share. */
export interface BulkJob extends CsvFormat {
    readonly id: string;
    readonly operation: string;
    readonly objectName: string;
    readonly createdById: string;
    readonly createdAtMs: number;
    state: BulkJobState;
    changedAtMs: number;
    errorMessage: string | null;
}

export interface BulkOptions {
    readonly clock: Clock;
    /** How long a job stays in progress. Default: 0. */
    readonly processingMs?: number;
    /** Rows in one result page when the client does not ask for fewer. Default: 50,000. */
    readonly pageSize?: number;
}

/** The platform keeps jobs for a week; here the oldest finished ones go, so that a long demo does not fill the memory. */
const MOST_KEPT = 100;

/** Jobs by id. A caller finds their own; with "modify all data" everyone's. */
export class BulkJobs<Job extends BulkJob> {
    readonly #jobs = new Map<string, Job>();

    add(job: Job): void {
        this.#jobs.set(job.id, job);
        if (this.#jobs.size > MOST_KEPT) {
            const oldest = [...this.#jobs.values()].find(isFinished);
            this.#jobs.delete(oldest?.id ?? '');
        }
    }

    require(id: string, user: UserContext): Job {
        const job = this.#jobs.get(to18(id));
        if (!job || !canSee(job, user)) {
            throw notFound();
        }
        return job;
    }

    list(user: UserContext): Job[] {
        return [...this.#jobs.values()].filter((job) => canSee(job, user));
    }

    remove(job: Job): void {
        this.#jobs.delete(job.id);
    }

    /** For the fault "the job vanished". */
    clear(): void {
        this.#jobs.clear();
    }
}

export function setState(job: BulkJob, state: BulkJobState, clock: Clock): void {
    job.state = state;
    job.changedAtMs = clock.now();
}

export function isFinished(job: BulkJob): boolean {
    return job.state === 'JobComplete' || job.state === 'Failed' || job.state === 'Aborted';
}

/** The members that the answers about both kinds of job have. */
export function commonInfo(job: BulkJob, apiVersion: string): Record<string, unknown> {
    return {
        id: job.id,
        operation: job.operation,
        object: job.objectName,
        createdById: job.createdById,
        createdDate: restTime(job.createdAtMs),
        systemModstamp: restTime(job.changedAtMs),
        state: job.state,
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: Number(apiVersion),
        lineEnding: job.lineEnding,
        columnDelimiter: job.columnDelimiter,
        ...(job.errorMessage === null ? {} : { errorMessage: job.errorMessage })
    };
}

function restTime(epochMs: number): string {
    return new Date(epochMs).toISOString().replace('Z', '+0000');
}

function canSee(job: BulkJob, user: UserContext): boolean {
    return job.createdById === user.userId || user.modifyAllData;
}
