import { describe, expect, it } from '@jest/globals';
import { assembleRings, joinLines } from './joinLines.ts';

describe('joinLines', () => {
    it('joins lines end to end, whatever their direction', () => {
        expect(
            joinLines([
                [1, 2],
                [4, 3],
                [2, 3]
            ])
        ).toEqual([[1, 2, 3, 4]]);
    });

    it('leaves lines apart where three meet', () => {
        const lines = [
            [1, 2],
            [2, 3],
            [2, 4]
        ];
        expect(joinLines(lines)).toEqual(lines);
    });

    it('grows from the middle in both directions and stops when the ring closes', () => {
        expect(
            joinLines([
                [2, 3],
                [1, 2],
                [3, 4]
            ])
        ).toEqual([[1, 2, 3, 4]]);
        const [ring, ...rest] = joinLines([
            [1, 2, 3],
            [3, 4],
            [4, 1]
        ]);
        expect(ring).toEqual([1, 2, 3, 4, 1]);
        expect(rest).toEqual([]);
    });

    it('keeps closed lines and loses none', () => {
        expect(joinLines([])).toEqual([]);
        expect(
            joinLines([
                [1, 2, 3, 1],
                [1, 9]
            ])
        ).toEqual([
            [1, 2, 3, 1],
            [1, 9]
        ]);
    });
});

describe('assembleRings', () => {
    it('gives rings from pieces and leaves out what stays open', () => {
        expect(
            assembleRings([
                [1, 2, 3],
                [1, 4, 3],
                [7, 8, 9]
            ])
        ).toEqual([[1, 2, 3, 4, 1]]);
    });
});
