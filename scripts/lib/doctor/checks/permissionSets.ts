import { failure, ok, warning, type Check } from '../check.ts';

const NAMES = ['Fieldmap_Rep', 'Fieldmap_Manager', 'Fieldmap_Admin'] as const;

export const permissionSets: Check = {
    code: 'permission-sets',
    why: 'People see the app, its objects and fields only by one of its permission sets.',
    run: async ({ org }) => {
        const list = NAMES.map((name) => `'${name}'`).join(', ');
        const rows = await org.query(`SELECT Id, Name FROM PermissionSet WHERE Name IN (${list})`);
        const missing = NAMES.filter((name) => !rows.some((row) => row['Name'] === name));
        if (missing.length > 0) {
            return failure(`Not in the org: ${missing.join(', ')}`, 'Run "sf project deploy start".');
        }
        const counts = await Promise.all(NAMES.map(async (name) => ({ name, count: await org.count(assigned(name)) })));
        const saw = counts.map(({ name, count }) => `${name}: ${count} active users`).join(', ');
        const nobody = counts.filter(({ count }) => count === 0).map(({ name }) => name);
        return nobody.length === 0
            ? ok(saw)
            : warning(saw, `Assign ${nobody.join(', ')}, for example by "sf org assign permset --name ${nobody[0]}".`);
    }
};

function assigned(name: string): string {
    return (
        'SELECT COUNT() FROM PermissionSetAssignment ' +
        `WHERE PermissionSet.Name = '${name}' AND Assignee.IsActive = true`
    );
}
