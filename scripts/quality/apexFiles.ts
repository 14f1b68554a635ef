import { readdirSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../build/repositoryRoot.ts';

/** All Apex classes that are deployed with the app, without tests. */
export function sourceFiles(directory = path.join(repositoryRoot, 'force-app/main')): string[] {
    return readdirSync(directory, { recursive: true })
        .map(String)
        .filter((file) => file.endsWith('.cls'))
        .map((file) => path.join(directory, file))
        .sort();
}
