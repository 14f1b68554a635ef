import type { Finding } from './finding.ts';
import type { MetadataFile, XmlElement } from './metadataFiles.ts';
import { elements, isElement, textOf } from './metadataFiles.ts';
import type { FieldInfo, MetadataIndex } from './metadataIndex.ts';
import { picklistValues } from './metadataIndex.ts';

const MAX_NAME_LENGTH = 40;
/** Accepted `xsi:type` by field type; every other field type takes a string. */
const XSD_TYPES: Record<string, readonly string[]> = {
    Checkbox: ['xsd:boolean'],
    Number: ['xsd:double', 'xsd:int'],
    Percent: ['xsd:double'],
    Date: ['xsd:date'],
    DateTime: ['xsd:dateTime']
};

/** Records of custom metadata types: their fields exist, required ones have a value, values fit. */
export function checkCustomMetadata(files: readonly MetadataFile[], index: MetadataIndex): Finding[] {
    return files
        .filter(({ type }) => type === 'CustomMetadata')
        .flatMap((file) => recordMessages(file, index).map((message) => ({ file: file.path, message })));
}

function recordMessages({ name, body }: MetadataFile, index: MetadataIndex): string[] {
    const [typeName = '', developerName = ''] = name.split('.');
    const object = `${typeName}__mdt`;
    if (!index.objects.has(object)) return [`custom metadata type ${object} does not exist`];
    const messages: string[] = [];
    if ((textOf(body, 'label') ?? '').length > MAX_NAME_LENGTH) messages.push('the label has more than 40 characters');
    if (!/^[a-zA-Z](?:_?[a-zA-Z0-9]+)*$/.test(developerName) || developerName.length > MAX_NAME_LENGTH) {
        messages.push(`"${developerName}" is not a developer name of at most 40 characters`);
    }
    const filled = new Set<string>();
    for (const value of elements(body, 'values')) {
        const fieldName = textOf(value, 'field') ?? '';
        const field = index.fields.get(`${object}.${fieldName}`);
        const text = isNil(value) ? null : textOf(value, 'value');
        if (text !== null) filled.add(fieldName);
        if (!field) messages.push(`field ${object}.${fieldName} does not exist`);
        else if (text !== null) messages.push(...valueMessages(field, text, xsdTypeOf(value)));
    }
    for (const field of index.fields.values()) {
        if (field.object === object && field.isRequired && !filled.has(field.name)) {
            messages.push(`required field ${field.name} has no value`);
        }
    }
    return messages;
}

function valueMessages(field: FieldInfo, text: string, xsdType: string | null): string[] {
    const messages: string[] = [];
    const expected = XSD_TYPES[field.type] ?? ['xsd:string'];
    if (!xsdType || !expected.includes(xsdType)) {
        messages.push(`${field.name}: expected xsi:type ${expected.join(' or ')}, found ${xsdType ?? 'none'}`);
    }
    const length = Number(textOf(field.body, 'length') ?? Infinity);
    if (text.length > length) messages.push(`${field.name}: ${text.length} characters, at most ${length} fit`);
    if (field.type === 'Number') messages.push(...numberMessages(field, text));
    const allowed = picklistValues(field.body).map(({ value }) => value);
    if (field.type === 'Picklist' && !allowed.includes(text)) {
        messages.push(`${field.name}: "${text}" is not one of ${allowed.join(', ')}`);
    }
    return messages;
}

function numberMessages(field: FieldInfo, text: string): string[] {
    const scale = Number(textOf(field.body, 'scale') ?? 0);
    const wholeDigits = Number(textOf(field.body, 'precision') ?? 18) - scale;
    const value = Number(text);
    if (text === '' || Number.isNaN(value)) return [`${field.name}: "${text}" is not a number`];
    if (Math.abs(value) >= 10 ** wholeDigits)
        return [`${field.name}: ${text} has more than ${wholeDigits} whole digits`];
    const hasMoreDecimals = Math.abs(value * 10 ** scale - Math.round(value * 10 ** scale)) > 1e-9;
    return hasMoreDecimals ? [`${field.name}: ${text} has more than ${scale} decimals`] : [];
}

function xsdTypeOf(value: XmlElement): string | null {
    const element = value['value'];
    return isElement(element) ? String(element['@xsi:type'] ?? '') || null : null;
}

function isNil(value: XmlElement): boolean {
    const element = value['value'];
    return isElement(element) && element['@xsi:nil'] === 'true';
}
