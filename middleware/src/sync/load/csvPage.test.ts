import { expect, test } from '@jest/globals';
import { countRecords, parseBulkPage, splitHeader, toCopyCsv } from './csvPage.ts';

const page = (csv: string, recordCount: number | null = null) => ({ csv, recordCount, nextLocator: null });

test('line breaks, quotes and commas inside values are kept; the header is no record', () => {
    const csv = '"Id","Notes"\n"1","a ""b"", c\nd"\n"2",""\n"3","0.0"\n';
    expect(parseBulkPage(page(csv, 3))).toEqual([
        { Id: '1', Notes: 'a "b", c\nd' },
        { Id: '2', Notes: '' },
        { Id: '3', Notes: '0.0' }
    ]);
});

test('a page with the header alone is empty', () => {
    expect(parseBulkPage(page('"Id"\n', 0))).toEqual([]);
});

test.each([
    ['fewer records than the org says', '"Id"\n"1"\n', 2],
    ['a quote that never closes', '"Id"\n"1', 1],
    ['a line with too few values', '"Id","Name"\n"1"\n', null]
])('a page with %s is refused', (_name, csv, count) => {
    expect(() => parseBulkPage(page(csv, count))).toThrow(expect.objectContaining({ code: 'PAGE_INCOMPLETE' }));
});

test.each([
    ['line breaks inside values', '"Id","Notes"\n"1","a ""b"", c\nd"\n"2",""\n', 2],
    ['no line end at the end', '"Id"\n"1"\n"2"', 2],
    ['the header alone', '"Id"\n', 0],
    ['nothing', '', 0]
])('records are counted without making any: %s', (_name, csv, count) => {
    expect(countRecords(page(csv, count))).toBe(count);
    expect(countRecords(page(csv))).toBe(count);
});

test.each([
    ['fewer records than the org says', '"Id"\n"1"\n', 2],
    ['a quote that never closes', '"Id"\n"1', null]
])('counting refuses a page with %s', (_name, csv, count) => {
    expect(() => countRecords(page(csv, count))).toThrow(expect.objectContaining({ code: 'PAGE_INCOMPLETE' }));
});

test('the header is split off, with or without a byte order mark', () => {
    expect(splitHeader('\uFEFF"Id","Owner.Name"\n"1","x"\n')).toEqual({
        names: ['Id', 'Owner.Name'],
        body: '"1","x"\n'
    });
    expect(splitHeader('"Id"')).toEqual({ names: ['Id'], body: '' });
});

test('COPY gets quoted text, bare numbers and empty cells for no value', () => {
    const rows = [{ a: 'x"y', b: null, c: 1.5, d: false }];
    const text = Buffer.concat([...toCopyCsv(['a', 'b', 'c', 'd'], rows)]).toString();
    expect(text).toBe('"x""y",,1.5,false\n');
});
