import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listBundleFiles, type ComponentBundle } from '../build/componentSources.ts';

/**
 * Tags of another domain's components: only `workspace` composes domains by markup (docs/architecture.md).
 *
 * Shape: one line per finding.
 */
export function findForeignTags(bundles: readonly ComponentBundle[]): string[] {
    const domainOf = new Map(bundles.map(({ name, domain }) => [name, domain]));
    return bundles
        .filter(({ domain }) => domain !== 'workspace')
        .flatMap((bundle) =>
            tagsOf(bundle).flatMap((name) => {
                const domain = domainOf.get(name);
                if (domain === undefined) {
                    return [`${bundle.name}: there is no component for the tag of ${name}`];
                }
                return [bundle.domain, 'shared', 'kernel'].includes(domain)
                    ? []
                    : [
                          `${bundle.name} (${bundle.domain}) uses the tag of ${name} (${domain}): only workspace composes domains`
                      ];
            })
        );
}

function tagsOf(bundle: ComponentBundle): string[] {
    const templates = listBundleFiles(bundle).filter((file) => file.endsWith('.html'));
    return templates.flatMap((file) => {
        const source = readFileSync(path.join(bundle.directory, file), 'utf8');
        return [...source.matchAll(/<c-([a-z0-9-]+)/g)].map((match) => toCamelCase(match[1] ?? ''));
    });
}

function toCamelCase(tag: string): string {
    return tag.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}
