import { describe, expect, it } from '@jest/globals';
import type { Place, PlaceProposal } from '#kernel/contracts';
import { isDismissed, rankRepairs } from './placeRepairs.ts';
import type { Pin } from './ports.ts';

const HERE: Place = { latitude: 47.14, longitude: 9.52 };
/** `metres` north of HERE. */
const north = (metres: number): Place => ({ latitude: HERE.latitude + metres / 111_195, longitude: HERE.longitude });
const pin = (recordId: string, more: Partial<Pin> = {}): Pin => ({
    recordId,
    place: HERE,
    accuracy: 'Address',
    isCorrected: false,
    dismissed: null,
    visits: 10,
    checkIns: [],
    ...more
});
const at = (metres: number, count: number): Place[] => Array.from({ length: count }, (_, i) => north(metres + i));
const faults = (...pins: Pin[]): string[] => rankRepairs(pins, []).map(({ recordId, fault }) => `${recordId} ${fault}`);

describe('rankRepairs', () => {
    it('finds pins that are missing, elsewhere and rough, the costliest first', () => {
        const repairs = rankRepairs(
            [
                pin('fine', { checkIns: at(10, 5) }),
                pin('far', { checkIns: at(8_000, 5) }),
                pin('near', { checkIns: at(400, 5) }),
                pin('missing', { place: null }),
                pin('rough', { accuracy: 'Zip' })
            ],
            []
        );
        expect(
            repairs.map(({ recordId, costKilometres, isEstimate }) => [recordId, costKilometres, isEstimate])
        ).toEqual([
            ['far', 160, false],
            ['missing', 100, true],
            ['rough', 50, true],
            ['near', 8, false]
        ]);
        expect(repairs[0]).toMatchObject({ fault: 'elsewhere', distanceMetres: 8002, visits: 10 });
    });

    it('proposes a place only when three visits agree, and leaves a wrong one out', () => {
        expect(rankRepairs([pin('a', { place: null, checkIns: at(0, 2) })], [])[0]?.proposal).toBeNull();
        const [repair] = rankRepairs([pin('b', { checkIns: [...at(2_000, 4), north(90_000)] })], []);
        expect(repair?.proposal).toMatchObject({ visits: 4 });
        expect(repair?.distanceMetres).toBeLessThan(2_010);
    });

    it('takes a rough pin for right when visits confirm it, or somebody set it', () => {
        expect(faults(pin('a', { accuracy: 'City', checkIns: at(20, 4) }))).toEqual([]);
        expect(faults(pin('b', { accuracy: 'City', isCorrected: true }))).toEqual([]);
        expect(faults(pin('c', { accuracy: 'Street' }), pin('d', { accuracy: null }))).toEqual([]);
    });

    it('believes places learned from stays before check-ins', () => {
        const stays: PlaceProposal = {
            recordId: 'a',
            ...north(900),
            distanceMetres: 900,
            visits: 7,
            costKilometres: 1
        };
        const [repair] = rankRepairs([pin('a', { checkIns: at(400, 4) })], [stays]);
        expect(repair).toMatchObject({ distanceMetres: 900, proposal: { visits: 7 } });
    });

    it('goes by visits, then id, where kilometres are the same', () => {
        const missing = (id: string, visits: number): Pin => pin(id, { place: null, visits });
        expect(faults(missing('b', 0), missing('c', 2), missing('a', 0))).toEqual([
            'c missing',
            'a missing',
            'b missing'
        ]);
    });
});

describe('isDismissed', () => {
    it('stays off the list until the proposal is another one', () => {
        const against = `${north(500).latitude.toFixed(5)},${HERE.longitude.toFixed(5)}`;
        expect(isDismissed(against, 'elsewhere', north(560))).toBe(true);
        expect(isDismissed(against, 'elsewhere', north(700))).toBe(false);
        expect(isDismissed('missing', 'missing', null)).toBe(true);
        expect(isDismissed('missing', 'missing', HERE)).toBe(false);
        expect(isDismissed('poor', 'missing', null)).toBe(false);
        expect(isDismissed('nonsense', 'elsewhere', HERE)).toBe(false);
        expect(isDismissed(null, 'missing', null)).toBe(false);
    });
});
