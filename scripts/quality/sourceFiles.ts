import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/repositoryRoot.ts';

/** Files that git tracks or would track, relative to the root, whose name matches. */
export function listSourceFiles(pattern: RegExp): string[] {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
        cwd: repositoryRoot,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024
    });
    return listed
        .split('\n')
        .filter((file) => pattern.test(file) && existsSync(path.join(repositoryRoot, file)))
        .sort();
}
