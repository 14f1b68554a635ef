import { createElement } from 'lwc';
import getAreaRecords from '@salesforce/apex/KpiController.getAreaRecords';
import getRecordRows from '@salesforce/apex/KpiController.getRecordRows';
import getRecords from '@salesforce/apex/KpiController.getRecords';
import type { KpiHelp, KpiRecords } from 'c/contracts';
import KpiDetail from 'c/kpiDetail';

jest.mock('@salesforce/apex/KpiController.getAreaRecords', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getGroupNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getRecords', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getWhy', () => ({ default: jest.fn(() => new Promise(() => {})) }), {
    virtual: true
});
jest.mock('@salesforce/apex/KpiController.getRecordRows', () => ({ default: jest.fn() }), { virtual: true });

const definition = {
    ...{ key: 'plan-adherence', group: 'behaviour', unit: 'ratio', denominator: 'planned', betterWhen: 1 },
    ...{
        name: { en: 'Plan adherence', ja: '' },
        description: { en: '', ja: '' },
        formula: { en: 'done / planned', ja: '' }
    },
    ...{ serves: { en: 'Promises are kept.', ja: '' }, example: { en: '9 of 10 is 90 %.', ja: '' }, minimumSample: 5 }
} as unknown as KpiHelp;
const RECORDS: KpiRecords = {
    key: 'plan-adherence',
    value: {
        ...{ value: 0.5, numerator: 1, denominator: 2, completeness: 1, isSmallSample: true },
        excluded: [{ code: 'cancelled', count: 1 }]
    },
    ...{ numeratorIds: ['v1'], denominatorIds: ['v1', 'v2'], numeratorCount: 1, denominatorCount: 2 },
    excludedIds: [{ code: 'cancelled', ids: ['v3'] }]
};

const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

async function mount(properties: object = {}): Promise<ShadowRoot> {
    const element = createElement('c-kpi-detail', { is: KpiDetail });
    Object.assign(element, { definition, asOf: '2026-11-20', ...properties });
    document.body.appendChild(element);
    await settle();
    return element.shadowRoot as ShadowRoot;
}

const namesIn = (root: ShadowRoot, list: string): (string | null)[] =>
    [...(root.querySelector(list)?.shadowRoot?.querySelectorAll('.name') ?? [])].map((name) => name.textContent);

describe('c-kpi-detail', () => {
    beforeEach(() => {
        (getRecords as jest.Mock).mockResolvedValue(JSON.stringify(RECORDS));
        (getAreaRecords as jest.Mock).mockResolvedValue(JSON.stringify(RECORDS));
        (getRecordRows as jest.Mock).mockImplementation(({ ids }: { ids: string[] }) =>
            Promise.resolve(
                JSON.stringify(
                    Object.fromEntries(
                        ids.map((id) => [id, { name: id, subtitle: '', objectApiName: 'FieldVisit__c' }])
                    )
                )
            )
        );
    });
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('shows the number with its fraction, few cases marked, and what was left out opens to its records', async () => {
        const root = await mount();
        expect(root.querySelector('.value')?.textContent).toBe('50%1 ÷ 2');
        expect(root.textContent).toContain('c.Fieldmap_Kpi_SmallSampleText');
        expect(root.textContent).toContain('Promises are kept.');
        root.querySelector<HTMLElement>('.exclusion')?.click();
        await settle();
        expect(namesIn(root, '.excluded')).toEqual(['v3']);
        expect(namesIn(root, '.counted')).toEqual(['v1']);
        await expect(root.host as HTMLElement).toBeAccessible();
    });

    it('opens with the question why where that was asked', async () => {
        expect((await mount()).querySelector('c-kpi-why')).toBeNull();
        expect((await mount({ isWhyAsked: true })).querySelector('c-kpi-why')).not.toBeNull();
    });

    it('asks for the records of one part of a cut, with outlines where the part is an area', async () => {
        await mount({ segment: { cut: 'class', key: 'A', areasJson: null } });
        expect((getRecords as jest.Mock).mock.lastCall[0]).toMatchObject({ cut: 'class', segment: 'A' });
        const areasJson = JSON.stringify({ cut: 'area', areas: [] });
        const root = await mount({ segment: { cut: 'area', key: 'area-1', areasJson } });
        const { requestJson } = (getAreaRecords as jest.Mock).mock.lastCall[0] as { requestJson: string };
        expect(JSON.parse(requestJson)).toEqual({
            ...{ cut: 'area', areas: [], segment: 'area-1' },
            ...{ asOf: '2026-11-20', offset: 0 }
        });
        // The change is not split for a part.
        expect(root.querySelector('.ask')).toBeNull();
    });
});
