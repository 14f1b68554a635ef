import { createElement } from 'lwc';
import getRecordRows from '@salesforce/apex/KpiController.getRecordRows';
import getRecords from '@salesforce/apex/KpiController.getRecords';
import type { KpiRecords as Records } from 'c/contracts';
import { readWholeNumber, type NumberQuestion } from 'c/kpiAsk';
import KpiRecords from 'c/kpiRecords';
import { csvOf } from 'c/tableFile';
import { recordTable } from '../recordLinks';

jest.mock('@salesforce/apex/KpiController.getRecordRows', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getRecords', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Kpi_More', () => ({ default: 'Showing {0} of {1}.' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Kpi_RecordsHidden', () => ({ default: '{0} hidden' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Kpi_RecordsMore', () => ({ default: 'Show {0} more' }), { virtual: true });

/** A number of 450 records, of which the service answers 300 at once; every record is in the denominator too. */
const COUNT = 450;
const PAGE = 300;
const ALL = Array.from({ length: COUNT }, (_item, index) => `v${index}`);
const QUESTION: NumberQuestion = {
    ...{ key: 'order-rate', period: 'month', asOf: '2026-11-20', people: 'all', ownerId: null, segment: null }
};
const page = (startAt: number, count = COUNT): Records => ({
    key: 'order-rate',
    value: {
        ...{ value: 1, numerator: count, denominator: count, completeness: 1, isSmallSample: false },
        excluded: [{ code: 'future-dated', count: 1 }]
    },
    numeratorIds: ALL.slice(startAt, startAt + PAGE),
    denominatorIds: ALL.slice(startAt, startAt + PAGE),
    numeratorCount: count,
    denominatorCount: count,
    excludedIds: [{ code: 'future-dated', ids: ['late'].slice(startAt) }]
});
/** Every record but the tenth is open to the person. */
const rowsOf = ({ ids }: { ids: string[] }): Promise<string> =>
    Promise.resolve(
        JSON.stringify(
            Object.fromEntries(
                ids
                    .filter((id) => id !== 'v9')
                    .map((id) => [id, { name: `Deal ${id}`, subtitle: 'Won', objectApiName: 'Opportunity', amount: 5 }])
            )
        )
    );
const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

async function mount(records: Records = page(0)): Promise<ShadowRoot> {
    const element = createElement('c-kpi-records', { is: KpiRecords });
    Object.assign(element, { question: QUESTION, records, currency: 'CHF' });
    document.body.appendChild(element);
    await settle();
    return element.shadowRoot as ShadowRoot;
}

describe('c-kpi-records', () => {
    beforeEach(() => {
        (getRecordRows as jest.Mock).mockImplementation(rowsOf);
        (getRecords as jest.Mock).mockImplementation(({ startAt }: { startAt: number }) =>
            Promise.resolve(JSON.stringify(page(startAt)))
        );
    });
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('shows 200 records at first and more on demand, past the end of the first answer, and says what is hidden', async () => {
        const root = await mount();
        expect(root.querySelectorAll('.record')).toHaveLength(199);
        expect(root.querySelector('.shown')?.textContent).toBe('Showing 200 of 450. 1 hidden');
        expect(getRecords).not.toHaveBeenCalled();
        // 100 more of the first answer, then those of the next.
        root.querySelector<HTMLElement>('.more')?.click();
        await settle();
        expect(root.querySelectorAll('.record')).toHaveLength(299);
        root.querySelector<HTMLElement>('.more')?.click();
        await settle();
        expect((getRecords as jest.Mock).mock.calls.map(([{ startAt }]) => startAt as number)).toEqual([PAGE]);
        const ids = [...root.querySelectorAll<HTMLElement>('.record')].map(({ dataset }) => dataset['id']);
        expect(ids).toEqual(ALL.filter((id) => id !== 'v9'));
        expect(root.querySelector('.more')).toBeNull();
        expect(root.querySelector('.shown')?.textContent).toBe('1 hidden');
    });

    it('shows the denominator of a ratio too', async () => {
        const root = await mount({ ...page(0), denominatorIds: ['d1'], denominatorCount: 1 });
        root.querySelector<HTMLElement>('[data-side="denominator"]')?.click();
        await settle();
        expect([...root.querySelectorAll('.name')].map(({ textContent }) => textContent)).toEqual(['Deal d1']);
        await expect(root.host as HTMLElement).toBeAccessible();
    });

    it('shows what is in the denominator only, past the end of the first answer; no list where nothing is missing', async () => {
        const missing = Array.from({ length: 201 }, (_item, index) => `m${index}`);
        const answer = (startAt: number): Records => ({
            ...page(startAt),
            ...{ missingIds: missing.slice(startAt, startAt + 200), missingCount: 201 }
        });
        (getRecords as jest.Mock).mockImplementation(({ startAt }: { startAt: number }) =>
            Promise.resolve(JSON.stringify(answer(startAt)))
        );
        const root = await mount(answer(0));
        const tab = root.querySelector<HTMLElement>('[data-side="missing"]');
        expect(tab?.textContent).toBe('c.Fieldmap_Kpi_RecordsMissing (201)');
        tab?.click();
        await settle();
        root.querySelector<HTMLElement>('.more')?.click();
        await settle();
        const ids = [...root.querySelectorAll<HTMLElement>('.record')].map(({ dataset }) => dataset['id']);
        expect(ids).toEqual(missing);
        document.body.replaceChildren();
        const full = await mount({ ...page(0), missingIds: [], missingCount: 0 });
        expect(full.querySelectorAll('.side')).toHaveLength(2);
    });

    it('says that a page could not be read, and reads it again', async () => {
        (getRecordRows as jest.Mock).mockRejectedValueOnce({ body: { message: '{"code":"not-synced","title":"t"}' } });
        const root = await mount();
        const panel = root.querySelector('c-error-panel');
        expect(panel).not.toBeNull();
        panel?.dispatchEvent(new CustomEvent('retry'));
        await settle();
        expect(root.querySelectorAll('.record')).toHaveLength(199);
    });
});

describe('readWholeNumber', () => {
    beforeEach(() => {
        (getRecordRows as jest.Mock).mockImplementation(rowsOf);
        (getRecords as jest.Mock).mockImplementation(({ startAt }: { startAt: number }) =>
            Promise.resolve(JSON.stringify(page(startAt)))
        );
    });
    afterEach(() => jest.clearAllMocks());

    it('reads every record once; the file recounts to the number', async () => {
        const told: number[] = [];
        const rows = await readWholeNumber(QUESTION, (done) => told.push(done));
        expect(rows).toHaveLength(COUNT);
        expect(told).toEqual([0]);
        const lines = csvOf(recordTable('records', rows)).trim().split('\r\n');
        const head = (lines[0] ?? '').split(',');
        const column = (name: string): string[] =>
            lines.slice(1).map((line) => line.split(',')[head.indexOf(name)] ?? '');
        // One of 450 may not be seen.
        expect(column('numerator').filter((cell) => cell === '1')).toHaveLength(COUNT - 1);
        expect(column('excluded_by').filter(Boolean)).toEqual(['future-dated']);
        // What does not count brings no money along.
        expect(column('amount').filter((cell) => cell === '5')).toHaveLength(COUNT - 1);
    });

    it('begins again when a sync comes between two pages, and gives up after three times', async () => {
        (getRecords as jest.Mock).mockResolvedValueOnce(JSON.stringify(page(0, COUNT - 1)));
        expect(await readWholeNumber(QUESTION, () => undefined)).toHaveLength(COUNT);
        let count = COUNT;
        (getRecords as jest.Mock).mockImplementation(({ startAt }: { startAt: number }) =>
            Promise.resolve(JSON.stringify(page(startAt, (count += 1))))
        );
        await expect(readWholeNumber(QUESTION, () => undefined)).rejects.toThrow('changed while they were read');
    });
});
