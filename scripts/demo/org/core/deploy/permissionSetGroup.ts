import { asArray } from '../metadataXml.ts';
import type { XmlNode } from '../metadataXml.ts';
import { findRow, putRow } from './deployContext.ts';
import type { DeployContext } from './deployContext.ts';

/** Writes the group, its permission sets, and the set into which the platform adds them up and which assignments name. */
export function deployPermissionSetGroup(context: DeployContext, name: string, node: XmlNode): void {
    const label = String(node['label'] ?? name);
    const groupId = putRow(context, 'PermissionSetGroup', { DeveloperName: name }, { MasterLabel: label });
    putRow(
        context,
        'PermissionSet',
        { PermissionSetGroupId: groupId },
        { Name: groupId, Label: label, Type: 'Group', IsOwnedByProfile: false }
    );
    clear(context, groupId);
    for (const item of asArray(node['permissionSets'])) {
        const set = findRow(context, 'PermissionSet', { Name: String(item), IsOwnedByProfile: false });
        if (!set) {
            throw new Error(`In field: permissionSets - no PermissionSet named ${String(item)} found`);
        }
        const part = { PermissionSetGroupId: groupId, PermissionSetId: set.Id };
        putRow(context, 'PermissionSetGroupComponent', part, {});
    }
}

export function removePermissionSetGroup(context: DeployContext, name: string): void {
    const group = findRow(context, 'PermissionSetGroup', { DeveloperName: name });
    if (!group) return;
    clear(context, group.Id);
    for (const table of ['PermissionSetAssignment', 'PermissionSet']) {
        for (const row of [...context.tx.lookup(table, 'PermissionSetGroupId', group.Id)]) {
            context.tx.remove(table, row.Id, context.stamp);
        }
    }
    context.tx.remove('PermissionSetGroup', group.Id, context.stamp);
}

function clear(context: DeployContext, groupId: string): void {
    for (const row of [...context.tx.lookup('PermissionSetGroupComponent', 'PermissionSetGroupId', groupId)]) {
        context.tx.remove('PermissionSetGroupComponent', row.Id, context.stamp);
    }
}
