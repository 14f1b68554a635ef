import type { Finding } from './finding.ts';

/** Types whose content lies beside the `-meta.xml` in a file of the same name. */
const WITH_CONTENT = ['cls', 'trigger', 'page', 'component'];

/**
 * Every content file needs its `-meta.xml` and the other way round: source-deploy-retrieve leaves out a class without
 * meta file, and a bundle without script, without a word.
 */
export function checkPairs(paths: readonly string[]): Finding[] {
    const known = new Set(paths);
    return [
        ...paths.flatMap((path) => missingMeta(path, known)),
        ...paths.flatMap((path) => missingContent(path, known, paths)),
        ...bundlesWithoutMeta(paths, known)
    ];
}

function missingMeta(path: string, known: ReadonlySet<string>): Finding[] {
    const suffix = path.slice(path.lastIndexOf('.') + 1);
    if (!WITH_CONTENT.includes(suffix) || known.has(`${path}-meta.xml`)) return [];
    return [{ file: path, message: `has no ${path.slice(path.lastIndexOf('/') + 1)}-meta.xml, so it is not deployed` }];
}

function missingContent(path: string, known: ReadonlySet<string>, paths: readonly string[]): Finding[] {
    const match = /^(.*)\.([^.]+)-meta\.xml$/.exec(path);
    if (!match) return [];
    const [, stem = '', suffix = ''] = match;
    if (WITH_CONTENT.includes(suffix) && !known.has(`${stem}.${suffix}`)) {
        return [{ file: path, message: `its content file .${suffix} is missing` }];
    }
    if (suffix === 'js' && path.includes('/lwc/') && !known.has(`${stem}.ts`) && !known.has(`${stem}.js`)) {
        return [{ file: path, message: 'the bundle has no script of its name (.ts or .js)' }];
    }
    if (suffix === 'resource' && !paths.some((other) => isResourceContent(other, stem))) {
        return [{ file: path, message: 'the static resource has no content; `npm run build` makes the built ones' }];
    }
    return [];
}

function isResourceContent(path: string, stem: string): boolean {
    return path.startsWith(`${stem}/`) || (path.startsWith(`${stem}.`) && !path.endsWith('-meta.xml'));
}

function bundlesWithoutMeta(paths: readonly string[], known: ReadonlySet<string>): Finding[] {
    const bundles = new Map<string, string>();
    for (const path of paths) {
        const match = /^(.*\/lwc\/([^/]+))\//.exec(path);
        if (match?.[1] && match[2]) bundles.set(match[1], match[2]);
    }
    return [...bundles]
        .filter(([folder, name]) => !known.has(`${folder}/${name}.js-meta.xml`))
        .map(([folder, name]) => ({ file: folder, message: `the bundle has no ${name}.js-meta.xml` }));
}
