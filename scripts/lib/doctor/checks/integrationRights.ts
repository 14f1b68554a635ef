import { ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

export const integrationRights: Check = {
    code: 'integration-rights',
    why: text('integration-rights.why'),
    run: async ({ org }) => {
        const rows = await org.query(
            'SELECT AssigneeId FROM PermissionSetAssignment ' +
                "WHERE PermissionSet.Name = 'Fieldmap_Integration' AND Assignee.IsActive = true"
        );
        const ids = rows.map((row) => `'${String(row['AssigneeId'])}'`);
        const entitled =
            ids.length === 0
                ? 0
                : await org.count(
                      'SELECT COUNT() FROM PermissionSetAssignment ' +
                          `WHERE AssigneeId IN (${ids.join(', ')}) AND PermissionSet.PermissionsViewAllData = true`
                  );
        return entitled > 0
            ? ok(text('integration-rights.saw'))
            : warning(
                  ids.length === 0 ? text('integration-rights.nobody') : text('integration-rights.lacking'),
                  text('integration-rights.next')
              );
    }
};
