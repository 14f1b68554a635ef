import type { KpiValue, Period } from 'c/contracts';
import { boardTable } from 'c/kpiText';
import { sheetOf } from '../tableFile';

describe('sheetOf', () => {
    it('types every cell, so that no text is taken for a formula', () => {
        const period: Period = { kind: 'week', from: '2026-11-16', to: '2026-11-23' };
        const current = { value: 0.5, numerator: 2, denominator: 4, completeness: 1 } as KpiValue;
        const cells = [{ key: 'coverage', current, previous: { ...current, value: null } }];
        const [head, row] = sheetOf(boardTable(period, [{ name: '=HYPERLINK("x")', cells }]));
        expect(head?.[0]).toEqual({ value: 'name', type: String, fontWeight: 'bold' });
        expect(row?.[0]).toEqual({ value: '=HYPERLINK("x")', type: String });
        expect(row?.[4]).toEqual({ value: 0.5, type: Number });
        expect(row?.[7]).toEqual({ value: 1, type: Number, format: '0%' });
        expect(row?.[8]).toBeNull();
    });
});
