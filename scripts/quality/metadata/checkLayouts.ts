import type { Finding } from './finding.ts';
import type { MetadataFile, XmlElement } from './metadataFiles.ts';
import { elements, textOf } from './metadataFiles.ts';
import type { MetadataIndex } from './metadataIndex.ts';

/**
 * Layouts name fields that exist, and each field of an own object stands on a layout: what is deployed without one is on
 * no page, not even on the form of a setting.
 */
export function checkLayouts(files: readonly MetadataFile[], index: MetadataIndex): Finding[] {
    const findings: Finding[] = [];
    const placed = new Set<string>();
    for (const { name, path, body } of files.filter(({ type }) => type === 'Layout')) {
        const object = name.slice(0, name.indexOf('-'));
        if (!index.objects.has(object)) findings.push({ file: path, message: `object ${object} does not exist` });
        for (const item of itemsOf(body)) {
            const field = `${object}.${textOf(item, 'field') ?? ''}`;
            placed.add(field);
            const known = index.fields.get(field);
            if (field.endsWith('__c') && !known)
                findings.push({ file: path, message: `field ${field} does not exist` });
            if (known?.isRequired && textOf(item, 'behavior') !== 'Required') {
                findings.push({ file: path, message: `field ${field} is required, its behavior must be Required` });
            }
        }
    }
    for (const { path, name, type } of files) {
        const object = /\/objects\/([^/]+__(?:c|mdt))\/fields\//.exec(path)?.[1];
        if (type === 'CustomField' && object && !placed.has(`${object}.${name}`)) {
            findings.push({ file: path, message: 'stands on no layout' });
        }
    }
    return findings;
}

function itemsOf(layout: XmlElement): XmlElement[] {
    return elements(layout, 'layoutSections')
        .flatMap((section) => elements(section, 'layoutColumns'))
        .flatMap((column) => elements(column, 'layoutItems'));
}
