import { describe, expect, test } from '@jest/globals';
import { date, degrees, flag, instant, integer, number, text } from './columns.ts';

describe('a value reads the same from REST and from Bulk', () => {
    test.each([
        ['text', text('F'), { F: 'a' }, { F: 'a' }, 'a'],
        ['empty text', text('F'), { F: null }, { F: '' }, null],
        ['number', number('F'), { F: 1.5 }, { F: '1.5' }, 1.5],
        ['zero', number('F'), { F: 0 }, { F: '0.0' }, 0],
        ['whole number', integer('F'), { F: 30 }, { F: '30.0' }, 30],
        ['true', flag('F'), { F: true }, { F: 'true' }, true],
        ['false', flag('F'), { F: false }, { F: 'false' }, false],
        ['date', date('F'), { F: '2026-11-01' }, { F: '2026-11-01' }, '2026-11-01'],
        [
            'instant',
            instant('F'),
            { F: '2026-11-01T10:00:00.123+0000' },
            { F: '2026-11-01T10:00:00.123Z' },
            '2026-11-01T10:00:00.123Z'
        ],
        ['parent', text('P.F'), { P: { F: 'x' } }, { 'P.F': 'x' }, 'x'],
        ['missing parent', text('P.F'), { P: null }, { 'P.F': '' }, null]
    ])('%s', (_name, column, rest, bulk, expected) => {
        expect(column.read(rest)).toBe(expected);
        expect(column.read(bulk)).toBe(expected);
    });

    test('null bytes are taken out', () => {
        expect(text('F').read({ F: 'a\u0000b' })).toBe('ab');
    });

    test('what is no number or no instant is no value', () => {
        expect(number('F').read({ F: 'n/a' })).toBeNull();
        expect(instant('F').read({ F: 'yesterday' })).toBeNull();
    });
});

describe('a place', () => {
    const pairs = [
        ['PinLat', 'PinLng'],
        ['Lat', 'Lng']
    ] as const;
    const place = (record: Record<string, unknown>) =>
        (['latitude', 'longitude'] as const).map((half) => degrees(half, pairs).read(record));

    test('the pin wins over the address', () => {
        expect(place({ PinLat: 1, PinLng: 2, Lat: 3, Lng: 4 })).toEqual([1, 2]);
    });
    test('half a pin does not count', () => {
        expect(place({ PinLat: 1, PinLng: null, Lat: 3, Lng: 4 })).toEqual([3, 4]);
    });
    test('zero degrees are a value', () => {
        expect(place({ PinLat: 0, PinLng: '0.0', Lat: 3, Lng: 4 })).toEqual([0, 0]);
    });
    test('degrees out of range are no place', () => {
        expect(place({ Lat: 91, Lng: 4 })).toEqual([null, null]);
    });
});
