import { describe, expect, it } from '@jest/globals';
import type { FieldValue } from '../core/types.ts';
import { compileFormula } from './formula.ts';

const FIELDS: Readonly<Record<string, FieldValue>> = {
    Due__c: '2026-11-01',
    Later__c: '2026-11-09',
    Class__c: 'B',
    Amount: 250,
    'Owner.Name': 'Rep'
};

function valueOf(text: string): FieldValue | 'not compiled' {
    const formula = compileFormula(text);
    return formula === null ? 'not compiled' : formula({ today: '2026-11-05', field: (path) => FIELDS[path] ?? null });
}

describe('formulas', () => {
    it.each<[string, FieldValue]>([
        ['AND(NOT(ISBLANK(Due__c)), Due__c < TODAY())', true],
        ['AND(NOT(ISBLANK(Later__c)), Later__c < TODAY())', false],
        ['AND(NOT(ISBLANK(Empty__c)), Empty__c < TODAY())', false],
        ['Empty__c < TODAY()', false],
        ['TODAY() - Due__c', 4],
        ['Due__c + 30', '2026-12-01'],
        ['IF(Amount >= 250, "big", "small")', 'big'],
        ['CASE(Class__c, "A", 1, "B", 2, 3)', 2],
        ['CASE(Class__c, "X", 1, 3)', 3],
        ['ISPICKVAL(Class__c, "B") && Amount > 100 || FALSE', true],
        ['1 + 2 * 3 - 4 / 2', 5],
        ['-(1 + 2)', -3],
        ['Owner.Name & " " & TEXT(Class__c)', 'Rep B'],
        ['BLANKVALUE(Empty__c, "none")', 'none'],
        ['"say \\"yes\\""', 'say "yes"']
    ])('%s is %p', (text, expected) => {
        expect(valueOf(text)).toBe(expected);
    });

    it.each(['HYPERLINK("x", "y")', 'AND(', 'Due__c <', 'Due__c ? 1', ''])('leaves %p to what was stored', (text) => {
        expect(valueOf(text)).toBe('not compiled');
    });
});
