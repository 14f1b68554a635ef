import { setImmediate as turn } from 'node:timers/promises';

/** Longest stretch of statements without a look at what else waits. */
const LONGEST_MS = 10;

/**
 * Lets the process answer others between statements. A statement of the embedded store runs on the calling thread and its promise
 * is settled at once, so a job that runs one statement after the other would keep every request waiting until it has ended.
 */
export function createBreath(now: () => number = () => performance.now()): () => Promise<void> | undefined {
    let heldSinceMs: number | null = null;
    return () => {
        if (heldSinceMs === null) {
            heldSinceMs = now();
            setImmediate(() => {
                heldSinceMs = null;
            });
            return undefined;
        }
        return now() - heldSinceMs > LONGEST_MS ? turn() : undefined;
    };
}
