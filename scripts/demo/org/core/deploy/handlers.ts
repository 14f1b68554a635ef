import { coerce } from '../dml/coerce.ts';
import { asArray, parseMetadataXml } from '../metadataXml.ts';
import type { XmlNode } from '../metadataXml.ts';
import { toBase62 } from '../ids.ts';
import type { FieldDef, FieldValue, MetadataComponent, ObjectDef, PicklistValue } from '../types.ts';
import { changedStandardField, customFieldDefs, valuesOf } from './customField.ts';
import type { FieldContext } from './customField.ts';
import { controlledBy, customObjectDef } from './customObject.ts';
import { findRow, putRow } from './deployContext.ts';
import type { DeployContext } from './deployContext.ts';
import { deployPermissionSet, removePermissionSet } from './permissionSet.ts';
import { deployPermissionSetGroup, removePermissionSetGroup } from './permissionSetGroup.ts';

/** Fields of Event and Task are defined on their common parent. */
const ACTIVITY = 'Activity';
const ACTIVITIES: readonly string[] = ['Event', 'Task'];

type Deploy = (context: DeployContext, component: MetadataComponent) => void;
type Remove = (context: DeployContext, fullName: string) => void;

/** What a component changes in the schema; also run when the org is opened again. */
export const SCHEMA_HANDLERS: Readonly<Record<string, Deploy>> = {
    CustomObject: deployObject,
    CustomField: deployField,
    SharingRules: deploySharingRules
};
/** What a component writes as rows. All other types are only kept by name. */
export const ROW_HANDLERS: Readonly<Record<string, Deploy>> = {
    PermissionSet: (context, component) =>
        deployPermissionSet(context, component.fullName, parseMetadataXml(component.xml, 'PermissionSet')),
    PermissionSetGroup: (context, component) =>
        deployPermissionSetGroup(context, component.fullName, parseMetadataXml(component.xml, 'PermissionSetGroup')),
    CustomMetadata: deployCustomMetadata,
    CspTrustedSite: deployTrustedSite,
    ApexClass: (context, component) => deployCode(context, component, 'ApexClass', '.cls'),
    ApexTrigger: (context, component) => deployCode(context, component, 'ApexTrigger', '.trigger'),
    LightningComponentBundle: deployBundle
};
export { ACTIVITY, ACTIVITIES };
export const REMOVERS: Readonly<Record<string, Remove>> = {
    CustomObject: (context, fullName) => context.schema.remove(fullName),
    CustomField: removeField,
    PermissionSet: removePermissionSet,
    PermissionSetGroup: removePermissionSetGroup,
    CspTrustedSite: (context, fullName) => removeRow(context, 'CspTrustedSite', { DeveloperName: fullName }),
    ApexClass: (context, fullName) => removeRow(context, 'ApexClass', { Name: fullName }),
    ApexTrigger: (context, fullName) => removeRow(context, 'ApexTrigger', { Name: fullName }),
    LightningComponentBundle: (context, fullName) =>
        removeRow(context, 'LightningComponentBundle', { DeveloperName: fullName }),
    CustomMetadata: (context, fullName) => {
        const [type = '', name = ''] = fullName.split('.');
        removeRow(context, `${type}__mdt`, { DeveloperName: name });
    }
};

function deployObject(context: DeployContext, component: MetadataComponent): void {
    if (component.fullName === ACTIVITY) {
        return;
    }
    const node = parseMetadataXml(component.xml, 'CustomObject');
    const before = context.schema.object(component.fullName);
    if (before && !before.custom) {
        return;
    }
    const prefix =
        before?.keyPrefix ?? storedPrefix(context, component.fullName) ?? freePrefix(context, component.fullName);
    context.schema.put(customObjectDef(component.fullName, node, before, prefix, context.now));
}

function deployField(context: DeployContext, component: MetadataComponent): void {
    const node = parseMetadataXml(component.xml, 'CustomField');
    const [objectName = '', fieldName = ''] = component.fullName.split('.');
    for (const name of objectName === ACTIVITY ? ACTIVITIES : [objectName]) {
        deployFieldOf(context, name, fieldName, node);
    }
}

function deployFieldOf(context: DeployContext, objectName: string, fieldName: string, node: XmlNode): void {
    const object = context.schema.object(objectName);
    if (!object) {
        throw new Error(`Entity of type 'CustomObject' named '${objectName}' cannot be found`);
    }
    const fieldContext: FieldContext = {
        objectExists: (name) => context.schema.object(name) !== undefined,
        globalValueSet: (name) => globalValueSet(context, name)
    };
    if (!fieldName.endsWith('__c')) {
        const standard = context.schema.field(object, fieldName);
        if (!standard) {
            throw new Error(`no standard field ${objectName}.${fieldName} in the demo org`);
        }
        context.schema.putFields(object.name, [changedStandardField(standard, node, fieldContext)], context.now);
        return;
    }
    const fields = customFieldDefs(fieldName, node, fieldContext);
    context.schema.putFields(object.name, fields, context.now);
    const [first] = fields;
    if (node['type'] === 'MasterDetail' && first) {
        context.schema.put(controlledBy(context.schema.requireObject(object.name), first));
    }
}

/** Of sharing rules only those by criteria, for all internal users, on one field: what the demo org needs. */
function deploySharingRules(context: DeployContext, component: MetadataComponent): void {
    const object = context.schema.object(component.fullName);
    if (!object) {
        throw new Error(`Entity of type 'CustomObject' named '${component.fullName}' cannot be found`);
    }
    const node = parseMetadataXml(component.xml, 'SharingRules');
    const readableWhen = asArray(node['sharingCriteriaRules']).flatMap((rule) => {
        const { sharedTo, criteriaItems } = rule as XmlNode;
        const [item, ...others] = asArray(criteriaItems) as XmlNode[];
        const field = context.schema.field(object, String(item?.['field']));
        if (!(sharedTo as XmlNode | undefined) || !('allInternalUsers' in (sharedTo as XmlNode)) || others.length > 0) {
            return [];
        }
        return field ? [{ field: field.name, value: coerce(field, String(item?.['value']).toLowerCase()) }] : [];
    });
    context.schema.put({ ...object, readableWhen });
}

function removeField(context: DeployContext, fullName: string): void {
    const [objectName = '', fieldName = ''] = fullName.split('.');
    for (const name of objectName === ACTIVITY ? ACTIVITIES : [objectName]) {
        if (context.schema.object(name)) {
            context.schema.removeField(name, fieldName, context.now);
        }
        removeRow(context, 'FieldDefinition', { DurableId: `${name}.${fieldName}` });
        for (const row of [...context.tx.lookup('FieldPermissions', 'Field', `${name}.${fieldName}`)]) {
            context.tx.remove('FieldPermissions', row.Id, context.stamp);
        }
    }
}

function globalValueSet(context: DeployContext, name: string): PicklistValue[] | undefined {
    const component = context.component('GlobalValueSet', name);
    return component && valuesOf(parseMetadataXml(component.xml, 'GlobalValueSet')['customValue']);
}

function storedPrefix(context: DeployContext, objectName: string): string | null {
    const row = findRow(context, 'EntityDefinition', { QualifiedApiName: objectName });
    return row ? String(row['KeyPrefix']) : null;
}

/** Own objects get a00, a01, ...; custom metadata types m00, m01, ... A prefix is never given twice. */
function freePrefix(context: DeployContext, objectName: string): string {
    const letter = objectName.endsWith('__mdt') ? 'm' : 'a';
    const taken = (prefix: string): boolean =>
        context.schema.objectOfId(prefix) !== undefined ||
        findRow(context, 'EntityDefinition', { KeyPrefix: prefix }) !== undefined;
    let n = 0;
    while (taken(letter + toBase62(n, 2))) {
        n++;
    }
    return letter + toBase62(n, 2);
}

/** EntityDefinition and FieldDefinition rows for tooling queries; they also remember the object's prefix. */
export function defineObject(context: DeployContext, objectName: string): void {
    const object = context.schema.object(objectName);
    if (!object) {
        return;
    }
    const entityId = putRow(
        context,
        'EntityDefinition',
        { QualifiedApiName: object.name },
        {
            DurableId: object.name,
            DeveloperName: object.name.replace(/__(c|mdt)$/, ''),
            Label: object.label,
            PluralLabel: object.labelPlural,
            KeyPrefix: object.keyPrefix
        }
    );
    for (const field of object.fields.values()) {
        defineField(context, object, entityId, field);
    }
}

function defineField(context: DeployContext, object: ObjectDef, entityId: string, field: FieldDef): void {
    putRow(
        context,
        'FieldDefinition',
        { DurableId: `${object.name}.${field.name}` },
        {
            EntityDefinitionId: entityId,
            QualifiedApiName: field.name,
            DeveloperName: field.name.replace(/__c$/, ''),
            Label: field.label,
            DataType: field.type,
            Length: field.length,
            IsNillable: !field.required
        }
    );
}

function deployCustomMetadata(context: DeployContext, component: MetadataComponent): void {
    const node = parseMetadataXml(component.xml, 'CustomMetadata');
    const [type = '', developerName = ''] = component.fullName.split('.');
    const object = context.schema.object(`${type}__mdt`);
    if (!object) {
        throw new Error(`no custom metadata type ${type}__mdt found`);
    }
    const label = String(node['label'] ?? developerName);
    const values: Record<string, FieldValue> = {
        MasterLabel: label,
        Label: label,
        Language: 'en_US',
        QualifiedApiName: developerName
    };
    for (const item of asArray(node['values'])) {
        const { field: name, value } = item as XmlNode;
        const field = context.schema.field(object, String(name));
        if (!field) {
            throw new Error(`no field ${String(name)} on ${object.name}`);
        }
        values[field.name] = coerce(field, value);
    }
    putRow(context, object.name, { DeveloperName: developerName }, values);
}

function deployTrustedSite(context: DeployContext, component: MetadataComponent): void {
    const node = parseMetadataXml(component.xml, 'CspTrustedSite');
    const values = {
        EndpointUrl: String(node['endpointUrl'] ?? ''),
        IsActive: node['isActive'] === 'true',
        IsApplicableToImgSrc: node['isApplicableToImgSrc'] === 'true',
        IsApplicableToConnectSrc: node['isApplicableToConnectSrc'] === 'true'
    };
    putRow(context, 'CspTrustedSite', { DeveloperName: component.fullName }, values);
}

function deployCode(context: DeployContext, component: MetadataComponent, root: string, suffix: string): void {
    const node = parseMetadataXml(component.xml, root);
    const body = Object.entries(component.files).find(([name]) => name.endsWith(suffix))?.[1];
    if (body === undefined) {
        throw new Error(`no file ${component.fullName}${suffix} beside its -meta.xml`);
    }
    putRow(
        context,
        root,
        { Name: component.fullName },
        { Body: body, ApiVersion: Number(node['apiVersion'] ?? 0), Status: String(node['status'] ?? 'Active') }
    );
}

function deployBundle(context: DeployContext, component: MetadataComponent): void {
    const node = parseMetadataXml(component.xml, 'LightningComponentBundle');
    putRow(
        context,
        'LightningComponentBundle',
        { DeveloperName: component.fullName },
        {
            MasterLabel: String(node['masterLabel'] ?? component.fullName),
            ApiVersion: Number(node['apiVersion'] ?? 0),
            IsExposed: node['isExposed'] === 'true'
        }
    );
}

function removeRow(context: DeployContext, objectName: string, key: Readonly<Record<string, FieldValue>>): void {
    const row = findRow(context, objectName, key);
    if (row) {
        context.tx.remove(objectName, row.Id, context.stamp);
    }
}
