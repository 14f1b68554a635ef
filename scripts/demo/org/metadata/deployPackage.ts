import { unzipSync } from 'fflate';
import { readManifest, readMdapiFiles } from '../core/metadataXml.ts';
import { SalesforceError } from '../core/errors.ts';
import type { MetadataComponent, MetadataReference } from '../core/types.ts';

const LARGEST_UNZIPPED_BYTES = 400 * 1024 * 1024;

/** An unzipped deployment. Paths are relative to the folder of package.xml. */
export interface DeployPackage {
    readonly files: ReadonlyMap<string, Uint8Array>;
    readonly manifest: readonly MetadataReference[];
    readonly components: readonly MetadataComponent[];
    readonly deletes: readonly MetadataReference[];
}

/** Throws INVALID_ZIP or a sentence about package.xml for what the platform refuses as a whole. */
export function readDeployPackage(zip: Uint8Array): DeployPackage {
    const all = unzip(zip);
    const manifestPath = [...all.keys()].find((path) => /(^|\/)package\.xml$/.test(path));
    if (manifestPath === undefined) {
        throw new SalesforceError('INVALID_ZIP', 'No package.xml found');
    }
    const root = manifestPath.slice(0, -'package.xml'.length);
    const files = new Map(
        [...all]
            .filter(([path, content]) => path.startsWith(root) && !(path.endsWith('/') && content.length === 0))
            .map(([path, content]) => [path.slice(root.length), content])
    );
    const manifest = readManifest(Buffer.from(files.get('package.xml') ?? []).toString('utf8'));
    const { components, deletes } = readMdapiFiles(files);
    return { files, manifest, components, deletes };
}

function unzip(zip: Uint8Array): Map<string, Uint8Array> {
    let total = 0;
    try {
        const unzipped = unzipSync(zip, {
            filter: ({ originalSize }) => (total += originalSize) <= LARGEST_UNZIPPED_BYTES
        });
        if (total > LARGEST_UNZIPPED_BYTES) {
            throw new Error('more than 400 MB');
        }
        return new Map(Object.entries(unzipped));
    } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        throw new SalesforceError('INVALID_ZIP', `The zip file cannot be read: ${detail}`);
    }
}
