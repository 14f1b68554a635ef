import { describe, expect, it } from '@jest/globals';
import { tileAddress } from '../tileAddress.ts';

describe('the address of a tile', () => {
    it('is the one that holds the place, with the key in it', () => {
        const home = { latitude: 47.16, longitude: 9.54, zoom: 11.5 };
        expect(tileAddress('https://{s}.t.example/{z}/{x}/{y}{r}.png?k={key}', 'a b', home)).toBe(
            'https://a.t.example/11/1078/718.png?k=a%20b'
        );
    });

    it('stays inside the world', () => {
        const pole = { latitude: 90, longitude: 180, zoom: 1 };
        expect(tileAddress('{z}/{x}/{y}', '', pole)).toBe('1/1/0');
    });
});
