import { createElement } from 'lwc';
import MarkerSwatch from 'c/markerSwatch';
import { allInside, clearPage, inside } from '../../../../../test/jest-stubs/support';

function render(properties: object): HTMLElement {
    const element = createElement('c-marker-swatch', { is: MarkerSwatch });
    Object.assign(element, properties);
    document.body.appendChild(element);
    return element;
}

describe('c-marker-swatch', () => {
    afterEach(clearPage);

    it('shows shape and colour and stays silent for screen readers', async () => {
        const element = render({ shape: 'star', colour: '#b0187a' });
        expect(inside(element, 'path').getAttribute('fill')).toBe('#b0187a');
        expect(inside(element, 'svg').getAttribute('aria-hidden')).toBe('true');
        expect(allInside(element, '.inside')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('tells layers with the same shapes apart by the inside', () => {
        const hollow = inside(render({ shape: 'circle', core: 'hollow' }), '.inside').getAttribute('d');
        const dotted = inside(render({ shape: 'circle', core: 'dotted' }), '.inside').getAttribute('d');
        expect(hollow).not.toBe(dotted);
    });
});
