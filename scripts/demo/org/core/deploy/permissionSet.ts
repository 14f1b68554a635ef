import { asArray } from '../metadataXml.ts';
import type { XmlNode } from '../metadataXml.ts';
import type { FieldValue } from '../types.ts';
import { findRow, putRow } from './deployContext.ts';
import type { DeployContext } from './deployContext.ts';

const USER_PERMISSIONS = [
    'ViewAllData',
    'ModifyAllData',
    'ApiEnabled',
    'ViewSetup',
    'ActivitiesAccess',
    'EditEvent',
    'EditTask'
];
const OBJECT_RIGHTS: readonly (readonly [tag: string, field: string])[] = [
    ['allowCreate', 'PermissionsCreate'],
    ['allowRead', 'PermissionsRead'],
    ['allowEdit', 'PermissionsEdit'],
    ['allowDelete', 'PermissionsDelete'],
    ['viewAllRecords', 'PermissionsViewAllRecords'],
    ['modifyAllRecords', 'PermissionsModifyAllRecords'],
    ['viewAllFields', 'PermissionsViewAllFields']
];

/** Writes the permission set and its object and field permissions as rows, where queries and access control find them. */
export function deployPermissionSet(context: DeployContext, name: string, node: XmlNode): void {
    const enabled = new Set(
        asArray(node['userPermissions'])
            .map((item) => item as XmlNode)
            .filter((item) => item['enabled'] === 'true')
            .map((item) => String(item['name']))
    );
    const rights = Object.fromEntries(
        USER_PERMISSIONS.map((permission) => [`Permissions${permission}`, enabled.has(permission)])
    );
    const parentId = putRow(
        context,
        'PermissionSet',
        { Name: name, IsOwnedByProfile: false },
        { Label: String(node['label'] ?? name), Description: optional(node['description']), ...rights }
    );
    clear(context, parentId);
    for (const item of asArray(node['objectPermissions'])) {
        objectPermission(context, parentId, item as XmlNode);
    }
    for (const item of asArray(node['fieldPermissions'])) {
        fieldPermission(context, parentId, item as XmlNode);
    }
}

export function removePermissionSet(context: DeployContext, name: string): void {
    const row = findRow(context, 'PermissionSet', { Name: name, IsOwnedByProfile: false });
    if (row) {
        clear(context, row.Id);
        for (const assignment of [...context.tx.lookup('PermissionSetAssignment', 'PermissionSetId', row.Id)]) {
            context.tx.remove('PermissionSetAssignment', assignment.Id, context.stamp);
        }
        context.tx.remove('PermissionSet', row.Id, context.stamp);
    }
}

function clear(context: DeployContext, parentId: string): void {
    for (const table of ['ObjectPermissions', 'FieldPermissions']) {
        for (const row of [...context.tx.lookup(table, 'ParentId', parentId)]) {
            context.tx.remove(table, row.Id, context.stamp);
        }
    }
}

function objectPermission(context: DeployContext, parentId: string, node: XmlNode): void {
    const name = String(node['object']);
    if (!context.schema.object(name)) {
        throw new Error(`In field: field - no CustomObject named ${name} found`);
    }
    const rights = Object.fromEntries(OBJECT_RIGHTS.map(([tag, field]) => [field, node[tag] === 'true']));
    putRow(context, 'ObjectPermissions', { ParentId: parentId, SobjectType: name }, rights);
}

function fieldPermission(context: DeployContext, parentId: string, node: XmlNode): void {
    const path = String(node['field']);
    const [objectName = '', fieldName = ''] = path.split('.');
    const object = context.schema.object(objectName);
    const field = object ? context.schema.field(object, fieldName) : undefined;
    if (!object || !field) {
        throw new Error(`In field: field - no CustomField named ${path} found`);
    }
    if (field.required) {
        throw new Error(`You cannot deploy to a required field: ${path}`);
    }
    const editable = node['editable'] === 'true';
    if (editable && !field.updateable && field.type !== 'location') {
        throw new Error(`Field ${path} is not editable`);
    }
    putRow(
        context,
        'FieldPermissions',
        { ParentId: parentId, SobjectType: object.name, Field: `${object.name}.${field.name}` },
        { PermissionsRead: node['readable'] === 'true' || editable, PermissionsEdit: editable }
    );
}

function optional(value: unknown): FieldValue {
    return value === undefined ? null : String(value);
}
