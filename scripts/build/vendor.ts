import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TARGET = 'force-app/main/shared/staticresources/fieldmapVendor';

/** What the static resource `fieldmapVendor` holds: file in the resource, npm package, file in the package. */
const FILES: readonly (readonly [string, string, string])[] = [
    ['leaflet.js', 'leaflet', 'dist/leaflet.js'],
    ['leaflet.css', 'leaflet', 'dist/leaflet.css'],
    ['LICENSE-leaflet.txt', 'leaflet', 'LICENSE']
];
const IMAGES: readonly [string, string, string] = ['images', 'leaflet', 'dist/images'];

/**
 * Builds the static resource with the browser libraries from the pinned npm packages. Returns the written files.
 *
 * Errors: a package that is not installed, or one that lost a file in a new version.
 */
export function buildVendor(rootFolder: string): string[] {
    const target = path.join(rootFolder, TARGET);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(path.join(target, IMAGES[0]), { recursive: true });
    const images = readdirSync(packageFile(rootFolder, IMAGES[1], IMAGES[2])).map(
        (name) => [`${IMAGES[0]}/${name}`, IMAGES[1], `${IMAGES[2]}/${name}`] as const
    );
    return [...FILES, ...images].map(([to, packageName, from]) => {
        copyFileSync(packageFile(rootFolder, packageName, from), path.join(target, to));
        return to;
    });
}

function packageFile(rootFolder: string, packageName: string, file: string): string {
    const require = createRequire(path.join(rootFolder, 'package.json'));
    const folders = require.resolve.paths(packageName) ?? [];
    const found = folders.map((folder) => path.join(folder, packageName, file)).find((candidate) => existsSync(candidate));
    if (!found) throw new Error(`${packageName}/${file} is not installed. Run: npm install`);
    return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const files = buildVendor(process.cwd());
    console.log(`${TARGET}: ${files.length} files`);
}
