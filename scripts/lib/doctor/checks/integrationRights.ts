import { ok, warning, type Check } from '../check.ts';

export const integrationRights: Check = {
    code: 'integration-rights',
    why:
        'Without View All Data the middleware mirrors only what is shared with its user: plans and KPIs of others are ' +
        'incomplete, and Salesforce refuses large questions about calendars.',
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
            ? ok('The integration user may view all data')
            : warning(
                  ids.length === 0 ? 'There is no integration user' : 'The integration user lacks View All Data',
                  'Give it View All Data by the permission set Fieldmap_Integration, or accept that only shared records count.'
              );
    }
};
