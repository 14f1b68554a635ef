import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { namesOf } from './recordCards.ts';

/** When a record counts, the first that is there. */
const TIMES: Readonly<Record<string, readonly string[]>> = {
    FieldVisit__c: ['ActualStart__c', 'PlannedStart__c'],
    Opportunity: ['CloseDate'],
    Lead: ['CreatedDate'],
    Account: []
};

/** Stand-in of KpiRecordSelector.cls: what one may not see is absent or empty. */
export function kpiRecordRows(org: Org, user: UserContext, ids: readonly string[]): Record<string, object> {
    const rows: Record<string, object> = namesOf(org, user, ids);
    for (const [objectApiName, times] of Object.entries(TIMES)) {
        const wanted = Object.keys(rows).filter((id) => org.schema.objectOfId(id)?.name === objectApiName);
        if (wanted.length === 0) continue;
        const described = org.describe(objectApiName, user) as { fields: { name: string }[] };
        const readable = new Set(described.fields.map(({ name }) => name));
        const fields = [...times, 'Amount'].filter((field) => readable.has(field));
        const { records } = org.query(
            `SELECT ${['Id', 'Owner.Name', ...fields].join(', ')} FROM ${objectApiName} WHERE Id IN :wanted WITH USER_MODE`,
            { user, bindings: { wanted } }
        );
        for (const record of records) {
            const id = String(record['Id']);
            rows[id] = { ...rows[id], ...detailsOf(record, times) };
        }
    }
    return rows;
}

function detailsOf(record: SObjectRecord, times: readonly string[]): object {
    const countsAt = times.map((field) => record[field]).find((value) => typeof value === 'string');
    const owner = record['Owner'] as { readonly Name?: string } | null;
    return {
        ownerName: owner?.Name ?? null,
        countsAt: countsAt === undefined ? null : String(countsAt),
        amount: record['Amount'] ?? null
    };
}
