import { readFileSync, rmSync } from 'node:fs';
import { writeWhole } from './writeWhole.ts';

/**
 * Keeps a second setup of the same org away while one runs on this machine. What a killed one left behind does not count.
 *
 * Gives the function that ends it. Errors: Error that names the other process.
 */
export function lockSetup(file: string, processId: number, isAlive: (processId: number) => boolean = isRunning): () => void {
    const other = Number(contentOf(file));
    if (Number.isInteger(other) && other > 0 && other !== processId && isAlive(other)) {
        throw new Error(
            `Setup of this org is running already (process ${other}). Wait until it has ended, or end it; then run setup again.`
        );
    }
    writeWhole(file, String(processId));
    return () => rmSync(file, { force: true });
}

function contentOf(file: string): string {
    try {
        return readFileSync(file, 'utf8');
    } catch {
        return '';
    }
}

/** Signal 0 only asks; EPERM is an answer of a living process. */
function isRunning(processId: number): boolean {
    try {
        process.kill(processId, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
}
