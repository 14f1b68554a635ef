import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkApexAccess } from './metadata/checkApexAccess.ts';
import { checkCustomMetadata } from './metadata/checkCustomMetadata.ts';
import { checkDuplicates } from './metadata/checkDuplicates.ts';
import { checkFields } from './metadata/checkFields.ts';
import { checkGrammar } from './metadata/checkGrammar.ts';
import { checkLabels } from './metadata/checkLabels.ts';
import { checkLayouts } from './metadata/checkLayouts.ts';
import { checkPairs } from './metadata/checkPairs.ts';
import { checkPermissionSets } from './metadata/checkPermissionSets.ts';
import { checkResolution } from './metadata/checkResolution.ts';
import { checkTranslations } from './metadata/checkTranslations.ts';
import { checkWorkspace } from './metadata/checkWorkspace.ts';
import type { Finding } from './metadata/finding.ts';
import { listFiles, readMetadataFiles } from './metadata/metadataFiles.ts';
import { indexMetadata } from './metadata/metadataIndex.ts';
import { readOfficialTypes } from './metadata/officialTypes.ts';

export type { Finding } from './metadata/finding.ts';

const TRANSLATED_INTO = ['ja'];

/**
 * Checks a folder of Salesforce metadata without an org: grammar, pairs of files, references, values, translations, and
 * that a deployment would pack all of it.
 *
 * Limits: what only an org knows (cross references to standard metadata, licences) stays unchecked.
 */
export function checkMetadata(forceAppDir = 'force-app'): Finding[] {
    const folder = resolve(forceAppDir);
    const paths = listFiles(folder);
    const files = readMetadataFiles(folder);
    const index = indexMetadata(files);
    const bundles = new Set(paths.flatMap((path) => /\/lwc\/([^/]+)\//.exec(path)?.[1] ?? []));
    return [
        ...checkGrammar(files, readOfficialTypes()),
        ...checkPairs(paths),
        ...checkDuplicates(files),
        ...checkFields(files, index),
        ...checkLayouts(files, index),
        ...checkPermissionSets(files, index),
        ...checkApexAccess(folder, files, paths),
        ...checkCustomMetadata(files, index),
        ...checkWorkspace(files, index, bundles),
        ...TRANSLATED_INTO.flatMap((language) => checkTranslations(files, index, language)),
        ...TRANSLATED_INTO.flatMap((language) => checkLabels(files, language)),
        ...checkResolution(folder, paths)
    ];
}

export function formatFinding({ file, message }: Finding): string {
    return file === '' ? message : `${file}: ${message}`;
}

function main(forceAppDir: string): void {
    const findings = checkMetadata(forceAppDir);
    for (const finding of findings) console.log(formatFinding(finding));
    console.log(`Metadata: ${findings.length === 0 ? 'no findings' : `${findings.length} findings`} in ${forceAppDir}`);
    process.exitCode = findings.length === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
    main(process.argv[2] ?? 'force-app');
}
