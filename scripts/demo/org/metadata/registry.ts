import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** How a metadata type lies in a deployment package. */
export interface TypeLayout {
    readonly name: string;
    readonly directoryName: string;
    readonly suffix: string | null;
    /** Code or data file with a -meta.xml beside it. */
    readonly hasMetaFile: boolean;
    readonly isBundle: boolean;
    readonly inFolder: boolean;
    readonly childNames: readonly string[];
}

interface RegistryType {
    readonly name: string;
    readonly directoryName: string;
    readonly suffix?: string;
    readonly inFolder?: boolean;
    readonly strategies?: { readonly adapter: string };
    readonly children?: { readonly types: Readonly<Record<string, { readonly name: string }>> };
}

let cached: ReadonlyMap<string, TypeLayout> | undefined;

/** All metadata types of Salesforce's own registry by name, as the sf CLI packs them. */
export function typeLayouts(): ReadonlyMap<string, TypeLayout> {
    cached ??= readRegistry();
    return cached;
}

function readRegistry(): ReadonlyMap<string, TypeLayout> {
    const path = createRequire(import.meta.url).resolve(
        '@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json'
    );
    const { types } = JSON.parse(readFileSync(path, 'utf8')) as { types: Record<string, RegistryType> };
    return new Map(Object.values(types).map((type) => [type.name, layoutOf(type)]));
}

function layoutOf(type: RegistryType): TypeLayout {
    const adapter = type.strategies?.adapter;
    return {
        name: type.name,
        directoryName: type.directoryName,
        suffix: type.suffix ?? null,
        hasMetaFile: adapter === 'matchingContentFile' || adapter === 'mixedContent',
        isBundle: adapter === 'bundle',
        inFolder: type.inFolder === true,
        childNames: Object.values(type.children?.types ?? {}).map((child) => child.name)
    };
}
