import type { DemoRecords } from './company.ts';
import { dayOf } from './days.ts';
import { fromDateTimeDay } from './recordDays.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** Lines of text about generated records: counts, shares, the best and the weakest. */
export function summarise(batches: Iterable<DemoRecords>, today: string): string[] {
    const records = new Map<string, Values[]>();
    for (const { objectApiName, records: batch } of batches) {
        const list = records.get(objectApiName) ?? [];
        for (const record of batch) list.push(record);
        records.set(objectApiName, list);
    }
    const of = (object: string): Values[] => records.get(object) ?? [];
    const visits = of('FieldVisit__c');
    const opportunities = of('Opportunity');
    const open = opportunities.filter((record) => record['IsClosed'] === false);
    return [
        ...[...records].map(([object, list]) => `${object.padEnd(20)} ${list.length}`),
        '',
        `Accounts by class    ${shares(of('Account'), 'CustomerClass__c')}`,
        `  by town            ${shares(of('Account'), 'BillingCity')}`,
        `  without place      ${percent(of('Account').filter((record) => record['BillingLatitude'] === null).length, of('Account').length)}`,
        `  never visited      ${percent(of('Account').filter((record) => !record['LastVisitDate__c']).length, of('Account').length)}`,
        `  overdue            ${percent(of('Account').filter((record) => isBefore(record['NextVisitDue__c'], today)).length, of('Account').length)}`,
        `Leads by status      ${shares(of('Lead'), 'Status')}`,
        `Deals open           ${open.length}, stalled ${percent(open.filter((record) => record['IsStalled__c']).length, opportunities.length)} of all`,
        `  won of closed      ${percent(opportunities.filter((record) => record['IsWon']).length, opportunities.length - open.length)}`,
        `  by stage           ${shares(opportunities, 'StageName')}`,
        `Visits by status     ${shares(visits, 'Status__c')}`,
        `  by outcome         ${shares(
            visits.filter((record) => record['Status__c'] === 'Completed'),
            'Outcome__c'
        )}`,
        `  by mode            ${shares(visits, 'Mode__c')}`,
        `  by month           ${byMonth(visits)}`,
        `  to come, by day    ${toCome(visits, today)}`,
        '',
        'Seller       customers visits adherence won',
        ...sellerLines(of('User'), of('Account'), visits, opportunities)
    ];
}

/** Done of planned visits by owner id; visits to come are left out. */
export function adherenceByOwner(visits: readonly Values[]): Map<string, number> {
    const done = new Map<string, number>();
    const planned = new Map<string, number>();
    for (const visit of visits) {
        if (!visit['PlannedStart__c'] || visit['Status__c'] === 'Planned') continue;
        const owner = String(visit['OwnerId']);
        planned.set(owner, (planned.get(owner) ?? 0) + 1);
        if (visit['Status__c'] === 'Completed') done.set(owner, (done.get(owner) ?? 0) + 1);
    }
    return new Map([...planned].map(([owner, count]) => [owner, (done.get(owner) ?? 0) / count]));
}

function sellerLines(
    users: readonly Values[],
    accounts: readonly Values[],
    visits: readonly Values[],
    opportunities: readonly Values[]
): string[] {
    const adherence = adherenceByOwner(visits);
    const customers = countBy(accounts, 'OwnerId');
    const visitCounts = countBy(visits, 'OwnerId');
    const won = countBy(
        opportunities.filter((record) => record['IsWon']),
        'OwnerId'
    );
    return users
        .filter((user) => visitCounts.has(String(user['Id'])))
        .slice(0, 50)
        .map((user) => {
            const id = String(user['Id']);
            const cells = [
                customers.get(id) ?? 0,
                visitCounts.get(id) ?? 0,
                (adherence.get(id) ?? 0).toFixed(2),
                won.get(id) ?? 0
            ];
            return `${String(user['Username']).split('@')[0]!.padEnd(12)} ${cells.map((cell) => String(cell).padStart(8)).join(' ')}`;
        });
}

function byMonth(visits: readonly Values[]): string {
    const counts = new Map<string, number>();
    for (const visit of visits) {
        const month = String(visit['ActualStart__c'] ?? visit['PlannedStart__c']).slice(0, 7);
        counts.set(month, (counts.get(month) ?? 0) + 1);
    }
    return [...counts]
        .sort()
        .map(([month, count]) => `${month.slice(2)}:${count}`)
        .join(' ');
}

function toCome(visits: readonly Values[], today: string): string {
    const counts = new Map<number, number>();
    for (const visit of visits) {
        if (visit['Status__c'] !== 'Planned') continue;
        const ahead = fromDateTimeDay(String(visit['PlannedStart__c'])) - dayOf(today);
        counts.set(ahead, (counts.get(ahead) ?? 0) + 1);
    }
    return [...counts]
        .sort((a, b) => a[0] - b[0])
        .map(([ahead, count]) => `+${ahead}:${count}`)
        .join(' ');
}

function countBy(records: readonly Values[], field: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const record of records) counts.set(String(record[field]), (counts.get(String(record[field])) ?? 0) + 1);
    return counts;
}

function shares(records: readonly Values[], field: string): string {
    return [...countBy(records, field)]
        .sort((a, b) => b[1] - a[1])
        .map(([value, count]) => `${value} ${percent(count, records.length)}`)
        .join(', ');
}

function percent(count: number, total: number): string {
    return total === 0 ? '–' : `${((100 * count) / total).toFixed(1)} %`;
}

function isBefore(value: Values[string] | undefined, today: string): boolean {
    return typeof value === 'string' && value < today;
}
