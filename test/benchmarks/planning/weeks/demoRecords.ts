/** The demo company in memory, with what the comparison needs to ask of it. */
import { generateCompany } from '../../../../scripts/demo/data/generateCompany.ts';

export type Fields = Readonly<Record<string, string | number | boolean | null>>;
export type DemoCompany = ReadonlyMap<string, readonly Fields[]>;

/** Records by object. Access: about a second for 2,000 accounts. */
export function readDemoCompany(seed: number, today: string, extractFile: string): DemoCompany {
    const byObject = new Map<string, Fields[]>();
    let nextId = 0;
    const batches = generateCompany({
        seed,
        accountCount: 2000,
        today,
        extractFile,
        nextId: (objectApiName) => `${objectApiName}-${String(++nextId).padStart(7, '0')}`
    });
    for (const { objectApiName, records } of batches) {
        const known = byObject.get(objectApiName) ?? [];
        byObject.set(objectApiName, known);
        known.push(...records);
    }
    return byObject;
}

export function recordsOf(company: DemoCompany, objectApiName: string): readonly Fields[] {
    return company.get(objectApiName) ?? [];
}

export function textOf(fields: Fields, name: string): string | null {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOf(fields: Fields, name: string): number | null {
    const value = fields[name];
    return typeof value === 'number' ? value : null;
}

/** Unix milliseconds of a date-time as Salesforce writes it; null when empty. */
export function instantOf(fields: Fields, name: string): number | null {
    const text = textOf(fields, name);
    return text === null ? null : Date.parse(text.replace(/\+0000$/, 'Z'));
}

/** Rows by the value of a field, in their order; rows without it are left out. */
export function groupedBy(rows: readonly Fields[], name: string): Map<string, Fields[]> {
    const groups = new Map<string, Fields[]>();
    for (const row of rows) {
        const key = textOf(row, name);
        if (key === null) continue;
        const group = groups.get(key) ?? [];
        groups.set(key, group);
        group.push(row);
    }
    return groups;
}
