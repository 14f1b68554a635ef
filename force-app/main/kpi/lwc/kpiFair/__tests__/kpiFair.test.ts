import { createElement } from 'lwc';
import getFair from '@salesforce/apex/KpiController.getFair';
import type { KpiDefinition, KpiFair as Fair, TeamMember } from 'c/contracts';
import KpiFair from 'c/kpiFair';

jest.mock('@salesforce/apex/KpiController.getFair', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Kpi_FairFormula', () => ({ default: 'expected = {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Kpi_FairTerm', () => ({ default: '{0} x {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Kpi_FairFewPeople', () => ({ default: 'only {0} people' }), { virtual: true });

const person = (userId: string, raw: number, expected: number | null): Fair['people'][number] => ({
    ...{ userId, raw, expected, isSmallSample: false, factors: null },
    difference: expected === null ? null : raw - expected,
    low: expected === null ? null : expected - 0.2,
    high: expected === null ? null : expected + 0.2
});
const FITTED: Fair = {
    ...{ key: 'visits-per-field-hour', state: 'fitted', reason: null, from: '2026-08-24', to: '2026-11-16' },
    ...{ periodKind: 'week', observations: 30, rSquared: 0.5, residualSpread: 0.1, intercept: 2 },
    coefficients: [{ code: 'meanLegKilometres', coefficient: -0.25, mean: 4, spread: 1 }],
    people: [person('a', 1.1, 1), person('b', 0.7, 1)]
};
const definition = { key: 'visits-per-field-hour', unit: 'perHour', name: { en: '', ja: '' } } as KpiDefinition;
const team = [
    { userId: 'a', name: 'Ada' },
    { userId: 'b', name: 'Bea' }
] as unknown as readonly TeamMember[];

async function mount(fair: Fair, shown = definition): Promise<HTMLElement> {
    (getFair as jest.Mock).mockResolvedValue(JSON.stringify(fair));
    const element = createElement('c-kpi-fair', { is: KpiFair }) as unknown as HTMLElement;
    Object.assign(element, { definition: shown, team, asOf: '2026-11-20' });
    document.body.appendChild(element);
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
    return element;
}

describe('c-kpi-fair', () => {
    afterEach(() => document.body.replaceChildren());

    it('shows the own number beside the expected one, with the formula to compute it again', async () => {
        const element = await mount(FITTED);
        const rows = [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent);
        expect(rows).toEqual(['Bea0.71−0.30.8 – 1.2', 'Ada1.11+0.10.8 – 1.2']);
        // Below its range: marked by shape, not by colour alone.
        expect(element.shadowRoot?.querySelectorAll('.dot_outside')).toHaveLength(1);
        expect(element.shadowRoot?.textContent).toContain('expected = 2 − 0.25 x');
        await expect(element).toBeAccessible();
    });

    it('says in words why there is no expected value, and shows the own numbers alone', async () => {
        const people = [person('a', 1.1, null)];
        const element = await mount({ ...FITTED, state: 'poor', reason: 'too-few-people', observations: 3, people });
        expect(element.shadowRoot?.querySelector('[role="status"]')?.textContent).toBe('only 3 people');
        expect(element.shadowRoot?.querySelectorAll('thead th')).toHaveLength(3);
        expect(element.shadowRoot?.querySelector('.band')).toBeNull();
    });

    it('gives the true reason: ways are not expected from ways, a moment has no past', async () => {
        const none = { ...FITTED, state: 'poor', reason: 'not-comparable' } as const;
        const said = async (unit: string): Promise<string> => {
            const element = await mount(none, { ...definition, unit } as KpiDefinition);
            return element.shadowRoot?.querySelector('[role="status"]')?.textContent ?? '';
        };
        expect(await said('kilometres')).toContain('FairNotByWays');
        expect(await said('currency')).toContain('FairNotComparable');
    });
});
