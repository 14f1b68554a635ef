import { createElement } from 'lwc';
import * as navigation from 'lightning/navigation';
import type { KpiAlert, KpiDefinition } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { digitsApart, valueText } from 'c/kpiText';
import KpiAlerts from '../kpiAlerts';

jest.mock('@salesforce/label/c.Fieldmap_Kpi_AlertText', () => ({ default: '{0}: {1} {2}, usual {3}, limit {4}' }), {
    virtual: true
});

const DEFINITION: KpiDefinition = {
    key: 'orders',
    group: 'outcome',
    unit: 'count',
    name: { en: 'Orders', ja: '受注' },
    description: { en: '', ja: '' },
    formula: { en: '', ja: '' },
    numerator: '',
    denominator: '1',
    exclusions: [],
    sourceFields: [],
    betterWhen: 1
};
const alert = (userId: string, isGood: boolean): KpiAlert => ({
    key: 'orders',
    userId,
    value: 1,
    mean: 2,
    limit: 3,
    isAbove: isGood,
    isGood
});

async function mount(alerts: readonly KpiAlert[]): Promise<ShadowRoot> {
    const element = createElement('c-kpi-alerts', { is: KpiAlerts });
    const team = alerts.map(({ userId }) => ({ userId, name: `Person ${userId}` }));
    Object.assign(element, { alerts, definitions: [DEFINITION], team });
    document.body.appendChild(element);
    await Promise.resolve();
    return element.shadowRoot as ShadowRoot;
}

describe('c-kpi-alerts', () => {
    afterEach(() => document.body.replaceChildren());

    it('shows what went wrong first, three at a time, and all when asked', async () => {
        const root = await mount([alert('1', true), alert('2', true), alert('3', true), alert('4', false)]);
        const items = (): string[] => [...root.querySelectorAll('.item')].map((item) => item.className);
        expect(items()).toEqual(['item item_bad', 'item item_good', 'item item_good']);
        root.querySelector<HTMLButtonElement>('.more')?.click();
        await Promise.resolve();
        expect(items()).toHaveLength(4);
        expect(root.querySelector('.more')?.getAttribute('aria-expanded')).toBe('true');
    });

    it('has no button for what fits', async () => {
        const root = await mount([alert('1', true)]);
        expect(root.querySelector('.more')).toBeNull();
    });

    it('gives each alert a next step that works, and the question why', async () => {
        const root = await mount([alert('1', false), alert('2', true)]);
        const asked: unknown[] = [];
        root.host.addEventListener('cellselected', (event) => asked.push((event as CustomEvent).detail));
        const [bad, good] = [...root.querySelectorAll('.item')];
        expect(bad?.querySelectorAll('.step')).toHaveLength(2);
        expect(good?.querySelectorAll('.step')).toHaveLength(1);
        bad?.querySelector<HTMLButtonElement>('.step_main')?.click();
        const { navigate } = navigation as unknown as { navigate: jest.Mock };
        expect(navigate.mock.lastCall[0]).toMatchObject({
            attributes: { apiName: 'Fieldmap_Map' },
            state: { c__layers: 'Opportunity', c__owner: '1' }
        });
        good?.querySelector<HTMLButtonElement>('.step')?.click();
        expect(asked).toEqual([{ key: 'orders', userId: '2', isWhy: true }]);
    });

    it('writes a value and a limit that read alike with more digits', async () => {
        const format = formattersFor();
        const read = (value: number, limit: number, unit: 'perHour' | 'ratio' | 'count' | 'kilometres'): string[] => {
            const more = digitsApart(value, limit, unit, format);
            return [value, limit].map((number) => valueText(number, unit, format, null, more));
        };
        expect(read(0.9688, 0.9712, 'perHour')).toEqual(['0.969', '0.971']);
        expect(read(0.41231, 0.41238, 'ratio')).toEqual(['41.23%', '41.24%']);
        expect(read(1, 3, 'count')).toEqual(['1', '3']);
        expect(read(12.34, 12.31, 'kilometres')).toEqual(['12.34 km', '12.31 km']);
        const root = await mount([{ ...alert('1', false), value: 2.91, limit: 2.94 }]);
        expect(root.querySelector('.item')?.textContent).toContain('Person 1: Orders 2.91, usual 2, limit 2.94');
    });
});
