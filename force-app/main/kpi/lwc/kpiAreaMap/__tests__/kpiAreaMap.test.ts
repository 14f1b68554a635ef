import { createElement } from 'lwc';
import { encodePolyline } from 'c/geo';
import KpiAreaMap, { type ShadedArea } from 'c/kpiAreaMap';
import { shapesOf } from '../shapes';

const square = (south: number, west: number, size: number): string =>
    encodePolyline(
        [
            [south, west],
            [south, west + size],
            [south + size, west + size],
            [south + size, west],
            [south, west]
        ].map(([latitude = 0, longitude = 0]) => ({ latitude, longitude }))
    );
const OUTLINES = [
    { key: 'area-1', rings: [square(47, 9, 0.1)] },
    { key: 'area-2', rings: [square(47.1, 9, 0.1)] }
];
const AREAS: readonly ShadedArea[] = [
    { key: 'area-1', areaKey: 'area-1', name: 'South', valueText: '40%', strength: 0.5, openLabel: 'Open South' },
    { key: '-', areaKey: null, name: 'Outside', valueText: '–', strength: null, openLabel: 'Open Outside' }
];

function mount(): HTMLElement {
    const element = createElement('c-kpi-area-map', { is: KpiAreaMap }) as unknown as HTMLElement;
    Object.assign(element, { label: 'Coverage', areas: AREAS, outlines: OUTLINES });
    document.body.appendChild(element);
    return element;
}

describe('c-kpi-area-map', () => {
    afterEach(() => document.body.replaceChildren());

    it('shades each area, draws those without a value in grey, and lists all of them', async () => {
        const { shadowRoot: root } = mount();
        const fills = [...(root?.querySelectorAll('.shape') ?? [])].map((shape) => shape.getAttribute('style'));
        expect(fills).toHaveLength(2);
        expect(fills[0]).not.toBe(fills[1]);
        const items = [...(root?.querySelectorAll('.item') ?? [])].map(({ textContent }) => textContent);
        expect(items).toEqual(['South40%', 'Outside–']);
        await expect(root?.host as HTMLElement).toBeAccessible();
    });

    it('opens an area from the picture and from the list', () => {
        const element = mount();
        const opened: unknown[] = [];
        element.addEventListener('areaselected', (event) => opened.push((event as CustomEvent).detail));
        element.shadowRoot?.querySelector('.shape')?.dispatchEvent(new CustomEvent('click'));
        element.shadowRoot?.querySelectorAll<HTMLElement>('.item')[1]?.click();
        expect(opened).toEqual([{ key: 'area-1' }, { key: '-' }]);
    });
});

describe('shapesOf', () => {
    it('draws north above, and a degree of longitude shorter than one of latitude', () => {
        const sheet = shapesOf(OUTLINES);
        const [, , width = 0, height = 0] = (sheet?.viewBox ?? '').split(' ').map(Number);
        // 0.1° of longitude by 0.2° of latitude at 47.1°: 2 / cos(47.1°) = 2.94 times as high as wide, margins apart.
        expect((height - 8) / (width - 8)).toBeCloseTo(2 / Math.cos((47.1 * Math.PI) / 180), 1);
        const top = (key: string): number =>
            Math.min(
                ...(sheet?.paths.get(key) ?? '')
                    .split(/[ML]/)
                    .slice(1)
                    .map((point) => Number(point.replace('Z', '').split(' ')[1]))
            );
        expect(top('area-2')).toBeLessThan(top('area-1'));
        expect(shapesOf([])).toBeNull();
    });
});
