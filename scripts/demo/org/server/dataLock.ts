import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './jsonFile.ts';

const LOCK = 'lock';

/**
 * Keeps two demo orgs from writing the same data directory. A lock of a process that is gone (kill -9) is taken over.
 * Gives the function that releases it.
 */
export function lockDataDirectory(directory: string): () => void {
    const file = join(directory, LOCK);
    const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (owner > 0 && owner !== process.pid && isAlive(owner)) {
        throw new Error(
            `${directory} is in use by another demo org (process ${owner}). Stop it, or choose another --data-dir.`
        );
    }
    try {
        writePrivateFile(file, String(process.pid));
    } catch (error) {
        throw new Error(`${directory} cannot be written. Choose another --data-dir.`, { cause: error });
    }
    return () => rmSync(file, { force: true });
}

/** Removes everything but the lock. */
export function emptyDirectory(directory: string): void {
    for (const name of readdirSync(directory).filter((each) => each !== LOCK)) {
        rmSync(join(directory, name), { recursive: true, force: true });
    }
}

function isAlive(processId: number): boolean {
    try {
        process.kill(processId, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
}
