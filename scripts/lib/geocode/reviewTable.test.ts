import { describe, expect, it } from '@jest/globals';
import { fromCsv } from '../csv.ts';
import type { Address } from './provider.ts';
import { csvProvider } from './providers/csvProvider.ts';
import { approvedOf, reviewTable } from './reviewTable.ts';

const ADDRESS: Address = {
    recordId: '001000000000001AAA',
    objectApiName: 'Account',
    name: '=HYPERLINK("x") & "Co", Ltd',
    street: 'Städtle 1',
    postalCode: '9490',
    city: 'Vaduz',
    country: 'Liechtenstein'
};

describe('geocoding by a table', () => {
    it('finds by id of 15 or 18 characters, or by address', async () => {
        const byId = csvProvider('Id,Latitude,Longitude\n001000000000001,47.14,9.52\n');
        expect(await byId.locate(ADDRESS)).toEqual({ latitude: 47.14, longitude: 9.52, accuracy: 'table' });
        const byAddress = csvProvider('Street,PostalCode,City,Latitude,Longitude\nSTÄDTLE 1.,9490,vaduz,47.1,9.5\n');
        expect(await byAddress.locate(ADDRESS)).toMatchObject({ latitude: 47.1, longitude: 9.5 });
    });

    it('takes no place outside the world, and not the one of missing values', async () => {
        for (const place of ['91,9', '47,181', '0,0', ',9', 'x,9']) {
            expect(await csvProvider(`Id,Latitude,Longitude\n${ADDRESS.recordId},${place}\n`).locate(ADDRESS)).toBeNull();
        }
    });

    it('says which columns it wants', () => {
        expect(() => csvProvider('Id,Lat\n1,2\n')).toThrow(/needs the columns Latitude, Longitude .* it has Id, Lat/);
    });

    it('writes a table that goes back as it came, and runs no formula', () => {
        const located = { latitude: 47.14, longitude: -9.52, accuracy: 'table' };
        const table = reviewTable([
            { address: ADDRESS, located },
            { address: { ...ADDRESS, recordId: '00Q000000000001AAA' }, located: null }
        ]);
        expect(fromCsv(table)[0]?.['Name']).toBe(`'${ADDRESS.name}`);
        expect(approvedOf(table)).toEqual([{ ...located, objectApiName: 'Account', recordId: ADDRESS.recordId }]);
        expect(approvedOf(table.replace('yes', 'no'))).toEqual([]);
    });

    it('names the lines with a fault and approves nothing', () => {
        const table = 'Apply,Object,Id,Latitude,Longitude\nyes,Account,001000000000001AAA,,9\nyes,Contact,003000000000001AAA,47,9\n';
        expect(() => approvedOf(table)).toThrow(/line 2, line 3/);
    });
});
