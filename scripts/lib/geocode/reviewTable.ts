import { fromCsv, toCsv } from '../csv.ts';
import { toLocated, type Address, type Located } from './provider.ts';

const COLUMNS = ['Apply', 'Object', 'Id', 'Name', 'Street', 'PostalCode', 'City', 'Country', 'Latitude', 'Longitude', 'Accuracy', 'Map'];

export interface Proposal {
    readonly address: Address;
    readonly located: Located | null;
}

/** A coordinate that a person let through. */
export interface Approved extends Located {
    readonly objectApiName: 'Account' | 'Lead';
    readonly recordId: string;
}

/** The table that a person looks through: a link to a map in each line, and `yes` where it will be written. */
export function reviewTable(proposals: readonly Proposal[]): string {
    return toCsv(
        COLUMNS,
        proposals.map(({ address, located }) => [
            located === null ? 'no' : 'yes',
            address.objectApiName,
            address.recordId,
            address.name,
            address.street,
            address.postalCode,
            address.city,
            address.country,
            located?.latitude ?? null,
            located?.longitude ?? null,
            located?.accuracy ?? 'not found',
            located === null
                ? null
                : `https://www.openstreetmap.org/?mlat=${located.latitude}&mlon=${located.longitude}#map=18/${located.latitude}/${located.longitude}`
        ])
    );
}

/** Lines with `yes`. Errors: Error that lists lines with a wrong id or place, before anything is written. */
export function approvedOf(text: string): Approved[] {
    const faults: string[] = [];
    const approved: Approved[] = [];
    fromCsv(text).forEach((row, index) => {
        if (!/^y(es)?$/i.test(row['Apply'] ?? '')) {
            return;
        }
        const place = toLocated(Number(row['Latitude'] || 'x'), Number(row['Longitude'] || 'x'), row['Accuracy'] ?? '');
        const objectApiName = row['Object'];
        const recordId = row['Id'] ?? '';
        if (place === null || !/^[A-Za-z0-9]{15,18}$/.test(recordId) || (objectApiName !== 'Account' && objectApiName !== 'Lead')) {
            faults.push(`line ${index + 2}`);
        } else {
            approved.push({ ...place, objectApiName, recordId });
        }
    });
    if (faults.length > 0) {
        throw new Error(`Object, Id, Latitude or Longitude is wrong in ${faults.join(', ')}. Correct it, or write no under Apply.`);
    }
    return approved;
}
