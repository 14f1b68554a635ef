import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import express, { Router } from 'express';

const require = createRequire(import.meta.url);

export interface WorkbenchOptions {
    /** The built page (scripts/build/workbench.ts). */
    readonly outputDirectory: string;
    readonly forceAppDirectory: string;
}

/**
 * What the page outside Salesforce loads: its scripts under `/workbench`, the design system under `/assets`, and the
 * static resources of `force-app` under `/resource/<name>`, as an org serves them.
 */
export function workbenchRouter({ outputDirectory, forceAppDirectory }: WorkbenchOptions): Router {
    const designSystem = path.dirname(require.resolve('@salesforce-ux/design-system/package.json'));
    const router = Router();
    router.use('/workbench', express.static(outputDirectory, { index: false }));
    router.use('/assets', express.static(path.join(designSystem, 'assets'), { maxAge: '1d' }));
    for (const directory of staticResourceDirectories(forceAppDirectory)) {
        router.use('/resource', express.static(directory, { index: false, extensions: ['json', 'css'] }));
    }
    return router;
}

/** Archives are folders and single files carry an ending in source format; an org serves both by bare name. */
function staticResourceDirectories(forceAppDirectory: string): string[] {
    const main = path.join(forceAppDirectory, 'main');
    return readdirSync(main)
        .map((domain) => path.join(main, domain, 'staticresources'))
        .filter((directory) => existsSync(directory) && statSync(directory).isDirectory());
}
