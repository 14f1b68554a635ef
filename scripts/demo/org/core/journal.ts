import {
    closeSync,
    existsSync,
    fstatSync,
    fsyncSync,
    ftruncateSync,
    mkdirSync,
    openSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    truncateSync,
    writeSync
} from 'node:fs';
import { join } from 'node:path';
import type { MetadataReference, Row, StoredComponent } from './types.ts';

/** One line on disk: everything that one transaction changed. */
export interface JournalEntry {
    readonly rows?: readonly (readonly [objectName: string, row: Row])[];
    readonly gone?: readonly (readonly [objectName: string, id: string, deletedDate: string])[];
    readonly components?: readonly StoredComponent[];
    readonly removedComponents?: readonly MetadataReference[];
}

const FLUSH_BYTES = 1 << 20;
const FILE = /^snapshot-(\d+)\.jsonl$/;

/**
 * `snapshot-N.jsonl` and the `journal-N.jsonl` of what came after it. A snapshot gets its name only when it is complete,
 * so the highest N is the state; each committed entry is on disk (fsync) before the call returns.
 */
export class Journal {
    readonly notes: string[] = [];
    readonly #dir: string;
    #generation: number;
    #file: number;
    #lock: string;

    /** Errors: the directory is in use by a living process. */
    constructor(dir: string) {
        mkdirSync(dir, { recursive: true });
        this.#dir = dir;
        this.#lock = takeLock(dir);
        this.#generation = latestGeneration(dir);
        for (const name of readdirSync(dir)) {
            if (name.endsWith('.tmp') || isOlder(name, this.#generation)) {
                rmSync(join(dir, name));
            }
        }
        this.#dropUnfinishedLine();
        this.#file = openSync(this.#path('journal'), 'a');
    }

    *entries(): Generator<JournalEntry> {
        for (const kind of ['snapshot', 'journal'] as const) {
            if (existsSync(this.#path(kind))) {
                yield* readEntries(this.#path(kind));
            }
        }
    }

    /** Shape: one line an entry. A line that could not be written (disk full) leaves nothing behind. `durable: false` leaves the fsync to a later call. */
    append(entry: JournalEntry, durable = true): void {
        const { size } = fstatSync(this.#file);
        try {
            writeAll(this.#file, `${JSON.stringify(entry)}\n`);
            if (durable) {
                fsyncSync(this.#file);
            }
        } catch (error) {
            ftruncateSync(this.#file, size);
            throw error;
        }
    }

    /** Bytes written since the last checkpoint. */
    get size(): number {
        return fstatSync(this.#file).size;
    }

    sync(): void {
        fsyncSync(this.#file);
    }

    /** Replaces snapshot and journal by the given state. */
    checkpoint(state: Iterable<JournalEntry>): void {
        const before = this.#generation;
        const target = join(this.#dir, `snapshot-${before + 1}.jsonl`);
        writeLines(`${target}.tmp`, state);
        renameSync(`${target}.tmp`, target);
        syncDirectory(this.#dir);
        closeSync(this.#file);
        this.#generation = before + 1;
        this.#file = openSync(this.#path('journal'), 'a');
        for (const kind of ['snapshot', 'journal']) {
            rmSync(join(this.#dir, `${kind}-${before}.jsonl`), { force: true });
        }
    }

    close(): void {
        fsyncSync(this.#file);
        closeSync(this.#file);
        rmSync(this.#lock, { force: true });
    }

    #path(kind: 'snapshot' | 'journal'): string {
        return join(this.#dir, `${kind}-${this.#generation}.jsonl`);
    }

    #dropUnfinishedLine(): void {
        const path = this.#path('journal');
        if (!existsSync(path)) {
            return;
        }
        const content = readFileSync(path);
        const end = content.lastIndexOf(10) + 1;
        if (end < content.length) {
            truncateSync(path, end);
            this.notes.push(
                `The last change in ${path} was not written completely (${content.length - end} bytes) and is left out.`
            );
        }
    }
}

function* readEntries(path: string): Generator<JournalEntry> {
    const content = readFileSync(path);
    let start = 0;
    let line = 0;
    while (start < content.length) {
        const newline = content.indexOf(10, start);
        const end = newline === -1 ? content.length : newline;
        line++;
        let entry: JournalEntry;
        try {
            entry = JSON.parse(content.toString('utf8', start, end)) as JournalEntry;
        } catch {
            throw new Error(
                `The demo org's data is damaged: line ${line} of ${path} is not JSON. Delete the directory to start over.`
            );
        }
        yield entry;
        start = end + 1;
    }
}

function writeLines(path: string, entries: Iterable<JournalEntry>): void {
    const file = openSync(path, 'w');
    let buffer = '';
    for (const entry of entries) {
        buffer += `${JSON.stringify(entry)}\n`;
        if (buffer.length > FLUSH_BYTES) {
            writeAll(file, buffer);
            buffer = '';
        }
    }
    writeAll(file, buffer);
    fsyncSync(file);
    closeSync(file);
}

/** writeSync may write less than it was given. */
function writeAll(file: number, text: string): void {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) {
        written += writeSync(file, bytes, written);
    }
}

function latestGeneration(dir: string): number {
    const generations = readdirSync(dir).map((name) => Number(FILE.exec(name)?.[1] ?? 0));
    return Math.max(0, ...generations);
}

function isOlder(name: string, generation: number): boolean {
    const match = /^(?:snapshot|journal)-(\d+)\.jsonl$/.exec(name);
    return match !== null && Number(match[1]) < generation;
}

/** A rename is durable only when the directory is synced too. */
function syncDirectory(dir: string): void {
    const handle = openSync(dir, 'r');
    fsyncSync(handle);
    closeSync(handle);
}

function takeLock(dir: string): string {
    const path = join(dir, 'lock');
    const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
    if (holder > 0 && holder !== process.pid && isAlive(holder)) {
        throw new Error(
            `The demo org's directory ${dir} is in use by process ${holder}. Stop that process or choose another directory.`
        );
    }
    const file = openSync(path, 'w');
    writeSync(file, String(process.pid));
    closeSync(file);
    return path;
}

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
}
