import { readFileSync } from 'node:fs';
import { createElement } from 'lwc';
import type { MapLayer, PointPage, SessionContext } from 'c/contracts';
import { filterLayer, LayerPoints, MapSituation, NO_FILTER, type MapHandle } from 'c/mapData';
import { currentTheme } from 'c/mapTheme';
import OutputPanel from 'c/outputPanel';
import { pictureLegends } from '../pictureLegends';
import { formattersFor } from 'c/formatters';
import { allInside, clearPage, colourWords, inside, settle } from '../../../../../test/jest-stubs/support';

const golden = <T>(name: string): T => JSON.parse(readFileSync(`test/fixtures/contracts/${name}.json`, 'utf8')) as T;

function selectionOf() {
    const points = new LayerPoints(golden<MapLayer[]>('map-layers')[0]!, { words: colourWords(), todayDay: 20500 });
    points.append(golden<PointPage>('map-points'), true);
    return filterLayer(points, NO_FILTER, { todayDay: 20500, team: [], matches: null });
}

const texts: string[] = [];
const context = new Proxy(
    { fillText: (text: string) => texts.push(text), measureText: () => ({ width: 10 }) },
    { get: (target, name) => Reflect.get(target, name) ?? (() => undefined), set: () => true }
);

async function render(picture: () => unknown): Promise<HTMLElement> {
    const map = { picture, credits: '© somebody', layerLegends: [] };
    const element = createElement('c-output-panel', { is: OutputPanel });
    const situation = new MapSituation({
        context: golden<SessionContext>('session-context'),
        layers: [],
        loaded: [],
        selections: [selectionOf()],
        filter: NO_FILTER,
        area: null,
        todayDay: 20500,
        isNarrow: false,
        isStreaming: false,
        openPanel: 'output',
        map: () => map as unknown as MapHandle
    });
    Object.assign(element, { situation });
    document.body.appendChild(element);
    await settle();
    return element;
}

describe('c-output-panel', () => {
    beforeEach(() => {
        texts.length = 0;
        Object.assign(globalThis, { Path2D: class {} });
        HTMLCanvasElement.prototype.getContext = jest.fn(() => context) as never;
        HTMLCanvasElement.prototype.toBlob = jest.fn((done: (blob: Blob) => void) => done(new Blob(['png']))) as never;
        URL.createObjectURL = jest.fn(() => 'blob:sheet');
        URL.revokeObjectURL = jest.fn();
    });
    afterEach(clearPage);

    it('changes the colours of the map', async () => {
        const element = await render(() => null);
        inside(element, '.theme[data-theme="dark"]').click();
        await settle();
        expect(currentTheme()).toBe('dark');
        expect(inside(element, '.theme[data-theme="dark"]').getAttribute('aria-pressed')).toBe('true');
        await expect(element).toBeAccessible();
    });

    it('opens a sheet with title and attribution, and closes it by Escape', async () => {
        const element = await render(() => document.createElement('canvas'));
        inside(element, '.print-view').click();
        await settle();
        await settle();
        const sheet = inside(element, '.fieldmap-print');
        expect(texts).toEqual(expect.arrayContaining(['© somebody', 'c.Fieldmap_Output_TitleDefault']));
        expect(document.body.classList).toContain('fieldmap-printing');
        sheet.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
        await settle();
        expect(allInside(element, '.fieldmap-print')).toHaveLength(0);
        expect(document.body.classList).not.toContain('fieldmap-printing');
        expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:sheet');
    });

    it('says why there is no picture when tiles may not be copied', async () => {
        const element = await render(() => {
            throw new DOMException('tainted', 'SecurityError');
        });
        inside(element, '.save').click();
        await settle();
        expect(inside(element, '.fault').textContent).toBe('c.Fieldmap_Output_NoGround');
    });
});

describe('pictureLegends', () => {
    it('explains every sign that is on the map, with its count, after areas and heat', () => {
        const shown = [{ title: 'Coverage', note: 'why', rows: [{ colour: '#111111', label: '10%' }], band: null }];
        const [areas, accounts] = pictureLegends(shown, [selectionOf()], formattersFor({ locale: 'en-US' }));
        expect(areas).toMatchObject({ title: 'Coverage', rows: [{ label: '10%', sign: null }] });
        const counted = accounts!.rows.map(({ label }) => Number(label.split(' · ').at(-1)));
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(golden<PointPage>('map-points').ids.length);
        expect(counted).not.toContain(0);
    });
});
