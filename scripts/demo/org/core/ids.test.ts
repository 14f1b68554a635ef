import { describe, expect, it } from '@jest/globals';
import { counterOf, isId, makeId, to18 } from './ids.ts';

describe('record ids', () => {
    it('adds the check characters of Salesforce', () => {
        expect(to18('001A0000006Vm9r')).toBe('001A0000006Vm9rIAC');
        expect(to18('0015g0000000001')).toBe('0015g0000000001AAA');
        expect(to18('001A0000006Vm9rIAC')).toBe('001A0000006Vm9rIAC');
    });

    it('counts in the id and reads the counter back', () => {
        const ids = [1, 61, 62, 1_000_000].map((counter) => makeId('a00', counter));
        expect(ids[0]).toBe('a005g0000000001AAA');
        expect(ids.map(counterOf)).toEqual([1, 61, 62, 1_000_000]);
        expect(new Set(ids).size).toBe(4);
        expect(counterOf('001A0000006Vm9rIAC')).toBe(0);
    });

    it('keeps the order of counters for ids of one object', () => {
        const ids = [1, 9, 10, 35, 36, 61, 62, 5000].map((counter) => makeId('001', counter));
        expect([...ids].sort((a, b) => (a < b ? -1 : 1))).toEqual(ids);
    });

    it('tells ids from other texts', () => {
        expect(isId('001A0000006Vm9r')).toBe(true);
        expect(isId('001A0000006Vm9rIAC')).toBe(true);
        expect(['', 'abc', '001A0000006Vm9rIA', "001A0000006Vm9'", 15].some(isId)).toBe(false);
    });
});
