import { createElement } from 'lwc';
import type { Plan } from 'c/contracts';
import PlanNotices from 'c/planNotices';

const PLAN = {
    shifts: [{ stops: [{ recordId: '001A' }] }],
    notices: [
        { code: 'required-left-out', params: { recordId: '001B', rule: 'too-early', availableFrom: '2026-12-01' } },
        { code: 'few-candidates', params: { count: 3 } },
        { code: 'of-a-later-version', params: {} }
    ]
} as unknown as Plan;

async function mount(changes: object): Promise<HTMLElement> {
    const element = createElement('c-plan-notices', { is: PlanNotices }) as unknown as HTMLElement;
    Object.assign(element, { plan: PLAN, names: { '001B': { name: 'Acme', subtitle: '' } }, ...changes });
    document.body.appendChild(element);
    await Promise.resolve();
    return element;
}

const textsOf = (element: HTMLElement, selector: string): (string | null)[] =>
    [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent);

describe('c-plan-notices', () => {
    afterEach(() => document.body.replaceChildren());

    it('names the record and the rule of what was wanted and is not there', async () => {
        const element = await mount({ wanted: ['001A', '001B'], wantedCount: 2 });
        expect(textsOf(element, '.entry')).toHaveLength(2);
        expect(textsOf(element, '.wanted')).toHaveLength(1);
        expect(textsOf(element, '.cut')).toEqual([]);
        await expect(element).toBeAccessible();
    });

    it('says when the choice was cut, and nothing when there is nothing to say', async () => {
        expect(textsOf(await mount({ wanted: ['001A'], wantedCount: 300 }), '.cut')).toHaveLength(1);
        document.body.replaceChildren();
        const silent = await mount({ plan: { ...PLAN, notices: [] } });
        expect(silent.shadowRoot?.querySelector('section')).toBeNull();
    });
});
