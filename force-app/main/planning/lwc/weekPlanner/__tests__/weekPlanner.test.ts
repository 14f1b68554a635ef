import { createElement } from 'lwc';
import acceptPlan from '@salesforce/apex/PlanningController.accept';
import cancelVisits from '@salesforce/apex/PlanningController.cancelVisits';
import discardPlan from '@salesforce/apex/PlanningController.discard';
import feedback from '@salesforce/apex/PlanningController.feedback';
import getPlan from '@salesforce/apex/PlanningController.getPlan';
import getPlannedVisits from '@salesforce/apex/PlanningController.getPlannedVisits';
import repair from '@salesforce/apex/PlanningController.repair';
import restoreVisits from '@salesforce/apex/PlanningController.restoreVisits';
import stopPlan from '@salesforce/apex/PlanningController.stop';
import undo from '@salesforce/apex/PlanningController.undo';
import suggest from '@salesforce/apex/PlanningController.suggest';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { Plan, PlanAcceptRequest, PlanRepairRequest, PlanRequest, SessionContext } from 'c/contracts';
import { CurrentPageReference } from 'lightning/navigation';
import WeekPlanner from 'c/weekPlanner';
import { columnsOf, NO_DIFFERENCE, place, plan, PLAN_ID, REP, send, SESSION, settle, visitOn } from './weekFixtures';

jest.mock('@salesforce/apex/PlanningController.accept', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.cancelVisits', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.feedback', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.getPlannedVisits', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.capacity', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.compare', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.explain', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.getPlan', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.getTravel', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.repair', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.restoreVisits', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.suggest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.undo', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.stop', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.discard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/PlanningController.getAcceptance', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
    '@salesforce/apex/MapController.getNames',
    () => ({ default: jest.fn().mockResolvedValue('{"001A":{"name":"Acme","subtitle":"Vaduz"}}') }),
    { virtual: true }
);

/** Monday of the week shown, with one accepted visit in it. */
async function plannedWeek(): Promise<string> {
    await mount();
    const monday = (getPlannedVisits as jest.Mock).mock.lastCall[0].fromDate as string;
    document.body.replaceChildren();
    (getPlannedVisits as jest.Mock).mockResolvedValue(JSON.stringify([visitOn(monday, 'Planned')]));
    (getPlan as jest.Mock).mockResolvedValue(
        JSON.stringify({ ...plan(monday), planId: PLAN_ID, status: 'accepted', createdAt: `${monday}T00:00:00Z` })
    );
    return monday;
}

async function mount(session: SessionContext = SESSION): Promise<HTMLElement> {
    (getContext as jest.Mock).mockResolvedValue(JSON.stringify(session));
    const element = createElement('c-week-planner', { is: WeekPlanner }) as unknown as HTMLElement;
    document.body.appendChild(element);
    await settle();
    return element;
}

async function click(element: HTMLElement, selector: string): Promise<void> {
    element.shadowRoot?.querySelector(selector)?.dispatchEvent(new CustomEvent('click'));
    await settle();
}

describe('c-week-planner', () => {
    beforeEach(() => {
        (getPlannedVisits as jest.Mock).mockResolvedValue('[]');
        (suggest as jest.Mock).mockImplementation(({ requestJson }: { requestJson: string }) =>
            Promise.resolve(JSON.stringify(plan((JSON.parse(requestJson) as PlanRequest).fromDate)))
        );
    });
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('shows the working days of a week and offers a suggestion', async () => {
        const element = await mount();
        expect(columnsOf(element)).toHaveLength(5);
        expect(element.shadowRoot?.querySelector('.suggest')).not.toBeNull();
        await expect(element).toBeAccessible();
    });

    it('shows the suggested stops with their reasons and asks for the person shown', async () => {
        const element = await mount();
        await click(element, '.suggest');
        const request = JSON.parse((suggest as jest.Mock).mock.lastCall[0].requestJson as string) as PlanRequest;
        expect(request.ownerId).toBe(REP);
        const cards = columnsOf(element).flatMap((column) => [
            ...(column.shadowRoot?.querySelectorAll('c-stop-card') ?? [])
        ]);
        expect(cards.map((card) => card.shadowRoot?.querySelector('.name')?.textContent)).toEqual(['Acme']);
        await expect(element).toBeAccessible();
    });

    it('accepts all stops and offers to undo', async () => {
        const result = { planId: 'p1', results: [{ stopId: 's', outcome: 'created', visitId: 'a01' }] };
        (acceptPlan as jest.Mock).mockResolvedValue(JSON.stringify(result));
        const element = await mount();
        await click(element, '.suggest');
        await click(element, '.accept');
        const sent = JSON.parse((acceptPlan as jest.Mock).mock.lastCall[0].requestJson as string) as PlanAcceptRequest;
        expect(sent.stopIds).toHaveLength(1);
        await click(element, '.done lightning-button');
        expect(undo).toHaveBeenCalledWith({
            planId: 'p1',
            changesJson: JSON.stringify({ cancel: ['a01'], restore: [], move: [] })
        });
    });

    it('sends a "no" with its reason and takes the stop out', async () => {
        (feedback as jest.Mock).mockResolvedValue(null);
        const element = await mount();
        await click(element, '.suggest');
        const stopId = JSON.parse((await (suggest as jest.Mock).mock.results[0]?.value) as string).shifts[0].stops[0]
            .stopId;
        element.shadowRoot
            ?.querySelector('c-week-board')
            ?.dispatchEvent(
                new CustomEvent('refused', { detail: { stopId, decision: 'rejected', reason: 'not-worth-it' } })
            );
        await settle();
        expect(JSON.parse((feedback as jest.Mock).mock.lastCall[0].requestJson as string)).toEqual({
            planId: 'p1',
            stopId,
            decision: 'rejected',
            reason: 'not-worth-it'
        });
        expect((element.shadowRoot?.querySelector('.accept') as unknown as { disabled: boolean }).disabled).toBe(true);
    });

    it('puts exact times on changes by hand before it accepts them, and nothing that was not arranged', async () => {
        const element = await mount();
        await click(element, '.suggest');
        const proposed = JSON.parse((await (suggest as jest.Mock).mock.results[0]?.value) as string) as Plan;
        const [shift] = proposed.shifts;
        const extra = { ...shift!.stops[0]!, stopId: 'extra', recordId: '001X' };
        const added = { recordId: '001B', objectApiName: 'Account', place, points: 9, reasons: [] };
        const repaired = {
            ...proposed,
            planId: 'p2',
            shifts: [{ ...shift!, stops: [...shift!.stops, { ...extra, stopId: 'own', recordId: '001B' }, extra] }]
        };
        (suggest as jest.Mock).mockResolvedValue(
            JSON.stringify({ ...proposed, unassigned: [{ ...added, code: 'does-not-fit', params: {} }] })
        );
        (repair as jest.Mock).mockResolvedValue(JSON.stringify({ plan: repaired, difference: NO_DIFFERENCE }));
        (acceptPlan as jest.Mock).mockResolvedValue(JSON.stringify({ planId: 'p2', results: [] }));
        await click(element, '.suggest');
        send(element, 'c-unassigned-list', 'stopadded', { recordId: '001B', shiftId: 's1' });
        await settle();
        expect(element.shadowRoot?.querySelector('.changes')).not.toBeNull();
        await expect(element).toBeAccessible();
        await click(element, '.accept');
        const asked = JSON.parse((repair as jest.Mock).mock.lastCall[0].requestJson as string) as PlanRepairRequest;
        expect(asked).toEqual({ arranged: [{ shiftId: 's1', recordIds: ['001A', '001B'] }], maxMovedStops: 0 });
        const { planId, requestJson } = (acceptPlan as jest.Mock).mock.lastCall[0] as Record<string, string>;
        expect(planId).toBe('p2');
        expect(JSON.parse(requestJson ?? '')).toEqual({ stopIds: [shift!.stops[0]!.stopId, 'own'] });
    });

    it('shows the difference of an improvement first, and goes back to the order by hand', async () => {
        const element = await mount();
        await click(element, '.suggest');
        const proposed = JSON.parse((await (suggest as jest.Mock).mock.results[0]?.value) as string) as Plan;
        (repair as jest.Mock).mockResolvedValue(
            JSON.stringify({ plan: { ...proposed, planId: 'p2', baseId: 'p1' }, difference: NO_DIFFERENCE })
        );
        const change = { recordId: '001A', key: '', action: 'pin', shiftId: '' };
        send(element, 'c-week-board', 'stopchange', change);
        await settle();
        await click(element, '.improve');
        expect(element.shadowRoot?.querySelector('c-change-review')).not.toBeNull();
        await expect(element).toBeAccessible();
        send(element, 'c-change-review', 'reviewback', {});
        await settle();
        expect(element.shadowRoot?.querySelector('c-change-review')).toBeNull();
        expect(element.shadowRoot?.querySelector('.improve')).not.toBeNull();
        expect(acceptPlan).not.toHaveBeenCalled();
    });

    it('cancels a planned visit, offers to fill its time, and takes it back', async () => {
        const monday = await plannedWeek();
        const element = await mount();
        expect(element.shadowRoot?.querySelector('.something-changed')).not.toBeNull();
        (getPlannedVisits as jest.Mock).mockResolvedValue(JSON.stringify([visitOn(monday, 'Cancelled')]));
        const change = { recordId: '001A', key: 'a01', action: 'cancel', shiftId: '' };
        send(element, 'c-week-board', 'stopchange', change);
        await settle();
        await settle();
        expect(cancelVisits).toHaveBeenCalledWith({ visitIds: ['a01'] });
        await click(element, '.undo');
        expect(restoreVisits).toHaveBeenCalledWith({ visitIds: ['a01'] });
    });

    it('shows a first plan while a better one is looked for, and takes it when asked to', async () => {
        (suggest as jest.Mock).mockImplementation(({ requestJson }: { requestJson: string }) => {
            const { fromDate } = JSON.parse(requestJson) as PlanRequest;
            return Promise.resolve(JSON.stringify({ ...plan(fromDate), status: 'improving' }));
        });
        const element = await mount();
        await click(element, '.suggest');
        const isDisabled = (selector: string): boolean =>
            (element.shadowRoot?.querySelector(selector) as unknown as { disabled: boolean }).disabled;
        expect(isDisabled('.accept')).toBe(true);
        const better = { ...plan('2026-11-23'), status: 'proposed', revision: 2 };
        (stopPlan as jest.Mock).mockResolvedValue(JSON.stringify(better));
        await click(element, '.use-now');
        expect(stopPlan).toHaveBeenCalledWith({ planId: 'p1' });
        expect(isDisabled('.accept')).toBe(false);
        expect(element.shadowRoot?.querySelector('.use-now')).toBeNull();
    });

    it('gives up waiting, and gives the late plan back', async () => {
        let answer: (text: string) => void = () => undefined;
        (suggest as jest.Mock).mockReturnValue(new Promise((resolve) => (answer = resolve)));
        const element = await mount();
        await click(element, '.suggest');
        await click(element, '.cancel-work');
        expect(element.shadowRoot?.querySelector('.working')).toBeNull();
        answer(JSON.stringify(plan('2026-11-23')));
        await settle();
        expect(element.shadowRoot?.querySelector('.accept')).toBeNull();
        expect(discardPlan).toHaveBeenCalledWith({ planId: 'p1' });
    });

    it('plans whom the map sends, and says who of them is not in', async () => {
        const element = await mount();
        const state = { c__required: '001000000000001AAA,<script>,001000000000002AAA' };
        (CurrentPageReference as unknown as { emit(page: object): void }).emit({ type: 't', state });
        await settle();
        const request = JSON.parse((suggest as jest.Mock).mock.lastCall[0].requestJson as string) as PlanRequest;
        expect(request.required).toEqual([{ recordId: '001000000000001AAA' }, { recordId: '001000000000002AAA' }]);
        const notices = element.shadowRoot?.querySelector('c-plan-notices');
        expect(notices?.shadowRoot?.querySelector('.wanted')?.textContent).toContain('Fieldmap_Week_WantedSome');
    });

    it('says for each visit that was not written why, and what to do', async () => {
        const failed = { stopId: 's', recordId: '001A', outcome: 'conflict', visitId: null, code: 'calendar-clash' };
        (acceptPlan as jest.Mock).mockResolvedValue(JSON.stringify({ planId: 'p1', results: [failed] }));
        const element = await mount();
        await click(element, '.suggest');
        await click(element, '.accept');
        expect(element.shadowRoot?.querySelector('.failures li')?.textContent).toContain('Fieldmap_Week_ResultClash');
        await click(element, '.close-failures');
        expect(element.shadowRoot?.querySelector('.failures')).toBeNull();
    });

    it('does not offer to repair what an accepted repair took care of', async () => {
        const monday = await plannedWeek();
        const repairId = '11111111-2222-3333-4444-666666666666';
        const answers: Record<string, object> = {
            [PLAN_ID]: { ...plan(monday), planId: PLAN_ID, status: 'accepted', supersededBy: repairId },
            [repairId]: { ...plan(monday), planId: repairId, shifts: [], status: 'accepted' }
        };
        (getPlan as jest.Mock).mockImplementation(({ planId }: { planId: string }) =>
            Promise.resolve(JSON.stringify({ createdAt: `${monday}T00:00:00Z`, ...answers[planId] }))
        );
        (getPlannedVisits as jest.Mock).mockResolvedValue(JSON.stringify([visitOn(monday, 'Cancelled')]));
        const element = await mount();
        expect(getPlan).toHaveBeenCalledWith({ planId: repairId });
        expect(element.shadowRoot?.querySelector('.fill-gaps')).toBeNull();
    });

    it('keeps the week and says what is wrong when the planner fails', async () => {
        (suggest as jest.Mock).mockRejectedValueOnce({ body: { message: '{"code":"no-base","title":"t"}' } });
        const element = await mount();
        await click(element, '.suggest');
        expect(element.shadowRoot?.querySelector('c-error-panel')).not.toBeNull();
        expect(columnsOf(element)).toHaveLength(5);
    });

    it('explains what to ask for without a permission set', async () => {
        const element = await mount({ ...SESSION, hasAccess: false });
        expect(element.shadowRoot?.querySelector('c-empty-state')).not.toBeNull();
        expect(getPlannedVisits).not.toHaveBeenCalled();
    });
});
