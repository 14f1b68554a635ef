import { fromCsv } from '../../csv.ts';
import { toLocated, type Address, type GeocodeProvider, type Located } from '../provider.ts';

const NEEDED = ['Latitude', 'Longitude'];

/**
 * Coordinates from a table that another tool made: columns Latitude and Longitude, and either Id or Street, PostalCode, City.
 *
 * Errors: Error that names the missing columns.
 */
export function csvProvider(text: string): GeocodeProvider {
    const rows = fromCsv(text);
    const columns = Object.keys(rows[0] ?? {});
    const missing = NEEDED.filter((name) => !columns.includes(name));
    if (missing.length > 0 || (!columns.includes('Id') && !columns.includes('City'))) {
        throw new Error(
            `The table needs the columns Latitude, Longitude and Id, or Street, PostalCode and City; it has ${columns.join(', ') || 'none'}.`
        );
    }
    const places = new Map<string, Located>();
    for (const row of rows) {
        const place = toLocated(number(row['Latitude']), number(row['Longitude']), row['Accuracy'] ?? 'table');
        const key = row['Id'] ? row['Id'].slice(0, 15) : addressKey(row['Street'], row['PostalCode'], row['City']);
        if (place !== null) {
            places.set(key, place);
        }
    }
    return {
        name: 'csv',
        locate: async ({ recordId, street, postalCode, city }: Address) =>
            places.get(recordId.slice(0, 15)) ?? places.get(addressKey(street, postalCode, city)) ?? null
    };
}

function number(text: string | undefined): number {
    return text === undefined || text === '' ? Number.NaN : Number(text);
}

function addressKey(...parts: readonly (string | undefined)[]): string {
    return parts.map((part) => (part ?? '').toLowerCase().replace(/[\s.,]+/g, ' ').trim()).join('|');
}
