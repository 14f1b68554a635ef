import { createElement } from 'lwc';
import type { PlanAcceptance } from 'c/contracts';
import AcceptanceNote from 'c/acceptanceNote';

const ACCEPTANCE = {
    fromDate: '2026-10-26',
    toDate: '2026-11-22',
    total: { accepted: 6, later: 4, rejected: 2, rate: 0.5 },
    byOwner: [{ ownerId: '005A', accepted: 3, later: 0, rejected: 1, rate: 0.75 }],
    byReason: [{ reason: 'not-now', count: 4 }]
} as unknown as PlanAcceptance;

async function textOf(changes: object): Promise<string | undefined | null> {
    const element = createElement('c-acceptance-note', { is: AcceptanceNote }) as unknown as HTMLElement;
    Object.assign(element, { acceptance: ACCEPTANCE, ownerId: '005A', ...changes });
    document.body.appendChild(element);
    await Promise.resolve();
    await expect(element).toBeAccessible();
    return element.shadowRoot?.querySelector('.acceptance')?.textContent;
}

describe('c-acceptance-note', () => {
    afterEach(() => document.body.replaceChildren());

    it("shows the rate of all, one's own, and the reason that stands against suggestions", async () => {
        const text = await textOf({});
        expect(text?.match(/Fieldmap_Acceptance_\w+/g)).toEqual([
            'Fieldmap_Acceptance_Text',
            'Fieldmap_Acceptance_Own',
            'Fieldmap_Acceptance_Reason'
        ]);
    });

    it('leaves out what there is not', async () => {
        expect((await textOf({ ownerId: '005X' }))?.match(/Fieldmap_Acceptance_\w+/g)).toHaveLength(2);
        document.body.replaceChildren();
        const none = { ...ACCEPTANCE, total: { accepted: 0, later: 0, rejected: 0, rate: null } };
        expect(await textOf({ acceptance: none })).toBeUndefined();
    });
});
