import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { listBundleFiles, listComponentBundles } from './componentSources.ts';
import { repositoryRoot } from './repositoryRoot.ts';

/**
 * Removes the types of one component file.
 *
 * Decorators stay as they are: the platform compiler lowers them (docs/decisions/0002-components-in-typescript.md).
 * Relative imports end in `.js`, as the platform expects within a bundle.
 */
export function compileComponentSource(source: string, fileName: string): { code: string; map: string } {
    const result = ts.transpileModule(source, {
        fileName,
        compilerOptions: {
            target: ts.ScriptTarget.ESNext,
            module: ts.ModuleKind.ESNext,
            verbatimModuleSyntax: true,
            useDefineForClassFields: true,
            experimentalDecorators: false,
            rewriteRelativeImportExtensions: true,
            sourceMap: true
        }
    });
    return { code: result.outputText.replace(/^\/\/# sourceMappingURL=.*$/m, ''), map: result.sourceMapText ?? '' };
}

/**
 * Writes the `.js` of every component beside its `.ts`, ready for `sf project deploy start`, and removes `.js` files
 * whose source is gone. Returns the number of files written.
 */
export function compileComponents(forceAppDirectory: string): number {
    let written = 0;
    for (const bundle of listComponentBundles(forceAppDirectory)) {
        const files = new Set(listBundleFiles(bundle));
        for (const file of files) {
            const absolute = path.join(bundle.directory, file);
            if (file.endsWith('.js') && !files.has(file.replace(/\.js$/, '.ts'))) {
                rmSync(absolute);
            }
            if (file.endsWith('.ts') && !file.endsWith('.d.ts')) {
                const { code } = compileComponentSource(readFileSync(absolute, 'utf8'), file);
                writeFileSync(absolute.replace(/\.ts$/, '.js'), code);
                written += 1;
            }
        }
    }
    return written;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const count = compileComponents(path.join(repositoryRoot, 'force-app'));
    process.stdout.write(`Compiled ${count} component files.\n`);
}
