import { failure, ok, type Check } from '../check.ts';
import { text } from '../texts.ts';

/** What each role has to read. Required fields have no permission of their own, so they are not named here. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
    Fieldmap_Rep: [
        'Account.CustomerClass__c',
        'Account.OpeningHours__c',
        'Account.LastVisitDate__c',
        'Account.NextVisitDue__c',
        'FieldVisit__c.Account__c',
        'FieldVisit__c.PlannedStart__c'
    ],
    Fieldmap_Manager: ['Account.CustomerClass__c', 'Account.LastVisitDate__c', 'FieldVisit__c.PlannedStart__c'],
    Fieldmap_Integration: [
        'Account.CustomerClass__c',
        'Account.OpeningHours__c',
        'FieldVisit__c.ClientKey__c',
        'FieldVisit__c.PlannedStart__c'
    ]
};

export const fieldAccess: Check = {
    code: 'field-access',
    why: text('field-access.why'),
    run: async ({ org }) => {
        const sets = Object.keys(NEEDED).map((name) => `'${name}'`);
        const fields = [...new Set(Object.values(NEEDED).flat())].map((name) => `'${name}'`);
        const rows = await org.query(
            'SELECT Parent.Name, Field FROM FieldPermissions WHERE PermissionsRead = true ' +
                `AND Parent.Name IN (${sets.join(', ')}) AND Field IN (${fields.join(', ')})`
        );
        const granted = new Set(rows.map((row) => `${(row['Parent'] as { Name?: string } | null)?.Name}:${row['Field']}`));
        const missing = Object.entries(NEEDED).flatMap(([set, names]) =>
            names.filter((name) => !granted.has(`${set}:${name}`)).map((name) => text('field-access.missing.field', name, set))
        );
        return missing.length === 0
            ? ok(text('field-access.saw', granted.size, sets.length))
            : failure(text('field-access.missing', missing.join(', ')), text('field-access.next'));
    }
};
