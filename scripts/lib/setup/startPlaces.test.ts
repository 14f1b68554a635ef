import { describe, expect, it } from '@jest/globals';
import type { AssigningOrg } from './permissionAssignments.ts';
import { giveStartPlaces, readStartPlace } from './startPlaces.ts';

describe('start places', () => {
    it('reads degrees', () => {
        expect(readStartPlace(' 47.14, -9.52')).toEqual({ latitude: 47.14, longitude: -9.52 });
    });

    it.each(['47.14', '47.14,', '91,9', '47,181', 'Vaduz', '47.14,9.52,400', ','])('refuses %s', (text) => {
        expect(() => readStartPlace(text)).toThrow(`for example 47.14,9.52; got "${text}"`);
    });

    it('gives a place to those who have none', async () => {
        const updated: unknown[] = [];
        const org = {
            query: async (soql: string) => (soql.includes('VisitBase__Latitude__s = null') ? [{ Id: '005A' }] : []),
            update: async (object: string, record: unknown) => void updated.push([object, record])
        } as unknown as AssigningOrg;
        expect(await giveStartPlaces(org, ['ann@x.example'], { latitude: 1, longitude: 2 })).toBe(1);
        expect(updated).toEqual([['User', { Id: '005A', VisitBase__Latitude__s: 1, VisitBase__Longitude__s: 2 }]]);
        expect(await giveStartPlaces(org, [], { latitude: 1, longitude: 2 })).toBe(0);
    });
});
