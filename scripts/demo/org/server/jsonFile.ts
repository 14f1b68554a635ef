import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Gives the parsed file, or the fallback when there is none. Throws with the path when the file is not JSON. */
export function readJsonFile<T>(path: string, fallback: T): T {
    if (!existsSync(path)) {
        return fallback;
    }
    try {
        return JSON.parse(readFileSync(path, 'utf8')) as T;
    } catch (error) {
        throw new Error(`${path} is not readable as JSON. Delete it, or start with --fresh.`, { cause: error });
    }
}

/** Writes beside the file and renames, so that a crash leaves the old or the new text, never a half. Mode 0600. */
export function writeJsonFile(path: string, value: unknown): void {
    writePrivateFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

export function writePrivateFile(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.new`;
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, path);
}
