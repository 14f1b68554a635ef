import { createElement } from 'lwc';
import { navigate } from 'lightning/navigation';
import getAreaCut from '@salesforce/apex/KpiController.getAreaCut';
import getAreas from '@salesforce/apex/AreaController.getAreas';
import getCut from '@salesforce/apex/KpiController.getCut';
import getGroupNames from '@salesforce/apex/KpiController.getGroupNames';
import type { KpiCutAnswer, KpiDefinition, KpiValue, TeamMember } from 'c/contracts';
import KpiBreakdown from 'c/kpiBreakdown';

jest.mock('@salesforce/apex/AreaController.getAreas', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getAreaCut', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getCut', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getGroupNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });

const NORTH = '0MI000000000001AAA';
const value = (numerator: number, denominator: number): KpiValue => ({
    ...{ numerator, denominator, completeness: 1, excluded: [], isSmallSample: denominator < 3 },
    value: denominator === 0 ? null : numerator / denominator
});
const cells = (numerator: number, denominator: number): KpiCutAnswer['total'] => [
    { key: 'coverage', current: value(numerator, denominator), previous: value(1, 4) }
];
const definition = {
    ...{ key: 'coverage', group: 'behaviour', unit: 'ratio', denominator: 'accounts', betterWhen: 1 },
    name: { en: 'Coverage', ja: '' },
    description: { en: 'Share', ja: '' }
} as unknown as KpiDefinition;
const period = { kind: 'week' as const, from: '2026-11-16', to: '2026-11-23' };
const ANSWER: KpiCutAnswer = {
    ...{ cut: 'territory', period, previousPeriod: period, timeZone: 'UTC', currency: 'CHF', rest: null },
    ...{ dataAsOf: '2026-11-20T10:00:00Z', definitions: [], segmentCount: 3, total: cells(6, 20) },
    segments: [
        { key: '-', ids: { territoryId: null }, cells: cells(1, 2) },
        { key: NORTH, ids: { territoryId: NORTH }, cells: cells(5, 18) }
    ]
};
const team = [{ userId: 'a', name: 'Ada' }] as unknown as readonly TeamMember[];

async function mount(more: object = {}): Promise<HTMLElement> {
    const element = createElement('c-kpi-breakdown', { is: KpiBreakdown }) as unknown as HTMLElement;
    Object.assign(element, { definitions: [definition], team, kpiKey: 'coverage', asOf: '2026-11-20', ...more });
    document.body.appendChild(element);
    await settle();
    return element;
}
const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
};
const texts = (element: HTMLElement, selector: string): (string | null)[] =>
    [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent);
async function choose(element: HTMLElement, selector: string, chosen: string): Promise<void> {
    const select = element.shadowRoot?.querySelector<HTMLSelectElement>(selector) as HTMLSelectElement;
    select.value = chosen;
    select.dispatchEvent(new CustomEvent('change'));
    await settle();
}

describe('c-kpi-breakdown', () => {
    beforeEach(() => {
        (getCut as jest.Mock).mockResolvedValue(JSON.stringify(ANSWER));
        (getGroupNames as jest.Mock).mockResolvedValue(JSON.stringify({ [NORTH]: 'North' }));
    });
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('draws a bar for each part, best first, and says the same as a table', async () => {
        const element = await mount();
        await choose(element, 'select.cut', 'territory');
        expect((getCut as jest.Mock).mock.lastCall[0]).toMatchObject({ cut: 'territory', keys: 'coverage' });
        expect(texts(element, '.row .name')).toEqual(['c.Fieldmap_Kpi_CutNoTerritory', 'North']);
        expect(texts(element, '.row .value')).toEqual(['50%', '27.8%']);
        expect(element.shadowRoot?.querySelectorAll('.bar_small')).toHaveLength(1);
        await expect(element).toBeAccessible();
        element.shadowRoot?.querySelector<HTMLElement>('[data-view="table"]')?.click();
        await settle();
        expect(texts(element, 'tbody tr:nth-child(2) td').slice(0, 3)).toEqual(['27.8%', '5', '18']);
    });

    it('says no change against a past that was recorded in part', async () => {
        const changes = async (behaviour: string): Promise<readonly (string | null)[]> => {
            const element = await mount({ firstWork: { behaviour, outcome: null } });
            await choose(element, 'select.cut', 'territory');
            return texts(element, '.row .change');
        };
        expect((await changes('2026-11-16')).every((text) => text !== '')).toBe(true);
        expect(await changes('2026-11-18')).toEqual(['', '']);
    });

    it('opens a part to its records and shows territories on the map', async () => {
        const element = await mount();
        await choose(element, 'select.cut', 'territory');
        const opened: unknown[] = [];
        element.addEventListener('segmentselected', (event) => opened.push((event as CustomEvent).detail));
        element.shadowRoot?.querySelectorAll<HTMLElement>('.row button.name')[1]?.click();
        const segment = { cut: 'territory', key: NORTH, areasJson: null };
        expect(opened).toEqual([{ key: 'coverage', name: 'North', segment }]);
        element.shadowRoot?.querySelector<HTMLElement>('.map')?.click();
        expect((navigate as unknown as jest.Mock).mock.lastCall?.[0]).toMatchObject({
            attributes: { apiName: 'Fieldmap_Map' },
            state: { c__areas: 'territories', c__kpi: 'coverage', c__kpiPeriod: 'week' }
        });
    });

    it('sends outlines along for areas, and says what to do where there are none', async () => {
        (getAreas as jest.Mock).mockResolvedValue('[]');
        const element = await mount();
        global.fetch = jest.fn(() => new Promise(() => {})) as unknown as typeof fetch;
        await choose(element, 'select.cut', 'area');
        await choose(element, 'select.source', 'mine');
        expect(texts(element, '.empty')).toEqual(['c.Fieldmap_Kpi_CutNoAreas']);
        expect(getAreaCut).not.toHaveBeenCalled();
    });

    it('says in words that nothing was counted, or that no customer has a territory', async () => {
        const element = await mount();
        (getCut as jest.Mock).mockResolvedValue(JSON.stringify({ ...ANSWER, segments: [] }));
        await choose(element, 'select.cut', 'class-territory');
        expect(texts(element, '.empty')).toEqual(['c.Fieldmap_Kpi_CutEmpty']);
        const none = ANSWER.segments.slice(0, 1);
        (getCut as jest.Mock).mockResolvedValue(JSON.stringify({ ...ANSWER, segments: none }));
        await choose(element, 'select.cut', 'territory');
        expect(texts(element, '.empty')).toEqual(['c.Fieldmap_Kpi_CutNoTerritories']);
    });
});
