import type { Finding } from './finding.ts';
import type { MetadataFile } from './metadataFiles.ts';
import { textOf } from './metadataFiles.ts';
import type { MetadataIndex } from './metadataIndex.ts';
import { objectOf } from './metadataIndex.ts';

const MAX_LABEL = 40;
const MAX_HELP = 510;
const MAX_DESCRIPTION = 1000;

/** Fields of `force-app`: named as their file, described, with help, within the platform's lengths, pointing to what exists. */
export function checkFields(files: readonly MetadataFile[], index: MetadataIndex): Finding[] {
    return files
        .filter(({ type }) => type === 'CustomField')
        .flatMap((file) => fieldMessages(file, index).map((message) => ({ file: file.path, message })));
}

function fieldMessages({ path, name, body }: MetadataFile, index: MetadataIndex): string[] {
    const text = (tag: string): string => textOf(body, tag) ?? '';
    const messages: string[] = [];
    if (text('fullName') !== name) messages.push(`fullName is "${text('fullName')}", the file says ${name}`);
    if (text('description') === '') messages.push('a description is missing');
    if (text('description').length > MAX_DESCRIPTION) messages.push('the description has more than 1000 characters');
    if (text('inlineHelpText') === '') messages.push('an inlineHelpText is missing');
    if (text('inlineHelpText').length > MAX_HELP) messages.push('inlineHelpText has more than 510 characters');
    if (text('label').length > MAX_LABEL) messages.push('the label has more than 40 characters');
    const parent = text('referenceTo');
    if (parent.endsWith('__c') && !index.objects.has(parent)) messages.push(`referenceTo ${parent} does not exist`);
    if (text('type') === 'Text' && text('length') === '') messages.push('a text field needs a length');
    // A formula has none.
    if (text('type') === 'Checkbox' && text('defaultValue') === '' && text('formula') === '') {
        messages.push('a checkbox needs a defaultValue');
    }
    const object = objectOf(path);
    if (/__(c|mdt)$/.test(object) && !index.objects.has(object)) messages.push(`object ${object} does not exist`);
    return messages;
}
