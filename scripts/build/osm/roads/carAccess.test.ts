import { describe, expect, it } from '@jest/globals';
import { carRoad, isBarrier } from './carAccess.ts';

describe('carRoad', () => {
    it('is a road in both directions unless something else is said', () => {
        expect(carRoad({ highway: 'residential' })).toMatchObject({
            roadClass: 'residential',
            isForwardOpen: true,
            isBackwardOpen: true,
            limitForward: null
        });
    });

    it.each([
        [{ highway: 'footway' }],
        [{ building: 'yes' }],
        [{ highway: 'residential', motor_vehicle: 'no' }],
        [{ highway: 'service', access: 'private' }],
        [{ highway: 'track' }],
        [{ highway: 'track', tracktype: 'grade1', motor_vehicle: 'agricultural' }],
        [{ highway: 'pedestrian', area: 'yes' }]
    ])('%j is no road for cars', (tags) => {
        expect(carRoad(tags as unknown as Record<string, string>)).toBeNull();
    });

    it('lets the more specific access win', () => {
        expect(carRoad({ highway: 'service', access: 'no', motorcar: 'yes' })).not.toBeNull();
        expect(carRoad({ highway: 'residential', access: 'yes', motor_vehicle: 'destination' })?.isDestinationOnly).toBe(true);
        expect(carRoad({ highway: 'track', motor_vehicle: 'yes' })?.roadClass).toBe('track');
    });

    it.each([
        [{ oneway: 'yes' }, true, false],
        [{ oneway: '-1' }, false, true],
        [{ oneway: 'no', junction: 'roundabout' }, true, true],
        [{ junction: 'roundabout' }, true, false]
    ])('%j opens forward %s, backward %s', (tags, forward, backward) => {
        const road = carRoad({ highway: 'primary', ...(tags as Record<string, string>) });
        expect([road?.isForwardOpen, road?.isBackwardOpen]).toEqual([forward, backward]);
    });

    it('takes motorways for one-way and knows links', () => {
        expect(carRoad({ highway: 'motorway_link' })).toMatchObject({ roadClass: 'motorway', isLink: true, isBackwardOpen: false });
    });

    it.each([
        ['50', 50],
        ['30 mph', 48.28],
        ['walk', 7],
        ['none', 130],
        ['CH:urban', 50],
        ['signals', null]
    ])('reads the limit %s as %s', (maxspeed, limit) => {
        const road = carRoad({ highway: 'primary', maxspeed });
        if (limit === null) expect(road?.limitForward).toBeNull();
        else expect(road?.limitForward).toBeCloseTo(limit, 1);
    });

    it('reads limits by direction', () => {
        expect(carRoad({ highway: 'primary', maxspeed: '80', 'maxspeed:backward': '60' })).toMatchObject({
            limitForward: 80,
            limitBackward: 60
        });
    });
});

describe('isBarrier', () => {
    it('stops at bollards and locked gates only', () => {
        expect(isBarrier({ barrier: 'bollard' })).toBe(true);
        expect(isBarrier({ barrier: 'gate', access: 'private' })).toBe(true);
        expect(isBarrier({ barrier: 'gate' })).toBe(false);
        expect(isBarrier({ barrier: 'bollard', motor_vehicle: 'yes' })).toBe(false);
        expect(isBarrier(undefined)).toBe(false);
    });
});
