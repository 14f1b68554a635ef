import { createElement } from 'lwc';
import FieldmapMapPage from 'c/fieldmapMapPage';
import { clearPage, inside } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: () => new Promise(() => undefined) }), {
    virtual: true
});

describe('c-fieldmap-map-page', () => {
    afterEach(clearPage);

    it('hands the height of the page builder on', () => {
        const element = createElement('c-fieldmap-map-page', { is: FieldmapMapPage });
        Object.assign(element, { height: 640 });
        document.body.appendChild(element);
        expect(inside<HTMLElement & { height: number }>(element, 'c-map-workspace').height).toBe(640);
    });
});
