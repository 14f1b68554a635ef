import { Piscina } from 'piscina';
import type { ClosedTrack } from '../positions/closedTrack.ts';
import type { ReadUpload, UploadProblem, UploadReader, UploadTask } from './ports.ts';
import { readUpload } from './readUpload.ts';
import { findTrack } from './uploadWorker.ts';

/** The largest file that is taken needs about half of it; a trap ends its thread, not the service. */
const MOST_MEGABYTES = 1_024;

/** Reads files in a thread of its own, one after the other, so that requests go on being answered. */
export function createUploadPool(workerFile: URL): UploadReader {
    const pool = new Piscina({
        filename: workerFile.href,
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: 30_000,
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES }
    });
    return {
        read: async (task) => {
            try {
                return (await pool.run(task, { name: 'readUpload' })) as ReadUpload | UploadProblem;
            } catch (error) {
                if (!isOutOfMemory(error)) throw error;
                const detail = 'The file needs more memory than is given to one; send it in parts.';
                return { code: 'too-large', detail, errors: [{ pointer: '/text', detail: 'too-large' }] };
            }
        },
        findTrack: async (task) => (await pool.run(task, { name: 'findTrack' })) as ClosedTrack,
        close: () => pool.destroy()
    };
}

/** On the calling thread: for tests and the command line. */
export function createInlineUploads(): UploadReader {
    return {
        read: (task: UploadTask) => Promise.resolve(readUpload(task)),
        findTrack: (task) => Promise.resolve(findTrack(task)),
        close: () => Promise.resolve()
    };
}

function isOutOfMemory(error: unknown): boolean {
    return (error as { code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
