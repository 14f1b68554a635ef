import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file by way of a second one beside it, so that whoever reads it, and whoever is killed while writing, finds the
 * old content or the new one and never half of it.
 *
 * Access: readable by its owner only; the folder is made when it is missing.
 */
export function writeWhole(file: string, content: string | Buffer): void {
    const target = path.resolve(file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(`${target}.new`, content, { mode: 0o600 });
    renameSync(`${target}.new`, target);
}
