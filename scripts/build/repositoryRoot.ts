import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `sfdx-project.json`, found upwards from this file (source or built). */
export const repositoryRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

function findRoot(directory: string): string {
    if (existsSync(path.join(directory, 'sfdx-project.json'))) {
        return directory;
    }
    const parent = path.dirname(directory);
    if (parent === directory) {
        throw new Error('There is no sfdx-project.json above this file: run the command inside the Fieldmap repository.');
    }
    return findRoot(parent);
}
