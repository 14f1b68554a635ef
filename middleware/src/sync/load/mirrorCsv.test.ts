import { expect, test } from '@jest/globals';
import { degrees, flag, integer, text } from '../mapping/columns.ts';
import { readable, recordMapping } from '../mapping/mapping.ts';
import { toMirrorCsv } from './mirrorCsv.ts';

/* That the rows are those of the mapping, for every object and engine, is in stagedPage.test.ts. */
const target = readable(
    recordMapping({
        objectApiName: 'Place',
        table: 'places',
        columns: {
            label: text('Name', { isRequired: true }),
            latitude: degrees('latitude', [['Lat', 'Lon']]),
            rank: integer('Rank'),
            is_open: flag('IsOpen')
        }
    }),
    () => true
);
const HEADER = '"Id","Name","Lat","Lon","Rank","IsOpen","SystemModstamp","IsDeleted","MasterRecordId"\n';
const csvOf = (body: string): string | null => {
    const mirrored = toMirrorCsv(target, 'org', HEADER + body);
    return mirrored === null ? null : Buffer.from(mirrored.csv).toString();
};

test('cells that the database can read stay as they came, line breaks and quotes included', () => {
    expect(csvOf('"1","a ""b"", c\nd","","","","true","2026-01-01T00:00:00Z","false",""\n')).toBe(
        '"org","1","a ""b"", c\nd",,,"true","2026-01-01T00:00:00Z","false"\n'
    );
});

test('places and whole numbers are computed; an empty flag is its fallback', () => {
    expect(csvOf('"1","日本","47.5","9","30.0","","s","true",""\n"2","b","97","9","","1","s","false",""')).toBe(
        '"org","1","日本",47.5,30,false,"s","true"\n"org","2","b",,,true,"s","false"\n'
    );
});

test.each([
    ['a required value is missing', '"1","","","","","true","s","false",""\n'],
    ['a line has too few cells', '"1","a","","","","true","s","false"\n'],
    ['a line has too many cells', '"1","a","","","","true","s","false","",""\n'],
    ['a quote never closes', '"1","a","","","","true","s","false","x\n']
])('a page is left to others when %s', (_name, body) => {
    expect(csvOf(body)).toBeNull();
});

test('merged records are told apart', () => {
    const body = '"1","a","","","","true","s","false",""\n"2","b","","","","true","t","true","1"\n';
    expect(toMirrorCsv(target, 'org', HEADER + body)).toMatchObject({
        rows: 2,
        merged: [{ Id: '2', MasterRecordId: '1', IsDeleted: 'true', SystemModstamp: 't' }]
    });
});

test('a page with the header alone has no rows', () => {
    expect(toMirrorCsv(target, 'org', HEADER)).toMatchObject({ rows: 0, merged: [] });
    expect(toMirrorCsv(target, 'org', '')).toMatchObject({ rows: 0, merged: [] });
});
