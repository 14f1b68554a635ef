import { createElement } from 'lwc';
import getNames from '@salesforce/apex/MapController.getNames';
import getWhy from '@salesforce/apex/KpiController.getWhy';
import type { KpiDefinition, KpiValue, KpiWhy as Why } from 'c/contracts';
import KpiWhy from 'c/kpiWhy';

jest.mock('@salesforce/apex/KpiController.getWhy', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });

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
    cuts: ['person', 'class', 'weekday'],
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
            before: ratio(8, 10),
            after: ratio(24, 30),
            mix: 0.059375,
            rate: 0,
            recordIds: ['006000000000001AAA'],
            recordCount: 30
        },
        {
            key: '-',
            before: ratio(2, 10),
            after: ratio(1, 10),
            mix: 0.103125,
            rate: -0.0375,
            recordIds: [],
            recordCount: 10
        }
    ]
};
const definition = { key: 'win-rate', unit: 'perHour' } as KpiDefinition;
const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};

async function mount(why: Why): Promise<HTMLElement> {
    (getWhy as jest.Mock).mockResolvedValue(JSON.stringify(why));
    (getNames as jest.Mock).mockResolvedValue(
        '{"006000000000001AAA":{"name":"Deal One","objectApiName":"Opportunity"}}'
    );
    const element = createElement('c-kpi-why', { is: KpiWhy }) as unknown as HTMLElement;
    Object.assign(element, { definition, period: 'week', asOf: '2026-11-18' });
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
        // 0.059375 + 0.103125 of mix, -0.0375 of rate; together 0.125.
        expect(cells('tfoot td').slice(0, 3)).toEqual(['+0.16', '−0.04', '+0.13']);
        expect(cells('tbody .number').slice(0, 4)).toEqual(['+0.06', '±0', '+0.06', '10 → 30']);
        await expect(element).toBeAccessible();
    });

    it('opens a part to its records', async () => {
        const element = await mount(WHY);
        element.shadowRoot?.querySelector<HTMLElement>('[data-key="A"]')?.click();
        await settle();
        expect(element.shadowRoot?.querySelector('.records')?.textContent).toContain('Deal One');
    });

    it('asks again for another cut', async () => {
        const element = await mount(WHY);
        element.shadowRoot?.querySelector('[data-cut="weekday"]')?.dispatchEvent(new CustomEvent('click'));
        await settle();
        expect((getWhy as jest.Mock).mock.lastCall[0]).toMatchObject({ cut: 'weekday', key: 'win-rate' });
    });

    it('says in words that there is no change to explain', async () => {
        const element = await mount({ ...WHY, change: null, segments: [] });
        expect(element.shadowRoot?.querySelector('table')).toBeNull();
        expect(element.shadowRoot?.textContent).toContain('WhyNothing');
    });
});
