import { sheetOf } from '../boardXlsx';

describe('sheetOf', () => {
    it('types every cell, so that no text is taken for a formula', () => {
        const [head, row] = sheetOf([['=HYPERLINK("x")', 'coverage', '2026-11-16', '2026-11-23', 0.5, 2, 4, 1, null]]);
        expect(head?.[0]).toEqual({ value: 'name', type: String, fontWeight: 'bold' });
        expect(row?.[0]).toEqual({ value: '=HYPERLINK("x")', type: String });
        expect(row?.[4]).toEqual({ value: 0.5, type: Number });
        expect(row?.[7]).toEqual({ value: 1, type: Number, format: '0%' });
        expect(row?.[8]).toBeNull();
    });
});
