import type { Finding } from './finding.ts';
import type { MetadataFile } from './metadataFiles.ts';
import { elements, textOf } from './metadataFiles.ts';
import type { MetadataIndex } from './metadataIndex.ts';
import { picklistValues } from './metadataIndex.ts';

const MAX_LABEL = 40;
const MAX_HELP = 510;

/** Every field of `force-app` is translated, picklist values too, and translations name only what exists. */
export function checkTranslations(files: readonly MetadataFile[], index: MetadataIndex, language: string): Finding[] {
    const translated = new Map<string, MetadataFile>();
    for (const file of files) {
        const object = new RegExp(`/objectTranslations/([^/]+)-${language}/`).exec(file.path)?.[1];
        if (file.type === 'CustomFieldTranslation' && object) translated.set(`${object}.${file.name}`, file);
    }
    const findings: Finding[] = [];
    for (const file of files) {
        if (file.type !== 'CustomField') continue;
        const object = /\/objects\/([^/]+)\//.exec(file.path)?.[1] ?? '';
        const translation = translated.get(`${object}.${file.name}`);
        if (!translation) findings.push({ file: file.path, message: `has no translation into ${language}` });
        else findings.push(...compare(file, translation));
    }
    for (const [name, file] of translated) {
        if (!index.fields.has(name))
            findings.push({ file: file.path, message: `translates ${name}, which does not exist` });
    }
    return findings;
}

function compare(field: MetadataFile, translation: MetadataFile): Finding[] {
    const finding = (message: string): Finding => ({ file: translation.path, message });
    const findings: Finding[] = [];
    const label = textOf(translation.body, 'label') ?? '';
    if (label === '' || label.length > MAX_LABEL)
        findings.push(finding('the label is missing or longer than 40 characters'));
    const help = textOf(translation.body, 'help') ?? '';
    if (help === '' || help.length > MAX_HELP)
        findings.push(finding('the help is missing or longer than 510 characters'));
    const labels = picklistValues(field.body).map((value) => value.label);
    const named = elements(translation.body, 'picklistValues');
    const masters = named.map((value) => textOf(value, 'masterLabel') ?? '');
    for (const missing of labels.filter((one) => !masters.includes(one))) {
        findings.push(finding(`picklist value "${missing}" is not translated`));
    }
    for (const unknown of masters.filter((one) => !labels.includes(one))) {
        findings.push(finding(`picklist value "${unknown}" does not exist`));
    }
    return findings;
}
