import type { Finding } from './finding.ts';
import type { MetadataFile } from './metadataFiles.ts';
import { objectOf } from './metadataIndex.ts';

/**
 * A component has one file. Of two (for example `ja.translation-meta.xml` in two domain folders) a deployment takes one
 * and drops the other without a word. Labels may be spread: they are put together.
 */
export function checkDuplicates(files: readonly MetadataFile[]): Finding[] {
    const first = new Map<string, string>();
    return files.flatMap(({ type, name, path }) => {
        const folder = objectOf(path) || (/\/objectTranslations\/([^/]+)\//.exec(path)?.[1] ?? '');
        const key = `${type} ${folder}.${name}`;
        const other = first.get(key);
        first.set(key, other ?? path);
        return other ? [{ file: path, message: `stands in ${other} too; a deployment would drop one of them` }] : [];
    });
}
