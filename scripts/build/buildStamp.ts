import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A build step whose result depends on files only. */
export interface BuildStep {
    readonly name: string;
    /** Files and folders, absolute. Generated files below them must be left out by `ignore`. */
    readonly inputs: readonly string[];
    readonly ignore?: (file: string) => boolean;
    /** All must exist, or the step runs again. */
    readonly outputs: readonly string[];
    readonly run: () => Promise<void> | void;
}

/** Runs a step unless its inputs are the same as at its last success. True when it ran. */
export async function runIfChanged(step: BuildStep, stampDirectory: string): Promise<boolean> {
    const stampFile = path.join(stampDirectory, `${step.name}.stamp`);
    const digest = digestOf(step);
    const isFresh =
        existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest && step.outputs.every((f) => existsSync(f));
    if (isFresh) {
        return false;
    }
    await step.run();
    mkdirSync(stampDirectory, { recursive: true });
    writeFileSync(stampFile, digest);
    return true;
}

function digestOf(step: BuildStep): string {
    const hash = createHash('sha256').update(step.name);
    for (const file of step.inputs.flatMap(filesBelow).filter((f) => !step.ignore?.(f))) {
        hash.update('\0').update(file).update('\0').update(readFileSync(file));
    }
    return hash.digest('hex');
}

function filesBelow(entry: string): string[] {
    if (!existsSync(entry)) {
        return [];
    }
    if (!statSync(entry).isDirectory()) {
        return [entry];
    }
    return readdirSync(entry, { recursive: true })
        .map((file) => path.join(entry, String(file)))
        .filter((file) => statSync(file).isFile())
        .sort();
}
