import type { SchemaStore } from './schema.ts';
import type { Store } from './store.ts';
import { SalesforceError } from './errors.ts';
import { visibleRows } from './sharing.ts';
import { permissionsOf } from './permissions.ts';
import type { ObjectPermission, Permissions } from './permissions.ts';
import type { FieldDef, ObjectDef, Row, UserContext } from './types.ts';

export type CrudAction = 'create' | 'read' | 'edit' | 'delete';
const SETUP_TABLES = [
    'User',
    'UserRole',
    'Profile',
    'PermissionSet',
    'PermissionSetAssignment',
    'PermissionSetGroupComponent',
    'ObjectPermissions',
    'FieldPermissions',
    'AccountShare'
];

/** Who may see and change what. A null user is the system: everything. */
export class AccessControl {
    readonly #store: Store;
    readonly #schema: SchemaStore;
    readonly #hidden: ReadonlyMap<string, ReadonlySet<string>>;
    #cacheKey = '';
    readonly #users = new Map<string, { context: UserContext; permissions: Permissions }>();

    constructor(store: Store, schema: SchemaStore, hidden: ReadonlyMap<string, ReadonlySet<string>>) {
        this.#store = store;
        this.#schema = schema;
        this.#hidden = hidden;
    }

    userContext(userId: string): UserContext {
        return this.#entry(userId).context;
    }

    /** Without read permission an object behaves as if it did not exist. */
    canUseObject(user: UserContext | null, object: ObjectDef, action: CrudAction): boolean {
        if (user === null) {
            return true;
        }
        if (this.#hidden.get(user.userId)?.has(object.name)) {
            return false;
        }
        if (object.kind !== 'data') {
            return action === 'read' || user.modifyAllData;
        }
        if (object.sharing === 'controlledByParent' && !object.custom) {
            return action === 'read';
        }
        const grant = this.#grant(user, object);
        return grant !== undefined && (grant[action] || grant.modifyAll || (action === 'read' && grant.viewAll));
    }

    canReadField(user: UserContext | null, object: ObjectDef, field: FieldDef): boolean {
        return this.#fieldAccess(user, object, field, 'read');
    }

    canEditField(user: UserContext | null, object: ObjectDef, field: FieldDef): boolean {
        return this.#fieldAccess(user, object, field, 'edit');
    }

    /** The test of single records, or null when the user sees all of them. */
    rowFilter(user: UserContext | null, object: ObjectDef): ((row: Row) => boolean) | null {
        if (user === null || this.#seesAll(user, object, 'viewAll')) {
            return null;
        }
        return visibleRows(user, object, this.#store, this.#schema, (parent) => this.rowFilter(user, parent));
    }

    /** Owners whose records are all that the user sees of an object; null when there are other ways to see one. */
    visibleOwners(user: UserContext | null, object: ObjectDef): ReadonlySet<string> | null {
        const byOwner = object.kind === 'data' && object.sharing === 'private' && object.fields.has('OwnerId');
        if (user === null || !byOwner || object.readableWhen || this.#seesAll(user, object, 'viewAll')) {
            return null;
        }
        return object.name === 'Account' && this.#store.table('AccountShare').size > 0 ? null : user.ownerIds;
    }

    canEditRow(user: UserContext | null, object: ObjectDef, row: Row): boolean {
        if (user === null || object.kind !== 'data' || this.#seesAll(user, object, 'modifyAll')) {
            return true;
        }
        if (object.sharing === 'publicReadWrite') {
            return true;
        }
        if (object.sharing === 'controlledByParent') {
            return this.rowFilter(user, object)?.(row) ?? true;
        }
        return user.ownerIds.has(String(row['OwnerId']));
    }

    #seesAll(user: UserContext, object: ObjectDef, right: 'viewAll' | 'modifyAll'): boolean {
        if (right === 'viewAll' ? user.viewAllData : user.modifyAllData) {
            return true;
        }
        const grant = this.#grant(user, object);
        return grant !== undefined && (grant[right] || grant.modifyAll);
    }

    #grant(user: UserContext, object: ObjectDef): ObjectPermission | undefined {
        const { permissions } = this.#entry(user.userId);
        const grant = permissions.objects.get(object.name);
        if (user.modifyAllData) {
            return permissions.all;
        }
        if (user.viewAllData) {
            return { ...(grant ?? permissions.none), read: true, viewAll: true };
        }
        return grant;
    }

    #fieldAccess(user: UserContext | null, object: ObjectDef, field: FieldDef, right: 'read' | 'edit'): boolean {
        if (user === null) {
            return true;
        }
        const hidden = this.#hidden.get(user.userId);
        if (hidden?.has(`${object.name}.${field.name}`)) {
            return false;
        }
        if (!field.custom || object.kind !== 'data' || field.required) {
            return true;
        }
        const isPart = field.name.endsWith('__s');
        const name = `${object.name}.${isPart ? field.compoundFieldName : field.name}`;
        const { permissions } = this.#entry(user.userId);
        if (permissions.objects.get(object.name)?.viewAllFields && right === 'read') {
            return true;
        }
        return right === 'read' ? permissions.readableFields.has(name) : permissions.editableFields.has(name);
    }

    #entry(userId: string): { context: UserContext; permissions: Permissions } {
        const key = SETUP_TABLES.map((name) => this.#store.table(name).version).join();
        if (key !== this.#cacheKey) {
            this.#users.clear();
            this.#cacheKey = key;
        }
        let entry = this.#users.get(userId);
        if (!entry) {
            const row = this.#store.table('User').get(userId);
            if (!row) {
                throw new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
            }
            const permissions = permissionsOf(row, this.#store);
            entry = { permissions, context: userContextOf(row, permissions, this.#store) };
            this.#users.set(userId, entry);
        }
        return entry;
    }
}

function userContextOf(row: Row, permissions: Permissions, store: Store): UserContext {
    const roleId = (row['UserRoleId'] as string | undefined) ?? null;
    return {
        userId: row.Id,
        username: String(row['Username']),
        name: String(row['Name']),
        isActive: row['IsActive'] !== false,
        roleId,
        profileName: permissions.profileName,
        permissionSets: permissions.permissionSets,
        viewAllData: permissions.viewAllData,
        modifyAllData: permissions.modifyAllData,
        timeZone: (row['TimeZoneSidKey'] as string | undefined) ?? organizationTimeZone(store),
        ownerIds: new Set([row.Id, ...usersBelow(roleId, store)])
    };
}

function organizationTimeZone(store: Store): string {
    const [organization] = store.table('Organization').rows();
    return (organization?.['TimeZoneSidKey'] as string | undefined) ?? 'UTC';
}

function* usersBelow(roleId: string | null, store: Store): Generator<string> {
    if (roleId === null) {
        return;
    }
    for (const role of store.table('UserRole').lookup('ParentRoleId', roleId)) {
        for (const user of store.table('User').lookup('UserRoleId', role.Id)) {
            yield user.Id;
        }
        yield* usersBelow(role.Id, store);
    }
}
