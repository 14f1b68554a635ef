import { HitGrid } from '../hitGrid';

describe('HitGrid', () => {
    const grid = new HitGrid<{ x: number; y: number; radius: number; name: string }>();
    grid.add({ x: 10, y: 10, radius: 8, name: 'near' });
    grid.add({ x: 22, y: 10, radius: 8, name: 'next' });
    grid.add({ x: -100, y: 470, radius: 20, name: 'in the margin' });

    it('gives the nearest of overlapping targets', () => {
        expect(grid.find(15, 10, 0)?.name).toBe('near');
        expect(grid.find(17, 10, 0)?.name).toBe('next');
    });

    it('finds over the border of cells and outside the view', () => {
        expect(grid.find(-85, 480, 0)?.name).toBe('in the margin');
    });

    it('is generous to fingers only', () => {
        expect(grid.find(10, 25, 0)).toBeNull();
        expect(grid.find(10, 25, 10)?.name).toBe('near');
    });
});
