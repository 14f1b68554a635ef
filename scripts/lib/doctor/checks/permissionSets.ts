import { failure, ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

const NAMES = ['Fieldmap_Rep', 'Fieldmap_Manager', 'Fieldmap_Admin'] as const;

export const permissionSets: Check = {
    code: 'permission-sets',
    why: text('permission-sets.why'),
    run: async ({ org }) => {
        const list = NAMES.map((name) => `'${name}'`).join(', ');
        const rows = await org.query(`SELECT Id, Name FROM PermissionSet WHERE Name IN (${list})`);
        const missing = NAMES.filter((name) => !rows.some((row) => row['Name'] === name));
        if (missing.length > 0) {
            return failure(text('permission-sets.missing', missing.join(', ')), text('permission-sets.missing.next'));
        }
        const counts = await Promise.all(NAMES.map(async (name) => ({ name, count: await org.count(assigned(name)) })));
        const saw = counts.map(({ name, count }) => text('permission-sets.assigned', name, count)).join(', ');
        const nobody = counts.filter(({ count }) => count === 0).map(({ name }) => name);
        return nobody.length === 0
            ? ok(saw)
            : warning(saw, text('permission-sets.unassigned.next', nobody.join(', '), String(nobody[0])));
    }
};

function assigned(name: string): string {
    return (
        'SELECT COUNT() FROM PermissionSetAssignment ' +
        `WHERE (PermissionSet.Name = '${name}' OR PermissionSetGroup.DeveloperName = '${name}_Group') AND Assignee.IsActive = true`
    );
}
