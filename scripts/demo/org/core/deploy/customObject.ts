import { fieldDef, labelOf, ownerField, readOnlyField, systemFields } from '../fieldDefs.ts';
import type { XmlNode } from '../metadataXml.ts';
import type { FieldDef, ObjectDef, Sharing } from '../types.ts';

const SHARING: Readonly<Record<string, Sharing>> = {
    Private: 'private',
    Read: 'publicRead',
    ReadWrite: 'publicReadWrite',
    ControlledByParent: 'controlledByParent'
};

/** Definition of an own object or custom metadata type; `before` keeps its prefix and fields. */
export function customObjectDef(
    name: string,
    node: XmlNode,
    before: ObjectDef | undefined,
    keyPrefix: string,
    changedAt: number
): ObjectDef {
    const isMetadata = name.endsWith('__mdt');
    // A platform event is an object that nothing is stored of; its rights are those of an object.
    const isEvent = name.endsWith('__e');
    if (!isMetadata && !isEvent && !name.endsWith('__c')) {
        throw new Error(`the demo org knows no object ${name}; own objects end in __c, __e or __mdt`);
    }
    if (node['customSettingsType'] !== undefined) {
        throw new Error('custom settings are not known to the demo org; use custom metadata');
    }
    const label = String(node['label'] ?? labelOf(name));
    const own = isMetadata ? metadataFields() : [...systemFields(), nameField(node), ownerField()];
    const fields = new Map(before?.fields);
    for (const field of own) {
        fields.set(field.name, field);
    }
    const sharing = before?.parentField ? 'controlledByParent' : (SHARING[String(node['sharingModel'])] ?? 'private');
    if (before?.parentField) {
        fields.delete('OwnerId');
    }
    return {
        name,
        label,
        labelPlural: String(node['pluralLabel'] ?? `${label}s`),
        keyPrefix,
        custom: true,
        kind: isMetadata ? 'customMetadata' : 'data',
        sharing: isMetadata || isEvent ? 'publicRead' : sharing,
        parentField: before?.parentField ?? null,
        fields,
        changedAt
    };
}

/** A master-detail field takes ownership and sharing over from the parent. */
export function controlledBy(object: ObjectDef, field: FieldDef): ObjectDef {
    const fields = new Map(object.fields);
    fields.delete('OwnerId');
    return { ...object, fields, sharing: 'controlledByParent', parentField: object.parentField ?? field.name };
}

function nameField(node: XmlNode): FieldDef {
    const given = (node['nameField'] ?? {}) as XmlNode;
    const label = String(given['label'] ?? 'Name');
    if (given['type'] === 'AutoNumber') {
        return readOnlyField('Name', 'string', { label, length: 80, autoNumber: String(given['displayFormat']) });
    }
    return fieldDef('Name', 'string', { label, length: 80 });
}

function metadataFields(): FieldDef[] {
    return [
        readOnlyField('Id', 'id', { label: 'Record ID', required: true }),
        fieldDef('DeveloperName', 'string', { length: 40 }),
        fieldDef('MasterLabel', 'string', { length: 40 }),
        fieldDef('Label', 'string', { length: 40 }),
        fieldDef('Language', 'picklist'),
        fieldDef('NamespacePrefix', 'string', { length: 15 }),
        fieldDef('QualifiedApiName', 'string', { length: 70 }),
        readOnlyField('SystemModstamp', 'datetime')
    ];
}
