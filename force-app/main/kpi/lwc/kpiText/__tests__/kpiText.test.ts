import type { KpiDefinition, KpiValue } from 'c/contracts';
import { Formatters } from 'c/formatters';
import { earlierFrom, trendOf, valueText } from 'c/kpiText';

const FORMAT = new Formatters({ locale: 'en-US', timeZone: 'UTC', currency: 'CHF' });
const value = (number: number | null, isSmallSample = false): KpiValue => ({
    value: number,
    numerator: number ?? 0,
    denominator: 1,
    completeness: 1,
    excluded: [],
    isSmallSample
});
const definition = (unit: KpiDefinition['unit'], betterWhen: 1 | -1 = 1): KpiDefinition =>
    ({ unit, betterWhen }) as KpiDefinition;

describe('c-kpi-text', () => {
    it('writes each unit as people read it', () => {
        expect(valueText(0.4137, 'ratio', FORMAT, 'CHF')).toBe('41.4%');
        expect(valueText(1234567, 'currency', FORMAT, 'CHF')).toContain('1,234,567');
        expect(valueText(1.234, 'perHour', FORMAT, 'CHF')).toBe('1.23');
    });

    it('shows no value as a dash, never as 0', () => {
        expect(valueText(null, 'count', FORMAT, 'CHF')).not.toContain('0');
    });

    it('gives points for ratios and per cent for the rest', () => {
        expect(trendOf(value(0.5), value(0.45), definition('ratio'), FORMAT).text).toMatch(/^\+/);
        expect(trendOf(value(120), value(100), definition('count'), FORMAT)).toEqual({
            text: '+20%',
            direction: 'up',
            mood: 'good'
        });
    });

    it('turns the mood where less is better, and holds it back for small samples', () => {
        expect(trendOf(value(120), value(100), definition('count', -1), FORMAT).mood).toBe('bad');
        expect(trendOf(value(120, true), value(100), definition('count'), FORMAT).mood).toBe('neutral');
    });

    it('says nothing when there is nothing to compare', () => {
        expect(trendOf(value(1), value(null), definition('count'), FORMAT).direction).toBe('none');
    });

    it('knows from when on the period before was recorded', () => {
        const previousPeriod = { kind: 'year', from: '2025-01-01', to: '2025-11-23' } as const;
        const from = (behaviour: string | null, group: 'behaviour' | 'outcome' = 'behaviour') =>
            earlierFrom({ previousPeriod, firstWork: { behaviour, outcome: '2024-12-31' } }, {
                group
            } as KpiDefinition);
        expect([from('2025-01-01'), from('2025-05-20'), from('2025-11-23'), from(null)]).toEqual([
            null,
            '2025-05-20',
            '',
            null
        ]);
        expect(from('2025-05-20', 'outcome')).toBeNull();
        expect(earlierFrom({ previousPeriod }, { group: 'behaviour' })).toBeNull();
        expect(trendOf(value(120), value(100), definition('count'), FORMAT, '2025-05-20').direction).toBe('none');
    });
});
