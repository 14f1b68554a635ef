import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/repositoryRoot.ts';

/** Folder of the jars that the Apex engine of Salesforce's code analyzer brings. */
const JARS = path.join(repositoryRoot, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib');
const LIMIT_MS = 240_000;

/**
 * Semantic check of all Apex by apex-ls: unknown types, fields, methods, labels, wrong arguments, syntax.
 *
 * Shape: one line per error; empty when all is well. Needs Java 11 or newer on the path.
 * Errors: Error when Java or the engine is missing.
 */
export function checkApex(directory = repositoryRoot): string[] {
    if (!existsSync(JARS)) {
        throw new Error(`The Apex engine is not installed (${JARS}). Next: npm ci`);
    }
    const { status, stdout, stderr, error } = spawnSync(
        'java',
        ['-cp', path.join(JARS, '*'), 'io.github.apexdevtools.apexls.CheckForIssues', '-n', '-w', directory],
        { cwd: directory, encoding: 'utf8', timeout: LIMIT_MS }
    );
    if (error) {
        throw new Error(
            `The Apex check needs Java 11 or newer: ${error.message}. Next: apt-get install default-jre-headless`
        );
    }
    const lines = stdout.split('\n').filter((line) => line.trim() !== '');
    if (status === 0) {
        return [];
    }
    return lines.length > 0 ? lines : [`apex-ls ended with code ${status}: ${stderr.trim()}`];
}
