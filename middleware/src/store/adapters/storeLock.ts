import fs from 'node:fs';
import process from 'node:process';
import { StoreError } from '../storeDatabase.ts';

interface Holder {
    readonly pid: number;
    /** Distinguishes two processes that had the same number; null where the system does not say. */
    readonly startMark: string | null;
}

/** The file that keeps a second process out of an embedded store. */
export interface StoreLock {
    release(): void;
}

const held = new Set<string>();

/**
 * Takes the lock, also from a process that is dead.
 *
 * Errors: `StoreError` with the holder's process id when it lives.
 */
export function acquireStoreLock(path: string): StoreLock {
    const own = JSON.stringify({ pid: process.pid, startMark: startMark(process.pid) } satisfies Holder);
    for (let attempt = 0; attempt < 5; attempt++) {
        if (createExclusively(path, own)) {
            held.add(path);
            return { release: () => releaseLock(path) };
        }
        const text = readIfThere(path);
        if (text === null) {
            continue;
        }
        const holder = parseHolder(text);
        if (holder !== null && isAlive(holder, path)) {
            throw new StoreError(
                `The store is in use by process ${holder.pid} (${path}). Stop that process, or give this one its own ` +
                    'FIELDMAP_STORE_DIR. Several processes can share a store only on PostgreSQL (DATABASE_URL).'
            );
        }
        removeStale(path, text);
    }
    throw new StoreError(`The store's lock file ${path} keeps changing hands. Start one process at a time.`);
}

function createExclusively(path: string, text: string): boolean {
    try {
        fs.writeFileSync(path, text, { flag: 'wx' });
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
            return false;
        }
        throw error;
    }
}

function readIfThere(path: string): string | null {
    try {
        return fs.readFileSync(path, 'utf8');
    } catch {
        return null;
    }
}

function parseHolder(text: string): Holder | null {
    try {
        const value = JSON.parse(text) as Partial<Holder>;
        return typeof value.pid === 'number' ? { pid: value.pid, startMark: value.startMark ?? null } : null;
    } catch {
        return null;
    }
}

function isAlive(holder: Holder, path: string): boolean {
    if (holder.pid === process.pid) {
        return held.has(path); // In a restarted container the dead process often had this same number.
    }
    try {
        process.kill(holder.pid, 0);
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
    const mark = startMark(holder.pid);
    return holder.startMark === null || mark === null || mark === holder.startMark;
}

/** Boot and start tick of a process on Linux, so that a reused process number is not taken for the old process. */
function startMark(pid: number): string | null {
    try {
        const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
        const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
        return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
    } catch {
        return null;
    }
}

/** Moves the stale file away first: when two processes race, the one that moved a fresh lock by mistake puts it back. */
function removeStale(path: string, expected: string): void {
    const aside = `${path}.${process.pid}`;
    try {
        fs.renameSync(path, aside);
    } catch {
        return;
    }
    if (readIfThere(aside) === expected) {
        fs.rmSync(aside, { force: true });
    } else {
        fs.renameSync(aside, path);
    }
}

function releaseLock(path: string): void {
    if (held.delete(path)) {
        fs.rmSync(path, { force: true });
    }
}
