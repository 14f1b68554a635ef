import { ADMIN_USERNAME } from '../core/baseRecords.ts';
import type { Org, UserContext } from '../core/types.ts';

/** `none`: a user without a Fieldmap permission set for the page, to see what such a person sees. */
export type PersonRole = 'rep' | 'manager' | 'admin' | 'none';

/** Someone of the demo company whose eyes the page can be seen with. */
export interface Person {
    readonly userId: string;
    readonly name: string;
    readonly role: PersonRole;
    readonly roleName: string;
}

const ROLE_BY_PERMISSION_SET: readonly (readonly [string, PersonRole])[] = [
    ['Fieldmap_Admin', 'admin'],
    ['Fieldmap_Manager', 'manager'],
    ['Fieldmap_Rep', 'rep']
];
const LONGEST: Readonly<Record<PersonRole, number>> = { admin: 1, manager: 4, rep: 8, none: 1 };

/** Gives the role that a permission set grants; undefined for users without Fieldmap. */
export function personRole(user: UserContext): PersonRole | undefined {
    return ROLE_BY_PERMISSION_SET.find(([name]) => user.permissionSets.includes(name))?.[1];
}

/** All active users with a Fieldmap permission set: the one who sees most comes first. */
export function allPeople(org: Org): Person[] {
    return [...org.rows('User')]
        .filter((row) => row['IsActive'] === true && row['IsDeleted'] !== true)
        .map((row) => org.userContext(row.Id))
        .sort((a, b) => b.ownerIds.size - a.ownerIds.size || a.name.localeCompare(b.name))
        .flatMap((user) => {
            const role = personRole(user);
            return role === undefined
                ? []
                : [{ userId: user.userId, name: user.name, role, roleName: roleName(org, user.roleId) }];
        });
}

/**
 * A short list for the person switch: managers and reps with the widest view first, then one admin of the company. Where the company
 * has reps who read Japanese, one of them is among the reps.
 */
export function demoPeople(org: Org): Person[] {
    const ownAdminId = org.findUser(ADMIN_USERNAME)?.userId;
    const people = allPeople(org).filter((person) => person.userId !== ownAdminId);
    const few = (role: PersonRole): Person[] => {
        const all = people.filter((each) => each.role === role);
        const first = all.slice(0, LONGEST[role]);
        const japanese = all.find(({ userId }) => org.row('User', userId)?.['LanguageLocaleKey'] === 'ja');
        const isThere = japanese === undefined || first.includes(japanese);
        return isThere || first.length < 2 ? first : [...first.slice(0, -1), japanese];
    };
    return [...few('rep'), ...few('manager'), ...few('admin'), ...peopleWithoutAccess(org).slice(0, LONGEST.none)];
}

function peopleWithoutAccess(org: Org): Person[] {
    return [...org.rows('User')]
        .filter((row) => row['IsActive'] === true && row['IsDeleted'] !== true)
        .map((row) => org.userContext(row.Id))
        .filter((user) => personRole(user) === undefined)
        .map(({ userId, name, roleId }) => ({ userId, name, role: 'none', roleName: roleName(org, roleId) }));
}

export function roleName(org: Org, roleId: string | null): string {
    const name = roleId === null ? undefined : org.row('UserRole', roleId)?.['Name'];
    return typeof name === 'string' ? name : '';
}
