import { describe, expect, it } from '@jest/globals';
import type { MapLayer, SettingsSnapshot } from 'c/contracts';
import { changesOf, draftOf, faultCountOf, type SettingsDraft } from '../settingsDraft.ts';

const SNAPSHOT: SettingsSnapshot = {
    settings: [{ key: 'maxVisitsPerDay', value: '8' }],
    cadences: [{ name: 'A', customerClass: 'A', intervalDays: 14, visitMinutes: 60 }],
    layers: [
        { name: 'Account', palette: '{"A":{"colour":"#b0187a","shape":"star"}}', isOnByDefault: true, sortOrder: 10 }
    ],
    kpis: [
        { name: 'Rep_Coverage', kpiKey: 'coverage', role: 'rep', sortOrder: 20, isOn: true },
        { name: 'Rep_Visits', kpiKey: 'visits-completed', role: 'rep', sortOrder: 10, isOn: true }
    ],
    customerClasses: [
        { value: 'A', label: 'A' },
        { value: 'New', label: 'New' }
    ],
    latest: []
};
const LAYERS = [
    {
        key: 'Account',
        legend: [
            { value: 'A', label: 'A', colour: '#b0187a', shape: 'star' },
            { value: 'B', label: 'B', colour: '#c45500', shape: 'diamond' }
        ]
    }
] as unknown as readonly MapLayer[];

const before = draftOf(SNAPSHOT, LAYERS);
const changed = (part: Partial<SettingsDraft>) => changesOf(SNAPSHOT, before, { ...before, ...part });

describe('a draft of settings', () => {
    it('that changes nothing saves nothing and has no faults', () => {
        expect(changed({})).toEqual([]);
        expect(faultCountOf(before, before)).toBe(0);
    });

    it('saves a value with the kind that Setup shows', () => {
        const [change, ...more] = changed({ settings: new Map(before.settings).set('maxVisitsPerDay', ' 9 ') });
        expect(more).toEqual([]);
        expect(change).toMatchObject({
            type: 'FieldmapSetting',
            name: 'maxVisitsPerDay',
            values: { Value__c: '9', Kind__c: 'number' }
        });
    });

    it('makes a record for a class that has none', () => {
        const cadences = before.cadences.map((one) => ({ ...one, intervalDays: 7, visitMinutes: 30 }));
        expect(changed({ cadences }).map(({ name, values }) => [name, values['CustomerClass__c']])).toEqual([
            ['A', 'A'],
            ['New', 'New']
        ]);
        const wrong = { ...before, cadences: [{ ...before.cadences[0]!, intervalDays: 0 }] };
        expect(faultCountOf(wrong, before)).toBe(1);
    });

    it('keeps the looks of a palette that were not changed', () => {
        const looks = new Map(before.layers[0]!.looks).set('B', { colour: '#0b6fb8', shape: 'circle' });
        const [change] = changed({ layers: [{ ...before.layers[0]!, looks }] });
        expect(JSON.parse(String(change?.values['Palette__c']))).toEqual({
            A: { colour: '#b0187a', shape: 'star' },
            B: { colour: '#0b6fb8', shape: 'circle' }
        });
        expect(change?.values).not.toHaveProperty('IsOnByDefault__c');
    });

    it('puts the chosen KPIs in order and switches the others off', () => {
        const kpis = { ...before.kpis, rep: ['win-rate', 'visits-completed'] };
        expect(changed({ kpis }).map(({ name, values }) => [name, values['SortOrder__c'], values['IsOn__c']])).toEqual([
            ['Rep_WinRate', 10, true],
            ['Rep_Visits', 20, true],
            ['Rep_Coverage', undefined, false]
        ]);
        const six = { ...before, kpis: { ...before.kpis, rep: ['a', 'b', 'c', 'd', 'e', 'f'] } };
        expect(faultCountOf(six, before)).toBe(1);
    });
});
