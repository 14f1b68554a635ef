import type { Connection } from '@salesforce/core';
import { COARSE_ACCURACY } from './coarseAccuracy.ts';
import type { Address } from './provider.ts';
import type { Approved } from './reviewTable.ts';

const CHUNK = 200;
const FROM = {
    Account: {
        where: 'BillingLatitude = null AND VisitPlace__Latitude__s = null',
        orCoarse: `(BillingLatitude = null OR BillingGeocodeAccuracy IN (${COARSE_ACCURACY})) AND VisitPlace__Latitude__s = null`,
        fields: ['BillingStreet', 'BillingPostalCode', 'BillingCity', 'BillingCountry'],
        latitude: 'VisitPlace__Latitude__s',
        longitude: 'VisitPlace__Longitude__s'
    },
    Lead: {
        where: 'IsConverted = false AND Latitude = null',
        orCoarse: 'IsConverted = false AND Latitude = null',
        fields: ['Street', 'PostalCode', 'City', 'Country'],
        latitude: 'Latitude',
        longitude: 'Longitude'
    }
} as const;

/**
 * Records without coordinates that have at least a town; with `isCoarseIn` also accounts that were placed no better than by
 * postal code.
 */
export async function addressesWithoutPlace(
    connection: Connection,
    objectApiName: 'Account' | 'Lead',
    isCoarseIn: boolean
): Promise<Address[]> {
    const { fields, ...conditions } = FROM[objectApiName];
    const where = isCoarseIn ? conditions.orCoarse : conditions.where;
    const [street, postalCode, city, country] = fields;
    const { records } = await connection.query<Record<string, string | null>>(
        `SELECT Id, Name, ${fields.join(', ')} FROM ${objectApiName} WHERE ${where} AND ${city} != null ORDER BY Id`,
        { autoFetch: true, maxFetch: 1_000_000 }
    );
    return records.map((record) => ({
        recordId: record['Id'] ?? '',
        objectApiName,
        name: record['Name'] ?? '',
        street: record[street] ?? '',
        postalCode: record[postalCode] ?? '',
        city: record[city] ?? '',
        country: record[country] ?? ''
    }));
}

/** Writes coordinates: for accounts the visit place, which no data integration rule overwrites. Gives what was refused. */
export async function applyPlaces(connection: Connection, approved: readonly Approved[]): Promise<readonly string[]> {
    const refused: string[] = [];
    for (const objectApiName of ['Account', 'Lead'] as const) {
        const { latitude, longitude } = FROM[objectApiName];
        const rows = approved
            .filter((each) => each.objectApiName === objectApiName)
            .map((each) => ({ Id: each.recordId, [latitude]: each.latitude, [longitude]: each.longitude }));
        for (let from = 0; from < rows.length; from += CHUNK) {
            const part = rows.slice(from, from + CHUNK);
            const results = await connection.sobject(objectApiName).update(part, { allOrNone: false });
            results.forEach((result, index) => {
                if (!result.success) {
                    refused.push(`${part[index]?.Id}: ${result.errors.map(({ message }) => message).join('; ')}`);
                }
            });
        }
    }
    return refused;
}
