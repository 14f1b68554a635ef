import { describe, expect, it } from '@jest/globals';
import { checkSetting } from '../checkSetting.ts';
import { checkSettings } from '../checkSettings.ts';
import { checkLooks } from '../layerRules.ts';
import { settingOf, SETTINGS } from '../registry.ts';
import { usableSettings } from '../usableSettings.ts';

describe('the registry of settings', () => {
    it('names every key once, with a default that may be saved', () => {
        const keys = SETTINGS.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(SETTINGS.filter((one) => checkSetting(one, one.defaultValue) !== null)).toEqual([]);
    });

    it('gives every number a range and every choice its choices', () => {
        const open = SETTINGS.filter(({ input, least, most, choices }) =>
            input === 'number'
                ? least === undefined || most === undefined
                : ['choice', 'fields'].includes(input) && choices === undefined
        );
        expect(open).toEqual([]);
    });
});

describe('a value', () => {
    it.each([
        ['maxVisitsPerDay', '31', 'outOfRange', ['31', '1', '30']],
        ['maxVisitsPerDay', '2.5', 'notWhole', ['2.5']],
        ['maxVisitsPerDay', 'many', 'notNumber', ['many']],
        ['maxVisitsPerDay', ' ', 'required', ['8']],
        ['dayStartsAt', '8:30', 'notTime', ['8:30']],
        ['goLiveDate', '2026-02-30', 'notDate', ['2026-02-30']],
        ['windowRule', 'middle', 'notChoice', ['middle', 'start, whole']],
        ['currency', 'chf', 'notCurrency', ['chf']],
        ['tileUrl', 'http://tile.example/{z}/{x}/{y}.png', 'tileUrlNotHttps', ['http://tile.example/{z}/{x}/{y}.png']],
        ['tileUrl', 'https://tile.example/{z}/{x}.png', 'tileUrlPlaceholders', ['{y}']],
        ['travelByTimeOfDay', '07:00=9', 'factorsRange', ['07:00', '0.5', '5']],
        ['travelByTimeOfDay', 'noon=1', 'factorsForm', ['noon=1']]
    ])('of %s that is %j is refused: %s', (key, value, code, params) => {
        expect(checkSetting(settingOf(key), value)).toEqual({ code, params });
    });

    it.each([
        ['maxVisitsPerDay', '30'],
        ['tileUrl', 'https://tile.example/{z}/{x}/{y}.png?key={key}'],
        ['travelByTimeOfDay', ''],
        ['travelByTimeOfDay', '07:00=1.3, 09:00=1'],
        ['currency', 'CHF']
    ])('of %s that is %j may be saved', (key, value) => {
        expect(checkSetting(settingOf(key), value)).toBeNull();
    });
});

describe('values together', () => {
    it('must leave a working day and a lunch', () => {
        const faults = checkSettings(new Map([...Object.entries({ dayStartsAt: '17:00', dayEndsAt: '08:00' })]));
        expect([...faults]).toEqual([['dayEndsAt', { code: 'endsBeforeStart', params: ['08:00', '17:00'] }]]);
    });

    it('must name a tile server when tiles are wanted, and its key when the address asks for one', () => {
        const faults = (tileUrl: string) =>
            [...checkSettings(new Map(Object.entries({ baseMapKind: 'tiles', tileUrl, tileKey: '' })))].map(
                ([key, { code }]) => [key, code]
            );
        expect(faults('')).toEqual([['tileUrl', 'tileUrlMissing']]);
        expect(faults('https://t.example/{z}/{x}/{y}?k={key}')).toEqual([['tileKey', 'tileKeyMissing']]);
    });
});

describe('looks of a layer', () => {
    it('must be colours that can be seen, and told apart by colour or shape', () => {
        const looks = new Map([
            ['A', { colour: '#b0187a', shape: 'star' }],
            ['B', { colour: '#b0187a', shape: 'circle' }],
            ['C', { colour: '#B0187A', shape: 'star' }],
            ['D', { colour: '#ffee88', shape: 'circle' }],
            ['E', { colour: 'red', shape: 'circle' }]
        ] as const);
        expect([...checkLooks(looks)]).toEqual([
            ['C', 'sameLook'],
            ['D', 'tooPale'],
            ['E', 'notColour']
        ]);
    });
});

describe('values as they stand in the org', () => {
    it.each([
        ['currency', ' chf ', 'CHF'],
        ['currency', 'francs', undefined],
        ['goalProgressForMembers', 'FALSE', 'false'],
        ['costPerHour', '60.5', '60.5'],
        ['costPerHour', '-1', undefined],
        ['costPerHour', '100000001', undefined],
        ['stalledAfterDays', '30', '30'],
        ['stalledAfterDays', '3651', undefined],
        ['stalledAfterDays', null, undefined]
    ])('%s of %j is %j', (name, value, usable) => {
        expect(usableSettings([{ name, value }])(name)).toBe(usable);
    });
});
