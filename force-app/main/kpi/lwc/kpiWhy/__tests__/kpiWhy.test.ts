import { createElement } from 'lwc';
import getRecordRows from '@salesforce/apex/KpiController.getRecordRows';
import getRecords from '@salesforce/apex/KpiController.getRecords';
import getAreas from '@salesforce/apex/AreaController.getAreas';
import getAreaWhy from '@salesforce/apex/KpiController.getAreaWhy';
import getWhy from '@salesforce/apex/KpiController.getWhy';
import type { KpiDefinition, KpiValue, KpiWhy as Why } from 'c/contracts';
import KpiWhy from 'c/kpiWhy';

jest.mock('@salesforce/apex/KpiController.getWhy', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getAreaWhy', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getRecordRows', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getRecords', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AreaController.getAreas', () => ({ default: jest.fn() }), { virtual: true });

const ratio = (numerator: number, denominator: number): KpiValue => ({
    value: numerator / denominator,
    numerator,
    denominator,
    completeness: 1,
    excluded: [],
    isSmallSample: false
});
const WHY: Why = {
    key: 'win-rate',
    cut: 'class',
    cuts: ['person', 'class', 'area', 'weekday', 'class-person'],
    period: { kind: 'week', from: '2026-11-16', to: '2026-11-19' },
    previousPeriod: { kind: 'week', from: '2026-11-09', to: '2026-11-12' },
    before: ratio(10, 20),
    after: ratio(25, 40),
    change: 0.125,
    volume: 11.25,
    ratio: 3.75,
    segments: [
        {
            key: 'A',
            ids: { classCode: 'A' },
            before: ratio(8, 10),
            after: ratio(24, 30),
            mix: 0.059375,
            rate: 0,
            recordIds: ['006000000000001AAA'],
            recordCount: 30
        },
        {
            key: '-',
            ids: { classCode: null },
            before: ratio(2, 10),
            after: ratio(1, 10),
            mix: 0.103125,
            rate: -0.0375,
            recordIds: [],
            recordCount: 10
        }
    ]
};
const DEAL = '006000000000001AAA';
const RECORDS = {
    ...{ key: 'win-rate', value: ratio(1, 1), excludedIds: [] },
    ...{ numeratorIds: [DEAL], denominatorIds: [DEAL], numeratorCount: 1, denominatorCount: 1 }
};
const definition = { key: 'win-rate', unit: 'perHour' } as KpiDefinition;
const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

async function mount(why: Why, shown = definition): Promise<HTMLElement> {
    (getWhy as jest.Mock).mockResolvedValue(JSON.stringify(why));
    (getRecords as jest.Mock).mockResolvedValue(JSON.stringify(RECORDS));
    (getRecordRows as jest.Mock).mockResolvedValue(
        JSON.stringify({ [DEAL]: { name: 'Deal One', subtitle: '', objectApiName: 'Opportunity' } })
    );
    const element = createElement('c-kpi-why', { is: KpiWhy }) as unknown as HTMLElement;
    Object.assign(element, { definition: shown, period: 'week', asOf: '2026-11-18' });
    document.body.appendChild(element);
    await settle();
    return element;
}

describe('c-kpi-why', () => {
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('shows parts that add up to the change', async () => {
        const element = await mount(WHY);
        const cells = (selector: string) =>
            [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map((cell) => cell.textContent);
        expect(element.shadowRoot?.querySelectorAll('tbody tr')).toHaveLength(2);
        // 0.059375 + 0.103125 of mix, -0.0375 of rate; together 0.125: small parts get a third digit.
        expect(cells('tfoot td').slice(0, 3)).toEqual(['+0.162', '−0.037', '+0.125']);
        expect(cells('tbody .number').slice(0, 4)).toEqual(['+0.059', '±0', '+0.059', '10 → 30']);
        await expect(element).toBeAccessible();
    });

    /** Twelve parts with remainders of every size, as the service answers them: whole millionths of the unit. */
    const manyParts = (size: number): Why['segments'] =>
        Array.from({ length: 12 }, (_item, n) => ({
            ...(WHY.segments[0] as Why['segments'][number]),
            ...{ key: `part-${n}`, ids: { classCode: `${n}` } },
            mix: Math.round(((n * 37) % 23) * size * 1e5 - size * 9.3e5) / 1e6,
            rate: Math.round(((n * 53) % 29) * size * 1e5 - size * 1.17e6) / 1e6
        }));
    const UNITS = [
        { unit: 'ratio', size: 0.02 },
        { unit: 'ratio', size: 0.0001 },
        { unit: 'currency', size: 987.654 },
        { unit: 'currency', size: 0.7 },
        { unit: 'kilometres', size: 12.3456 },
        { unit: 'kilometres', size: 0.1234 },
        { unit: 'minutes', size: 41.7 },
        { unit: 'perHour', size: 0.3 },
        { unit: 'days', size: 5.1 }
    ] as const;

    it.each(UNITS)('shows numbers that a reader can add up: $unit of $size', async ({ unit, size }) => {
        const segments = manyParts(size);
        const change = segments.reduce((sum, { mix, rate }) => sum + mix + rate, 0);
        const element = await mount({ ...WHY, change, segments }, { ...definition, unit });
        const shown = [...(element.shadowRoot?.querySelectorAll('tbody tr, tfoot tr') ?? [])].map((row) =>
            [...row.querySelectorAll('td')].slice(0, 3).map(({ textContent }) => {
                const [, sign, number = ''] = /^([+−±])\D*([\d.,]+)/.exec(textContent ?? '') ?? [];
                return (sign === '−' ? -1 : 1) * Math.round(Number(number.replaceAll(',', '')) * 1000);
            })
        );
        const total = shown.pop() ?? [];
        expect(shown).toHaveLength(12);
        expect(shown.some(([mix]) => mix !== 0)).toBe(true);
        for (const [mix = NaN, rate = NaN, effect = NaN] of [...shown, total]) expect(mix + rate).toBe(effect);
        const column = (at: number): number => shown.reduce((sum, row) => sum + (row[at] ?? NaN), 0);
        expect([column(0), column(1), column(2)]).toEqual(total);
    });

    const listOf = (element: HTMLElement): string =>
        element.shadowRoot?.querySelector('c-kpi-records')?.shadowRoot?.textContent ?? '';
    async function choose(element: HTMLElement, selector: string, value: string): Promise<void> {
        const select = element.shadowRoot?.querySelector<HTMLSelectElement>(selector);
        if (select) select.value = value;
        select?.dispatchEvent(new CustomEvent('change'));
        await settle();
    }

    it('opens a part to its records, those of the period before too', async () => {
        const element = await mount(WHY);
        element.shadowRoot?.querySelector<HTMLElement>('[data-key="A"]')?.click();
        await settle();
        expect(listOf(element)).toContain('Deal One');
        const asked = (getRecords as jest.Mock).mock.lastCall[0] as object;
        expect(asked).toMatchObject({ cut: 'class', segment: 'A', asOf: '2026-11-18' });
        element.shadowRoot?.querySelector<HTMLElement>('[data-side="before"]')?.click();
        await settle();
        // The period before was counted up to and with the 11th.
        expect((getRecords as jest.Mock).mock.lastCall[0]).toMatchObject({ segment: 'A', asOf: '2026-11-11' });
        await expect(element).toBeAccessible();
    });

    it('shows the first records of what was put together', async () => {
        const rest = { ...WHY.segments[0], key: '*', ids: {}, recordIds: [DEAL] } as Why['segments'][number];
        const element = await mount({ ...WHY, segments: [rest] });
        element.shadowRoot?.querySelector<HTMLElement>('[data-key="*"]')?.click();
        await settle();
        expect(element.shadowRoot?.querySelector('h4')?.textContent).toBe('c.Fieldmap_Kpi_CutRest');
        expect(listOf(element)).toContain('Deal One');
        expect(getRecords).not.toHaveBeenCalled();
    });

    it('offers what the service offers and asks again for another cut', async () => {
        const element = await mount(WHY);
        const options = [...(element.shadowRoot?.querySelectorAll<HTMLOptionElement>('select.cut option') ?? [])];
        expect(options.map(({ value }) => value)).toEqual(['person', 'class', 'area', 'weekday', 'class-person']);
        await choose(element, 'select.cut', 'weekday');
        expect((getWhy as jest.Mock).mock.lastCall[0]).toMatchObject({ cut: 'weekday', key: 'win-rate' });
    });

    it('sends outlines along for areas, and opens an area with them', async () => {
        const square = {
            type: 'Polygon',
            coordinates: [
                [
                    [9, 47],
                    [10, 47],
                    [10, 48],
                    [9, 47]
                ]
            ]
        };
        const mine = [{ name: 'North valley', geometry: JSON.stringify(square) }];
        (getAreas as jest.Mock).mockResolvedValue(JSON.stringify(mine));
        global.fetch = jest.fn(() => new Promise(() => {})) as unknown as typeof fetch;
        const area = { ...WHY.segments[0], key: 'area-1', ids: { areaKey: 'area-1' } };
        (getAreaWhy as jest.Mock).mockResolvedValue(JSON.stringify({ ...WHY, cut: 'area', segments: [area] }));
        const element = await mount(WHY);
        await choose(element, 'select.cut', 'area');
        await choose(element, 'select.source', 'mine');
        const { requestJson } = (getAreaWhy as jest.Mock).mock.lastCall[0] as { requestJson: string };
        const asked = JSON.parse(requestJson) as { areas: { key: string }[] };
        expect(asked).toMatchObject({ cut: 'area', period: 'week', asOf: '2026-11-18' });
        expect(asked.areas.map(({ key }) => key)).toEqual(['area-1']);
        expect(element.shadowRoot?.querySelector('.part')?.textContent).toBe('North valley');
    });

    it('says what to do where there are no areas, and still offers other cuts', async () => {
        (getAreas as jest.Mock).mockResolvedValue('[]');
        global.fetch = jest.fn(() => new Promise(() => {})) as unknown as typeof fetch;
        const element = await mount(WHY);
        await choose(element, 'select.cut', 'area');
        await choose(element, 'select.source', 'mine');
        expect(element.shadowRoot?.textContent).toContain('CutNoAreas');
        await choose(element, 'select.cut', 'class');
        expect(element.shadowRoot?.querySelectorAll('tbody tr')).toHaveLength(2);
    });

    it('says in words that there is no change to explain', async () => {
        const element = await mount({ ...WHY, change: null, segments: [] });
        expect(element.shadowRoot?.querySelector('table')).toBeNull();
        expect(element.shadowRoot?.textContent).toContain('WhyNothing');
    });
});
