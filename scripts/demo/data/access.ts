/** Which of Fieldmap's permission sets a user of the demo company holds, by the first word of the username. */
const SETS: readonly (readonly [RegExp, readonly string[]])[] = [
    [/^admin@/, ['Fieldmap_Admin']],
    [/^integration@/, ['Fieldmap_Integration']],
    [/^(head|manager\d+)@/, ['Fieldmap_Manager']],
    [/^rep\d+@/, ['Fieldmap_Rep']]
];

export type DemoRole = 'admin' | 'integration' | 'manager' | 'rep';

/** Developer names of the permission sets of a username such as `rep07@alpenrhein.demo`; none for strangers. */
export function permissionSetsOf(username: string): readonly string[] {
    return SETS.find(([pattern]) => pattern.test(username))?.[1] ?? [];
}

export function roleOf(username: string): DemoRole | null {
    const [set] = permissionSetsOf(username);
    return set ? (set.replace('Fieldmap_', '').toLowerCase() as DemoRole) : null;
}

/** Permission sets by user id, for users as they were generated or as an org stores them. */
export function permissionSetsByUser(
    users: Iterable<Readonly<Record<string, unknown>>>
): Map<string, readonly string[]> {
    const result = new Map<string, readonly string[]>();
    for (const user of users) {
        const sets = permissionSetsOf(String(user['Username']));
        if (sets.length > 0) result.set(String(user['Id']), sets);
    }
    return result;
}
