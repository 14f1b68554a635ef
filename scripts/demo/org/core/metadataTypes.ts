import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface RegistryType {
    readonly id: string;
    readonly name: string;
    readonly directoryName: string;
    readonly suffix?: string;
    readonly strategies?: { readonly adapter: string };
    readonly children?: {
        readonly suffixes: Readonly<Record<string, string>>;
        readonly types: Readonly<Record<string, { readonly name: string; readonly directoryName: string }>>;
    };
}

/** Where a file belongs: its metadata type, and whether it is a part of a parent component (a field of an object). */
export interface FileType {
    readonly type: string;
    readonly isChild: boolean;
    /** The file named by the suffix is code or data; its description is the -meta.xml beside it. */
    readonly hasContent: boolean;
}

const CONTENT_ADAPTERS = new Set(['matchingContentFile', 'mixedContent']);
const bySuffix = new Map<string, FileType>();
const bundleDirectories = new Map<string, string>();
/** Tag inside a .object file -> type of the part, e.g. `fields` -> `CustomField`. */
export const OBJECT_PARTS = new Map<string, string>();

/** Which types exist is the business of Salesforce's own registry, which the sf CLI uses to make its packages. */
function loadRegistry(): void {
    const path = createRequire(import.meta.url).resolve(
        '@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json'
    );
    const registry = JSON.parse(readFileSync(path, 'utf8')) as { types: Record<string, RegistryType> };
    for (const type of Object.values(registry.types)) {
        const adapter = type.strategies?.adapter ?? '';
        if (adapter === 'bundle') {
            bundleDirectories.set(type.directoryName, type.name);
        } else if (type.suffix) {
            bySuffix.set(type.suffix, {
                type: type.name,
                isChild: false,
                hasContent: CONTENT_ADAPTERS.has(adapter)
            });
        }
        for (const [suffix, childId] of Object.entries(type.children?.suffixes ?? {})) {
            const child = type.children?.types[childId];
            // Labels and sharing rules have the suffix of the file that they lie in.
            if (child && suffix !== type.suffix) {
                bySuffix.set(suffix, { type: child.name, isChild: true, hasContent: false });
            }
        }
        if (type.name === 'CustomObject') {
            for (const child of Object.values(type.children?.types ?? {})) {
                OBJECT_PARTS.set(child.directoryName, child.name);
            }
        }
    }
}
loadRegistry();

export function fileTypeOfSuffix(suffix: string): FileType | undefined {
    return bySuffix.get(suffix);
}

/** Type of the bundles in a directory of this name, e.g. `lwc`. */
export function bundleTypeOf(directory: string): string | undefined {
    return bundleDirectories.get(directory);
}
