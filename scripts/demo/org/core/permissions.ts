import type { Store } from './store.ts';
import type { Row } from './types.ts';

export interface ObjectPermission {
    readonly create: boolean;
    readonly read: boolean;
    readonly edit: boolean;
    readonly delete: boolean;
    readonly viewAll: boolean;
    readonly modifyAll: boolean;
    readonly viewAllFields: boolean;
}

export interface Permissions {
    readonly profileName: string;
    readonly permissionSets: readonly string[];
    readonly viewAllData: boolean;
    readonly modifyAllData: boolean;
    readonly objects: ReadonlyMap<string, ObjectPermission>;
    /** `Account.Fieldmap_Score__c` */
    readonly readableFields: ReadonlySet<string>;
    readonly editableFields: ReadonlySet<string>;
    readonly all: ObjectPermission;
    readonly none: ObjectPermission;
}

const NONE: ObjectPermission = {
    create: false,
    read: false,
    edit: false,
    delete: false,
    viewAll: false,
    modifyAll: false,
    viewAllFields: false
};
const CRUD: ObjectPermission = { ...NONE, create: true, read: true, edit: true, delete: true };
const ALL: ObjectPermission = { ...CRUD, viewAll: true, modifyAll: true };
/** What a full profile may work with; "Minimum Access" and integration profiles need a permission set even for these. */
const PROFILE_OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity', 'Event', 'Task'];

/** What a user may do: the profile, plus all permission sets that are assigned, directly or by a group. */
export function permissionsOf(user: Row, store: Store): Permissions {
    const profile = store.table('Profile').get(String(user['ProfileId']));
    const profileName = String(profile?.['Name'] ?? '');
    const sets = [...assignedSets(user, store)];
    const objects = new Map<string, ObjectPermission>();
    if (!/minimum access|api only/i.test(profileName)) {
        PROFILE_OBJECTS.forEach((name) => objects.set(name, CRUD));
    }
    const readableFields = new Set<string>();
    const editableFields = new Set<string>();
    for (const set of sets) {
        for (const row of live(store, 'ObjectPermissions', set.Id)) {
            const name = String(row['SobjectType']);
            objects.set(name, combine(objects.get(name) ?? NONE, row));
        }
        for (const row of live(store, 'FieldPermissions', set.Id)) {
            const field = String(row['Field']);
            if (row['PermissionsRead'] || row['PermissionsEdit']) {
                readableFields.add(field);
            }
            if (row['PermissionsEdit']) {
                editableFields.add(field);
            }
        }
    }
    const holders = profile ? [profile, ...sets] : sets;
    const has = (permission: string): boolean => holders.some((holder) => holder[permission] === true);
    grantActivities(objects, has);
    return {
        profileName,
        permissionSets: sets.filter((set) => !set['IsOwnedByProfile']).map((set) => String(set['Name'])),
        viewAllData: has('PermissionsViewAllData') || has('PermissionsModifyAllData'),
        modifyAllData: has('PermissionsModifyAllData'),
        objects,
        readableFields,
        editableFields,
        all: ALL,
        none: NONE
    };
}

/** Activities have no object permissions: user permissions open and edit them. */
function grantActivities(objects: Map<string, ObjectPermission>, has: (permission: string) => boolean): void {
    for (const name of ['Event', 'Task']) {
        const before = objects.get(name) ?? NONE;
        if (has(`PermissionsEdit${name}`)) {
            objects.set(name, { ...before, create: true, read: true, edit: true, delete: true });
        } else if (has('PermissionsActivitiesAccess')) {
            objects.set(name, { ...before, read: true });
        }
    }
}

function* assignedSets(user: Row, store: Store): Generator<Row> {
    const sets = store.table('PermissionSet');
    if (user['ProfileId']) {
        yield* sets.lookup('ProfileId', String(user['ProfileId']));
    }
    for (const assignment of store.table('PermissionSetAssignment').lookup('AssigneeId', user.Id)) {
        if (assignment['IsDeleted']) {
            continue;
        }
        const direct = sets.get(String(assignment['PermissionSetId']));
        if (direct) {
            yield direct;
        }
        const groupId = assignment['PermissionSetGroupId'];
        if (groupId) {
            for (const part of store.table('PermissionSetGroupComponent').lookup('PermissionSetGroupId', groupId)) {
                const set = sets.get(String(part['PermissionSetId']));
                if (set) {
                    yield set;
                }
            }
        }
    }
}

function* live(store: Store, table: string, parentId: string): Generator<Row> {
    for (const row of store.table(table).lookup('ParentId', parentId)) {
        if (!row['IsDeleted']) {
            yield row;
        }
    }
}

function combine(before: ObjectPermission, row: Row): ObjectPermission {
    const has = (name: string): boolean => row[`Permissions${name}`] === true;
    return {
        create: before.create || has('Create'),
        read: before.read || has('Read'),
        edit: before.edit || has('Edit'),
        delete: before.delete || has('Delete'),
        viewAll: before.viewAll || has('ViewAllRecords'),
        modifyAll: before.modifyAll || has('ModifyAllRecords'),
        viewAllFields: before.viewAllFields || has('ViewAllFields')
    };
}
