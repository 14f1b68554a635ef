import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { listSourceFiles } from './sourceFiles.ts';

/** Lines at which a file is too long to read in one sitting. Data and generated files do not count. */
export const MAXIMUM_LINES = 350;

interface Budget {
    /** File → reason why it may be longer. */
    readonly exceptions: Readonly<Record<string, string>>;
}

/** Files over the budget, one line each, and exceptions that are no longer needed. */
export function checkSize(): string[] {
    const budget = JSON.parse(readFileSync(path.join(repositoryRoot, 'scripts/quality/budget.json'), 'utf8')) as Budget;
    const files = listSourceFiles(/\.(ts|mjs|cjs|cls|css|html)$/);
    const tooLong = files
        .map((file) => ({ file, lines: readFileSync(path.join(repositoryRoot, file), 'utf8').split('\n').length - 1 }))
        .filter(({ lines }) => lines > MAXIMUM_LINES);
    const unexplained = tooLong
        .filter(({ file }) => !(file in budget.exceptions))
        .map(({ file, lines }) => `${file} has ${lines} lines; split it at ${MAXIMUM_LINES} by concept.`);
    const stale = Object.keys(budget.exceptions)
        .filter((file) => !tooLong.some((entry) => entry.file === file))
        .map((file) => `${file} is within the budget: remove its exception.`);
    return [...unexplained, ...stale];
}
