import { readFileSync } from 'node:fs';
import { createElement } from 'lwc';
import MapWorkspace from 'c/mapWorkspace';
import getContext from '@salesforce/apex/SessionController.getContext';
import getLayers from '@salesforce/apex/MapController.getLayers';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';

jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getLayers', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
    '@salesforce/apex/MapController.getPoints',
    () => ({ default: jest.fn(() => new Promise(() => undefined)) }),
    { virtual: true }
);

const golden = (name: string) => readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8');
const context = JSON.parse(golden('session-context')) as Record<string, unknown>;

async function render(properties: object = {}): Promise<HTMLElement> {
    const element = createElement('c-map-workspace', { is: MapWorkspace });
    Object.assign(element, properties);
    document.body.appendChild(element);
    await settle();
    await settle();
    return element;
}

describe('c-map-workspace', () => {
    beforeEach(() => {
        (getContext as unknown as jest.Mock).mockResolvedValue(JSON.stringify(context));
        (getLayers as unknown as jest.Mock).mockResolvedValue(golden('map-layers'));
    });
    afterEach(clearPage);

    it('hands person and layers to the screen', async () => {
        const screen = inside<HTMLElement & Record<string, unknown>>(await render(), 'c-map-screen');
        expect(screen['context']).toMatchObject({ userId: context['userId'] });
        expect(screen['layers']).toHaveLength(5);
    });

    it('is as high as the page builder says', async () => {
        expect(inside(await render({ height: 640 }), '.workspace').style.height).toBe('640px');
    });

    it('is one column and opens layers as the page builder says about a home page', async () => {
        const element = await render({ isCompact: true, layerKeys: 'Account, PlannedVisit' });
        const screen = inside<HTMLElement & Record<string, unknown>>(element, 'c-map-screen');
        expect(screen['isNarrow']).toBe(true);
        expect(screen['layerKeys']).toEqual(['Account', 'PlannedVisit']);
    });

    it('waits with a sign', async () => {
        (getContext as unknown as jest.Mock).mockReturnValue(new Promise(() => undefined));
        const element = await render();
        expect(allInside(element, 'lightning-spinner')).toHaveLength(1);
        await expect(element).toBeAccessible();
    });

    it('explains what a person without permission set lacks', async () => {
        const denied = { ...context, hasAccess: false, missing: ['Fieldmap Rep'] };
        (getContext as unknown as jest.Mock).mockResolvedValue(JSON.stringify(denied));
        const element = await render();
        const state = inside<HTMLElement & Record<string, unknown>>(element, 'c-empty-state');
        expect(state['heading']).toContain('Fieldmap_Map_AccessTitle');
        expect(allInside(element, 'c-map-screen')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shows a failure with a way out', async () => {
        (getLayers as unknown as jest.Mock).mockRejectedValueOnce({ body: { message: 'down' } });
        const element = await render();
        await expect(element).toBeAccessible();
        inside(element, 'c-error-panel').dispatchEvent(new CustomEvent('retry'));
        await settle();
        await settle();
        expect(allInside(element, 'c-map-screen')).toHaveLength(1);
    });
});
