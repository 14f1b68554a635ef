import { chownSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file by way of a second one beside it, so that whoever reads it, and whoever is killed while writing, finds the
 * old content or the new one and never half of it.
 *
 * Access: readable by its owner only. Written by root it belongs to whom its folder belongs to, so that a service reads
 * what an admin wrote for it. The folder is made when it is missing.
 */
export function writeWhole(file: string, content: string | Buffer): void {
    const target = path.resolve(file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(`${target}.new`, content, { mode: 0o600 });
    if (process.getuid?.() === 0) {
        const { uid, gid } = statSync(path.dirname(target));
        chownSync(`${target}.new`, uid, gid);
    }
    renameSync(`${target}.new`, target);
}
