import { csvOf, sheetOf } from 'c/tableFile';

const TABLE = { columns: ['name', 'value', 'completeness'], rows: [['=HYPERLINK("x")', 0.5, 1, null]] };

describe('sheetOf', () => {
    it('types every cell, so that no text is taken for a formula', () => {
        const [head, row] = sheetOf(TABLE);
        expect(head?.[0]).toEqual({ value: 'name', type: String, fontWeight: 'bold' });
        expect(row?.[0]).toEqual({ value: '=HYPERLINK("x")', type: String });
        expect(row?.[1]).toEqual({ value: 0.5, type: Number });
        expect(row?.[2]).toEqual({ value: 1, type: Number, format: '0%' });
        expect(row?.[3]).toBeNull();
    });
});

describe('csvOf', () => {
    it('quotes what needs it and keeps formulas as text; negative numbers stay numbers', () => {
        const rows = [['a,b', 'say "x"', '@cmd', '-1+2', -3, null]];
        expect(csvOf({ columns: ['one'], rows })).toBe(`one\r\n"a,b","say ""x""",'@cmd,'-1+2,-3,\r\n`);
    });
});
