import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders that hold bundles: `force-app/main/<domain>/lwc`. */
const MAIN_FOLDER = 'force-app/main';
const CONFIG_FILE = `${MAIN_FOLDER}/tsconfig.json`;

/**
 * Every TypeScript bundle as `c/<name>` and its main file, relative to `force-app/main`, in order of name.
 *
 * Errors: the same bundle name in two domains (an org knows no folders).
 */
export function lwcPaths(rootFolder: string): Record<string, string[]> {
    const main = path.join(rootFolder, MAIN_FOLDER);
    const found = new Map<string, string>();
    for (const domain of readdirSync(main).sort()) {
        const folder = path.join(main, domain, 'lwc');
        if (!existsSync(folder)) continue;
        for (const bundle of readdirSync(folder).sort()) {
            if (!existsSync(path.join(folder, bundle, `${bundle}.ts`))) continue;
            const other = found.get(bundle);
            if (other) throw new Error(`Bundle ${bundle} exists twice: ${other} and ${domain}. Rename one of them.`);
            found.set(bundle, domain);
        }
    }
    const names = [...found.keys()].sort();
    return Object.fromEntries(names.map((name) => [`c/${name}`, [`./${found.get(name)}/lwc/${name}/${name}.ts`]]));
}

/** Writes the paths into the components' tsconfig.json. With `isCheck` it only says whether they are up to date. */
export function updateLwcPaths(rootFolder: string, isCheck: boolean): boolean {
    const file = path.join(rootFolder, CONFIG_FILE);
    const before = readFileSync(file, 'utf8');
    const config = JSON.parse(before) as { compilerOptions: { paths?: Record<string, string[]> } };
    config.compilerOptions.paths = lwcPaths(rootFolder);
    const isCurrent = JSON.stringify(config) === JSON.stringify(JSON.parse(before));
    if (!isCurrent && !isCheck) writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
    return isCurrent;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const isCheck = process.argv.includes('--check');
    const isCurrent = updateLwcPaths(process.cwd(), isCheck);
    if (isCheck && !isCurrent) {
        console.error(`${CONFIG_FILE}: paths are out of date. Run: node lib/scripts/build/lwcPaths.js`);
        process.exitCode = 1;
    }
}
