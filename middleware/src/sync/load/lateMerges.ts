import type { RunContext } from '../context.ts';
import { readByKeyset } from '../keysetReader.ts';
import type { ObjectMapping } from '../mapping/index.ts';
import { OrgError } from '../orgError.ts';
import type { DescribedObject, OrgRecord } from '../ports.ts';
import { addSeconds } from '../watermark.ts';

/** Merged records of one object, in the order of their merges. */
export interface LateMerges {
    readonly objectApiName: string;
    readonly records: readonly OrgRecord[];
}

/**
 * What was merged since a reading began, of all objects that its records refer to. A result of Bulk holds the rows of the
 * moment when its job was made; by the time they are stored, merges of their parents may have been followed already, and
 * the org moves children without a new stamp, so nothing else would ever put them right.
 */
export async function mergesSince(context: RunContext, mapping: ObjectMapping, since: Date): Promise<LateMerges[]> {
    const names = [...new Set(mapping.references.map((reference) => reference.objectApiName))];
    const found: LateMerges[] = [];
    for (const objectApiName of names) {
        const described = await describe(context, objectApiName);
        if (described?.fields.has('MasterRecordId') === true && described.fields.has('IsDeleted')) {
            found.push({ objectApiName, records: await mergedRecords(context, objectApiName, since) });
        }
    }
    return found;
}

async function mergedRecords(context: RunContext, objectApiName: string, since: Date): Promise<OrgRecord[]> {
    const reader = readByKeyset(context.client, {
        soql: (condition, ending) => {
            const where = [
                'IsDeleted = true',
                'MasterRecordId != null',
                ...(condition === null ? [] : [`(${condition})`])
            ];
            return `SELECT Id, MasterRecordId, IsDeleted, SystemModstamp FROM ${objectApiName} WHERE ${where.join(' AND ')}${ending}`;
        },
        from: addSeconds(since, -context.settings.overlapSeconds),
        maxRestarts: context.settings.maxLocatorRestarts
    });
    const records: OrgRecord[] = [];
    for await (const page of reader) {
        records.push(...page);
    }
    return records;
}

async function describe(context: RunContext, objectApiName: string): Promise<DescribedObject | null> {
    try {
        return context.describes.get(objectApiName) ?? (await context.client.describe(objectApiName));
    } catch (error) {
        if (error instanceof OrgError && ['NOT_FOUND', 'INVALID_TYPE'].includes(error.code)) {
            return null;
        }
        throw error;
    }
}
