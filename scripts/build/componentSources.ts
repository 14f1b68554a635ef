import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** One Lightning web component bundle of `force-app`. */
export interface ComponentBundle {
    readonly name: string;
    /** Domain folder below `force-app/main`, for example `map`. */
    readonly domain: string;
    readonly directory: string;
}

/**
 * All bundles below `force-app/main/<domain>/lwc`, ordered by name.
 *
 * Errors: Error when two domains hold a bundle of the same name: components share one namespace in an org.
 */
export function listComponentBundles(forceAppDirectory: string): ComponentBundle[] {
    const main = path.join(forceAppDirectory, 'main');
    const bundles = readdirSync(main)
        .filter((domain) => existsSync(path.join(main, domain, 'lwc')))
        .flatMap((domain) => bundlesOfDomain(path.join(main, domain, 'lwc'), domain))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    bundles.forEach((bundle, index) => {
        const next = bundles[index + 1];
        if (next?.name === bundle.name) {
            throw new Error(
                `Component ${bundle.name} exists in ${bundle.directory} and in ${next.directory}: rename one of them.`
            );
        }
    });
    return bundles;
}

function bundlesOfDomain(lwcDirectory: string, domain: string): ComponentBundle[] {
    return readdirSync(lwcDirectory)
        .map((name) => ({ name, domain, directory: path.join(lwcDirectory, name) }))
        .filter(({ name, directory }) => !name.startsWith('__') && statSync(directory).isDirectory());
}

/** Files of a bundle that take part in a deployment or in its build, relative to the bundle. */
export function listBundleFiles(bundle: ComponentBundle): string[] {
    return readdirSync(bundle.directory, { recursive: true })
        .map(String)
        .filter((file) => !file.includes('__tests__') && statSync(path.join(bundle.directory, file)).isFile());
}
