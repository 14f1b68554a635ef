import { createElement } from 'lwc';
import VisitStop from 'c/visitStop';
import type { VisitChoices, VisitStop as Stop } from 'c/contracts';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';
import { buttonIn } from '../../actionRow/__tests__/rows';
import { stopOf } from '../../visitDayState/__tests__/stops';

const CHOICES: VisitChoices = {
    outcomes: [{ value: 'Order', label: 'Ordered' }],
    modes: [{ value: 'Phone', label: 'By phone' }],
    skipReasons: [{ value: 'No Time', label: 'No time' }],
    requiredFields: []
};

function render(more: Partial<Stop> = {}, properties: object = {}): HTMLElement {
    const element = createElement('c-visit-stop', { is: VisitStop });
    Object.assign(element, { stop: { ...stopOf(more), kept: null }, choices: CHOICES, isOpen: true, ...properties });
    document.body.appendChild(element);
    return element;
}

describe('c-visit-stop', () => {
    afterEach(clearPage);

    it('offers the one next thing by status', () => {
        const next = (more: Partial<Stop>) => buttonIn(render(more), '.button_main, .report').dataset['action'];
        expect(next({})).toBe('check-in');
        expect(next({ status: 'In Progress' })).toBe('check-out');
        expect(next({ status: 'Completed' })).toBe('report');
    });

    it('records a call, nobody there, and a skip with its reason', async () => {
        const element = render();
        const actions = recordEvents(element, 'stopaction');
        for (const selector of ['.contact', '.no-contact']) {
            buttonIn(element, '.more').click();

            await settle();
            buttonIn(element, selector).click();

            await settle();
        }
        buttonIn(element, '.more').click();
        await settle();
        buttonIn(element, '.skip').click();
        await settle();
        buttonIn(element, '.reason').click();
        expect(actions).toEqual([
            { clientKey: 'p1', action: 'contact', value: 'Phone' },
            { clientKey: 'p1', action: 'no-contact', value: '' },
            { clientKey: 'p1', action: 'skip', value: 'No Time' }
        ]);
    });

    it('calls a stop late and missed as the board does, and offers what makes it right', async () => {
        const element = render({}, { boardState: 'missed', suggestedStart: '2999-03-02T14:30:00Z' });
        const actions = recordEvents(element, 'stopaction');
        expect(inside(element, '.state').textContent).toBe('c.Fieldmap_Live_State_missed');
        expect(inside(element, '.overdue').textContent).toBe('c.Fieldmap_Today_MissedText');
        await expect(element).toBeAccessible();
        buttonIn(element, '.written-down').click();
        buttonIn(element, '.skip').click();
        await settle();
        buttonIn(element, '.reason').click();
        await settle();
        buttonIn(element, '.replan').click();
        await settle();
        expect(inside<HTMLInputElement>(element, '.replan-date').value).toBe('2999-03-02');
        await expect(element).toBeAccessible();
        buttonIn(element, '.replan-save').click();
        expect(actions).toEqual([
            { clientKey: 'p1', action: 'written-down', value: '' },
            { clientKey: 'p1', action: 'skip', value: 'No Time' },
            { clientKey: 'p1', action: 'replan', value: '2999-03-02T14:30:00.000Z' }
        ]);
    });

    it('moves no stop into the past', async () => {
        const element = render({}, { boardState: 'late', suggestedStart: '2020-03-02T14:30:00Z' });
        const actions = recordEvents(element, 'stopaction');
        buttonIn(element, '.replan').click();
        await settle();
        buttonIn(element, '.replan-save').click();
        await settle();
        expect(inside(element, '.fault').textContent).toBe('c.Fieldmap_Today_ReplanPast');
        expect(actions).toEqual([]);
    });

    it('says where the check-in was, what came of it, and what is not sent', () => {
        const report = { ...stopOf().report, outcome: 'Order', notes: 'Signed' };
        const done = { status: 'Completed', actualStart: '2026-03-02T09:05:00Z', report } as const;
        const element = render(done, { stop: { ...stopOf(done), kept: 'waiting' } });
        expect(inside(element, '.place').textContent).toBe('c.Fieldmap_Today_NoPosition');
        expect(inside(element, '.notes').textContent).toBe('Signed');
        const tags = allInside(element, '.tag').map(({ textContent }) => textContent);
        expect(tags).toEqual(['Ordered', 'c.Fieldmap_Today_StateNotSent']);
    });

    it('tells which stop is opened, and is accessible', async () => {
        const element = render({}, { isOpen: false });
        const toggles = recordEvents(element, 'stoptoggle');
        inside(element, '.head').click();
        expect(toggles).toEqual([{ clientKey: 'p1' }]);
        await expect(render()).toBeAccessible();
    });
});
