import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import type { MetadataFile } from './metadataFiles.ts';
import { elements, textOf } from './metadataFiles.ts';

/** A class that components call needs a permission set that opens it; otherwise only admins can use the page. */
export function checkApexAccess(
    forceAppDir: string,
    files: readonly MetadataFile[],
    paths: readonly string[]
): Finding[] {
    const opened = new Set(
        files
            .filter(({ type }) => type === 'PermissionSet')
            .flatMap(({ body }) => elements(body, 'classAccesses'))
            .filter((access) => textOf(access, 'enabled') === 'true')
            .map((access) => textOf(access, 'apexClass'))
    );
    return paths
        .filter((path) => path.endsWith('.cls') && !opened.has(nameOf(path)))
        .filter((path) => /@AuraEnabled\b[^;{]*\bstatic\b/i.test(readFileSync(join(forceAppDir, path), 'utf8')))
        .map((path) => ({ file: path, message: 'has @AuraEnabled methods, but no permission set gives access to it' }));
}

function nameOf(path: string): string {
    return path.slice(path.lastIndexOf('/') + 1).replace(/\.cls$/, '');
}
