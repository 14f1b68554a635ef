import { createHash } from 'node:crypto';
import { readSourceDirectory } from '../../core/metadataXml.ts';
import type { MetadataComponent, Org } from '../../core/types.ts';

const SHOWN_PROBLEMS = 10;

/**
 * Deploys a source directory when it differs from what was deployed before. Gives the digest to remember.
 *
 * Errors: the components that were refused, with their files.
 */
export function deploySource(org: Org, sourceDirectory: string, deployedDigest: string | null): string {
    const components = readSourceDirectory(sourceDirectory);
    const digest = digestOf(components);
    if (digest === deployedDigest) {
        return digest;
    }
    const refused = org.deployMetadata(components).filter((message) => !message.success);
    if (refused.length > 0) {
        const lines = refused
            .slice(0, SHOWN_PROBLEMS)
            .map(({ path, type, fullName, problem }) => `  ${path}: ${type} ${fullName}: ${problem}`);
        throw new Error(
            `The demo org refuses ${refused.length} components of ${sourceDirectory}:\n${lines.join('\n')}\n` +
                'Correct these files; "npm test" checks metadata too.'
        );
    }
    return digest;
}

function digestOf(components: readonly MetadataComponent[]): string {
    const hash = createHash('sha256');
    for (const { type, fullName, xml, files } of components) {
        hash.update(JSON.stringify([type, fullName, xml, files]));
    }
    return hash.digest('base64url');
}
