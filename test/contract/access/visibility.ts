import type { Org, UserContext } from '../../../scripts/demo/org/core/types.ts';
import { userOf, type AccessWorld, type Asker } from './accessWorld.ts';

/** Objects whose records are not open to everybody. */
const GUARDED = [
    'Account',
    'Contact',
    'Lead',
    'Opportunity',
    'OpportunityHistory',
    'FieldVisit__c',
    'Event',
    'Task',
    'SuggestionFeedback__c',
    'CoachingNote__c',
    'MapFilter__c',
    'MapArea__c',
    'VisitReportDraft__c'
];
const NAMED = ['Account', 'Contact', 'Lead', 'Opportunity'];
const ID = /\b[A-Za-z0-9]{18}\b/g;

/** What an answer must not hold for somebody. */
export interface Secrets {
    readonly ids: ReadonlySet<string>;
    readonly names: ReadonlySet<string>;
}

/** Ids and names of the home org that Salesforce itself would not show the person; for a stranger all of them. */
export function secretsOf(world: AccessWorld, asker: Asker): Secrets {
    const { org } = world.home;
    const isAtHome = asker.demo === world.home;
    const ids = new Set<string>();
    const names = new Set<string>();
    const seen = new Set<string>();
    for (const objectName of GUARDED) {
        const visible = isAtHome ? visibleIds(org, objectName, userOf(asker)) : new Set<string>();
        for (const row of org.rows(objectName)) {
            const name = NAMED.includes(objectName) ? String(row['Name'] ?? '') : '';
            if (visible.has(row.Id)) {
                seen.add(name);
            } else {
                ids.add(row.Id);
                names.add(name);
            }
        }
    }
    if (!isAtHome) {
        for (const row of org.rows('User')) names.add(String(row['Name']));
        for (const objectName of [...GUARDED, 'User', 'UserRole', 'VisitGoal__c']) {
            for (const row of org.rows(objectName)) ids.add(row.Id);
            for (const row of asker.demo.org.rows(objectName)) ids.delete(row.Id);
        }
        for (const row of asker.demo.org.rows('User')) names.delete(String(row['Name']));
    }
    // A contact may be called like a colleague, and colleagues are known to each other.
    if (isAtHome) for (const row of org.rows('User')) names.delete(String(row['Name']));
    seen.forEach((name) => names.delete(name));
    names.delete('');
    return { ids, names };
}

function visibleIds(org: Org, objectName: string, user: UserContext): Set<string> {
    try {
        const { records } = org.query(`SELECT Id FROM ${objectName}`, { user });
        return new Set(records.map((record) => String(record['Id'])));
    } catch {
        return new Set();
    }
}

/** Ids and names in an answer that the person may not see; what the request itself named is no news. */
export function leaksIn(answer: unknown, asked: unknown, { ids, names }: Secrets): string[] {
    const known = JSON.stringify(asked ?? null);
    const text = JSON.stringify(answer ?? null).replaceAll('\\"', '"');
    const foundIds = (text.match(ID) ?? []).filter((id) => ids.has(id) && !known.includes(id));
    const foundNames = [...names].filter((name) => text.includes(`"${name}"`) && !known.includes(name));
    return [...new Set([...foundIds, ...foundNames])];
}
