import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const TARGET = 'force-app/main/shared/staticresources/fieldmapVendor';

/** What the static resource `fieldmapVendor` holds: file in the resource, npm package, file in the package. */
const FILES: readonly (readonly [string, string, string])[] = [
    ['leaflet.js', 'leaflet', 'dist/leaflet.js'],
    ['leaflet.css', 'leaflet', 'dist/leaflet.css'],
    ['LICENSE-leaflet.txt', 'leaflet', 'LICENSE'],
    ['LICENSE-write-excel-file.txt', 'write-excel-file', 'LICENSE']
];
/** A library without workers and without a ready bundle of that kind: global name, module, file in the resource. */
const BUNDLE = { name: 'writeExcelFile', module: 'write-excel-file/universal', file: 'writeExcelFile.js' } as const;
const IMAGES: readonly [string, string, string] = ['images', 'leaflet', 'dist/images'];

/**
 * Builds the static resource with the browser libraries from the pinned npm packages. Returns the written files.
 *
 * Errors: a package that is not installed, or one that lost a file in a new version.
 */
export async function buildVendor(rootFolder: string): Promise<string[]> {
    const target = path.join(rootFolder, TARGET);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(path.join(target, IMAGES[0]), { recursive: true });
    const images = readdirSync(packageFile(rootFolder, IMAGES[1], IMAGES[2])).map(
        (name) => [`${IMAGES[0]}/${name}`, IMAGES[1], `${IMAGES[2]}/${name}`] as const
    );
    await bundle(rootFolder, path.join(target, BUNDLE.file));
    const copied = [...FILES, ...images].map(([to, packageName, from]) => {
        copyFileSync(packageFile(rootFolder, packageName, from), path.join(target, to));
        return to;
    });
    return [...copied, BUNDLE.file];
}

async function bundle(rootFolder: string, file: string): Promise<void> {
    const build = await rolldown({ input: BUNDLE.module, cwd: rootFolder, platform: 'browser' });
    await build.write({ file, format: 'iife', exports: 'named', name: BUNDLE.name, minify: true });
    await build.close();
}

function packageFile(rootFolder: string, packageName: string, file: string): string {
    const require = createRequire(path.join(rootFolder, 'package.json'));
    const folders = require.resolve.paths(packageName) ?? [];
    const found = folders.map((folder) => path.join(folder, packageName, file)).find((candidate) => existsSync(candidate));
    if (!found) throw new Error(`${packageName}/${file} is not installed. Run: npm install`);
    return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const files = await buildVendor(process.cwd());
    console.log(`${TARGET}: ${files.length} files`);
}
