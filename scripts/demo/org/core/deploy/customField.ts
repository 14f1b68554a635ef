import { fieldDef, locationFields, picklistValue, readOnlyField } from '../fieldDefs.ts';
import { asArray } from '../metadataXml.ts';
import type { XmlNode } from '../metadataXml.ts';
import type { FieldDef, FieldType, PicklistValue } from '../types.ts';

const TYPES: Readonly<Record<string, FieldType>> = {
    Text: 'string',
    TextArea: 'textarea',
    LongTextArea: 'textarea',
    Html: 'textarea',
    EncryptedText: 'encryptedstring',
    Checkbox: 'boolean',
    Number: 'double',
    Currency: 'currency',
    Percent: 'percent',
    Date: 'date',
    DateTime: 'datetime',
    Time: 'time',
    Email: 'email',
    Phone: 'phone',
    Url: 'url',
    Picklist: 'picklist',
    MultiselectPicklist: 'multipicklist',
    Lookup: 'reference',
    MasterDetail: 'reference',
    AutoNumber: 'string',
    Summary: 'double',
    MetadataRelationship: 'string'
};
const SHORT_TEXT_AREA = 255;

export interface FieldContext {
    /** Values of a global value set; undefined if there is none of this name. */
    globalValueSet(name: string): readonly PicklistValue[] | undefined;
    objectExists(name: string): boolean;
}

/** Definitions of one CustomField file (a geolocation gives three). Errors: what Salesforce would not accept, in words. */
export function customFieldDefs(name: string, node: XmlNode, context: FieldContext): FieldDef[] {
    const typeName = text(node, 'type') ?? '';
    const label = text(node, 'label') ?? name;
    if (typeName === 'Location') {
        return locationFields(name, { label, required: flag(node, 'required') });
    }
    const type = TYPES[typeName];
    if (!type) {
        throw new Error(`the field type '${typeName}' is not known to the demo org`);
    }
    const picklist = type === 'picklist' || type === 'multipicklist' ? picklistOf(node, context) : [];
    const given: Partial<FieldDef> = {
        label,
        ...sizes(typeName, type, node),
        ...(type === 'reference' ? reference(name, typeName, node, context) : {}),
        required: flag(node, 'required') || typeName === 'MasterDetail',
        unique: flag(node, 'unique'),
        externalId: flag(node, 'externalId'),
        picklist,
        restrictedPicklist: /true/i.test(String((node['valueSet'] as XmlNode | undefined)?.['restricted'] ?? '')),
        defaultValue: defaultOf(type, node, picklist)
    };
    const formula = text(node, 'formula');
    if (formula !== null || typeName === 'Summary') {
        return [readOnlyField(name, type, { ...given, required: false, formula, defaultValue: null })];
    }
    if (typeName === 'AutoNumber') {
        return [readOnlyField(name, type, { ...given, required: false, autoNumber: text(node, 'displayFormat') })];
    }
    return [fieldDef(name, type, given)];
}

/** A file for a standard field can only change its label and its values. */
export function changedStandardField(field: FieldDef, node: XmlNode, context: FieldContext): FieldDef {
    const label = text(node, 'label') ?? field.label;
    return node['valueSet'] === undefined
        ? { ...field, label }
        : { ...field, label, picklist: picklistOf(node, context) };
}

export function valuesOf(nodes: unknown): PicklistValue[] {
    return asArray(nodes).map((item) => {
        const node = item as XmlNode;
        const value = decode(text(node, 'fullName') ?? '');
        const active = text(node, 'isActive') !== 'false';
        return picklistValue(value, text(node, 'label') ?? value, flag(node, 'default'), active);
    });
}

function picklistOf(node: XmlNode, context: FieldContext): readonly PicklistValue[] {
    const valueSet = node['valueSet'] as XmlNode | undefined;
    const globalName = valueSet ? text(valueSet, 'valueSetName') : null;
    if (globalName !== null) {
        const values = context.globalValueSet(globalName);
        if (!values) {
            throw new Error(`no GlobalValueSet named ${globalName} found`);
        }
        return values;
    }
    const definition = valueSet?.['valueSetDefinition'] as XmlNode | undefined;
    if (!definition) {
        throw new Error('a picklist needs a valueSet with a valueSetDefinition or a valueSetName');
    }
    return valuesOf(definition['value']);
}

function sizes(typeName: string, type: FieldType, node: XmlNode): Partial<FieldDef> {
    if (typeName === 'TextArea') {
        return { length: SHORT_TEXT_AREA };
    }
    if (text(node, 'length') !== null) {
        return { length: Number(text(node, 'length')) };
    }
    if (['double', 'currency', 'percent'].includes(type) && text(node, 'precision') !== null) {
        return { precision: Number(text(node, 'precision')), scale: Number(text(node, 'scale') ?? 0) };
    }
    return {};
}

function reference(name: string, typeName: string, node: XmlNode, context: FieldContext): Partial<FieldDef> {
    const target = text(node, 'referenceTo') ?? '';
    if (!context.objectExists(target)) {
        throw new Error(`referenceTo value of '${target}' does not resolve to a valid sObject type`);
    }
    const list = text(node, 'relationshipName');
    return {
        referenceTo: [target],
        relationshipName: name.replace(/__c$/, '__r'),
        childRelationshipName: list === null ? null : `${list}__r`,
        cascadeDelete: typeName === 'MasterDetail' || text(node, 'deleteConstraint') === 'Cascade'
    };
}

function defaultOf(type: FieldType, node: XmlNode, picklist: readonly PicklistValue[]): FieldDef['defaultValue'] {
    const given = text(node, 'defaultValue');
    if (type === 'boolean') {
        return given === 'true';
    }
    if (type === 'picklist') {
        return picklist.find((entry) => entry.isDefault)?.value ?? null;
    }
    if (given === null) {
        return null;
    }
    if (['double', 'currency', 'percent'].includes(type)) {
        return Number.isFinite(Number(given)) ? Number(given) : null;
    }
    return /^"[^"]*"$/.test(given) ? given.slice(1, -1) : null;
}

function text(node: XmlNode, name: string): string | null {
    const value = node[name];
    return value === undefined || value === null || value === '' ? null : String(value);
}

function flag(node: XmlNode, name: string): boolean {
    return text(node, name) === 'true';
}

/** Values in fullName may be URL-encoded (`Proposal%2FQuote`). */
function decode(value: string): string {
    try {
        return decodeURIComponent(value);
    } catch {
        return value;
    }
}
