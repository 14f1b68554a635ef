import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../platform/logger.ts';

/** Work that returns for as long as the process lives. */
export interface Job {
    readonly name: string;
    readonly firstAfterSeconds: number;
    /** Pause between the end of a run and the begin of the next. */
    readonly everySeconds: number;
    run(signal: AbortSignal): Promise<void>;
}

export interface JobsOptions {
    readonly logger: Logger;
    /** Rejects when the signal is aborted. Tests pass one that does not wait. */
    readonly sleep?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

const RETRY_SECONDS = 30;

/**
 * Runs each job again and again, never two runs of one job at once. A failed run is repeated after 30 s, then twice as
 * long each time, until the normal pause is reached. Jobs keep no state: after a restart they begin anew.
 */
export function startJobs(jobs: readonly Job[], options: JobsOptions): { stop(): Promise<void> } {
    const stopping = new AbortController();
    const loops = jobs.map((job) => repeat(job, options, stopping.signal));
    return {
        stop: async () => {
            stopping.abort();
            await Promise.all(loops);
        }
    };
}

async function repeat(job: Job, { logger, sleep = pause }: JobsOptions, signal: AbortSignal): Promise<void> {
    let failures = 0;
    let nextSeconds = job.firstAfterSeconds;
    while (!signal.aborted) {
        try {
            await sleep(nextSeconds, signal);
            await job.run(signal);
            failures = 0;
            nextSeconds = job.everySeconds;
        } catch (error) {
            if (signal.aborted) {
                return;
            }
            nextSeconds = Math.min(job.everySeconds, RETRY_SECONDS * 2 ** failures);
            failures += 1;
            logger.warn({ job: job.name, failures, nextSeconds, err: error }, 'job failed; it is tried again');
        }
    }
}

async function pause(seconds: number, signal: AbortSignal): Promise<void> {
    await wait(seconds * 1000, undefined, { signal });
}
