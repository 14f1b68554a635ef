import fs from 'node:fs';
import path from 'node:path';
import type { SeededRandom } from '../soak/seededRandom.ts';

/** How a cut leaves what was written but not yet forced to the disk. */
export type CutKind =
    /** All of it is gone. */
    | 'dropped'
    /** Each block, new file and removal of it arrived or not, in no order: a disk's cache may write as it likes. */
    | 'reordered';

/** What is on the disk of a directory: only what fsync has forced there. */
export interface DiskImage {
    /** A path was forced to the disk. */
    synced(file: string): void;
    /** Writes the directory as a power cut at this instant would leave it. */
    cut(target: string, kind: CutKind, random: SeededRandom): void;
}

/** File systems and disks keep blocks of this size whole. */
const BLOCK_BYTES = 4096;

/** Follows `live` in `durable`, beginning with all that is there now. */
export function diskImage(live: string, durable: string): DiskImage {
    fs.cpSync(live, durable, { recursive: true });
    return {
        synced: (file) => follow(live, durable, file),
        cut: (target, kind, random) => {
            fs.cpSync(durable, target, { recursive: true });
            if (kind === 'reordered') {
                mixDirectory(live, target, random);
            }
            fs.rmSync(path.join(target, 'lock'), { force: true });
        }
    };
}

function follow(live: string, durable: string, file: string): void {
    const target = path.join(durable, path.relative(live, file));
    const found = fs.statSync(file, { throwIfNoEntry: false });
    if (found === undefined) {
        return;
    }
    if (found.isDirectory()) {
        // An entry that was removed is gone for good now; a new one is known, its content only if it was forced itself.
        fs.mkdirSync(target, { recursive: true });
        const names = new Set(fs.readdirSync(file));
        fs.readdirSync(target)
            .filter((name) => !names.has(name))
            .forEach((name) => fs.rmSync(path.join(target, name), { recursive: true }));
        return;
    }
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(file, target);
}

function mixDirectory(live: string, target: string, random: SeededRandom): void {
    const names = new Set([...fs.readdirSync(live), ...fs.readdirSync(target)]);
    for (const name of [...names].sort()) {
        const from = path.join(live, name);
        const to = path.join(target, name);
        const source = fs.statSync(from, { throwIfNoEntry: false });
        if (source === undefined) {
            if (random.oneIn(2)) {
                fs.rmSync(to, { recursive: true });
            }
        } else if (source.isDirectory()) {
            fs.mkdirSync(to, { recursive: true });
            mixDirectory(from, to, random);
        } else if (fs.existsSync(to) || random.oneIn(2)) {
            mixFile(from, to, random);
        }
    }
}

function mixFile(from: string, to: string, random: SeededRandom): void {
    const written = fs.readFileSync(from);
    const kept = fs.existsSync(to) ? fs.readFileSync(to) : Buffer.alloc(0);
    if (written.equals(kept)) {
        return;
    }
    const size = written.length === kept.length || random.oneIn(2) ? written.length : kept.length;
    const mixed = Buffer.alloc(size);
    kept.copy(mixed, 0, 0, Math.min(size, kept.length));
    for (let start = 0; start < Math.min(size, written.length); start += BLOCK_BYTES) {
        if (random.oneIn(2)) {
            written.copy(mixed, start, start, Math.min(start + BLOCK_BYTES, size));
        }
    }
    fs.writeFileSync(to, mixed);
}
