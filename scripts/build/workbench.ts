import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { cachedLwc } from './cachedLwc.ts';
import { platformResolver } from './platformResolver.ts';
import { repositoryRoot } from './repositoryRoot.ts';
import { writeStandaloneLabels } from './labels.ts';

/** Where the page's scripts and label files land; the demo org serves this folder. */
export const WORKBENCH_OUTPUT = path.join(repositoryRoot, 'build/workbench');

/** Bundles the real components of `force-app` with the real base components into a page that runs outside Salesforce. */
export async function buildWorkbench({
    forceAppDirectory = path.join(repositoryRoot, 'force-app'),
    outputDirectory = WORKBENCH_OUTPUT
} = {}): Promise<void> {
    const pageDirectory = path.join(repositoryRoot, 'scripts/demo/workbench/page');
    const bundle = await rolldown({
        input: { main: path.join(pageDirectory, 'main.ts') },
        cwd: repositoryRoot,
        plugins: [
            platformResolver({ forceAppDirectory, pageDirectory }),
            cachedLwc(
                {
                    rootDir: pageDirectory,
                    sourcemap: false,
                    apiVersion: 66,
                    modules: [{ npm: 'lightning-base-components' }],
                    enableDynamicComponents: true,
                    enableLwcOn: true,
                    enableSyntheticElementInternals: true
                },
                path.join(repositoryRoot, '.cache/fieldmap/lwc')
            )
        ],
        transform: { define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.SSR': 'false' } },
        moduleTypes: { '.html': 'js', '.css': 'js' },
        onLog(level, log, handle) {
            if (level !== 'warn') {
                handle(level, log);
            }
        }
    });
    rmSync(outputDirectory, { recursive: true, force: true });
    await bundle.write({
        dir: outputDirectory,
        format: 'es',
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: true
    });
    await bundle.close();
    for (const file of ['index.html', 'frame.css']) {
        copyFileSync(path.join(pageDirectory, file), path.join(outputDirectory, file));
    }
    writeStandaloneLabels(forceAppDirectory, outputDirectory);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    await buildWorkbench();
    process.stdout.write(`The page is in ${path.relative(process.cwd(), WORKBENCH_OUTPUT)}.\n`);
}
