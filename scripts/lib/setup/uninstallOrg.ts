import type { Connection } from '@salesforce/core';

/** Objects and fields hold what people entered; their settings go with the app. */
const DATA_TYPES = new Set(['CustomObject', 'CustomField', 'GlobalValueSet', 'RecordType', 'ListView', 'CompactLayout', 'Layout']);

/** True for a component that can go while all records and their fields stay. */
export function removesWithoutData(type: string, fullName: string): boolean {
    return !DATA_TYPES.has(type) || (fullName.includes('__mdt') && type === 'CustomObject');
}

/** The platform does not delete a permission set that somebody has. Gives the number of assignments. */
export async function removeAssignments(connection: Connection): Promise<number> {
    const { records } = await connection.query<{ Id: string }>(
        "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name LIKE 'Fieldmap\\_%' OR PermissionSetGroup.DeveloperName LIKE 'Fieldmap\\_%'",
        { autoFetch: true, maxFetch: 100_000 }
    );
    for (const { Id } of records) {
        await connection.sobject('PermissionSetAssignment').destroy(Id);
    }
    return records.length;
}

export interface StepAfterUninstall {
    readonly key: 'client-app' | 'certificate' | 'middleware';
    readonly url: string | null;
}

/** Keys and the trust in them are not taken out by a program: whoever runs it might not be the one who wants that. */
export function stepsAfterUninstall(instanceUrl: string, isUnregistered: boolean): readonly StepAfterUninstall[] {
    const setup = (page: string): string => new URL(`/lightning/setup/${page}/home`, instanceUrl).href;
    return [
        { key: 'client-app', url: setup('ManageExternalClientApplication') },
        { key: 'certificate', url: setup('CertificatesAndKeysManagement') },
        ...(isUnregistered ? [] : [{ key: 'middleware' as const, url: null }])
    ];
}
