import { createElement } from 'lwc';
import acceptPlan from '@salesforce/apex/PlanningController.accept';
import cancelVisits from '@salesforce/apex/PlanningController.cancelVisits';
import feedback from '@salesforce/apex/PlanningController.feedback';
import getPlannedVisits from '@salesforce/apex/PlanningController.getPlannedVisits';
import suggest from '@salesforce/apex/PlanningController.suggest';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { Plan, PlanAcceptRequest, PlanRequest, SessionContext } from 'c/contracts';
import WeekPlanner from 'c/weekPlanner';

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
jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
    '@salesforce/apex/MapController.getNames',
    () => ({ default: jest.fn().mockResolvedValue('{"001A":{"name":"Acme","subtitle":"Vaduz"}}') }),
    { virtual: true }
);

const REP = '005000000000001AAA';
const SESSION = {
    userId: REP,
    name: 'Rep One',
    role: 'rep',
    timeZone: 'UTC',
    hasAccess: true,
    missing: [],
    team: [{ userId: REP, name: 'Rep One', roleName: '' }],
    baseMap: null
} as unknown as SessionContext;
const SETTINGS = {
    dayEndsAt: '17:30',
    lunchOpensAt: '12:00',
    lunchClosesAt: '13:00',
    lunchMinutes: 45,
    windowRule: 'start',
    maxVisitsPerDay: 8,
    visitMinutesByClass: {}
};
const place = { latitude: 47.1, longitude: 9.5 };

function plan(fromDate: string): Plan {
    const at = (time: string): string => `${fromDate}T${time}:00Z`;
    const stop = {
        stopId: `001A-${fromDate}`,
        recordId: '001A',
        objectApiName: 'Account',
        place,
        arrivesAt: at('09:00'),
        beginsAt: at('09:00'),
        leavesAt: at('09:45'),
        waitingSeconds: 0,
        legSeconds: 600,
        legMetres: 5000,
        points: 40,
        reasons: [{ code: 'class', points: 40, params: { customerClass: 'A' } }],
        isRequired: false,
        detourSeconds: 300,
        windows: [],
        visitMinutes: 45
    };
    const shift = {
        shiftId: 's1',
        ownerId: REP,
        date: fromDate,
        start: { at: at('08:50'), place },
        end: { at: at('10:00'), place },
        lunch: null,
        stops: [stop],
        appointments: [],
        travelSeconds: 1200,
        travelMetres: 10_000,
        points: 40,
        routePolyline: ''
    };
    const totals = { visitCount: 1, points: 40, travelSeconds: 1200, travelMetres: 10_000, visitsPerFieldHour: 0.9 };
    const travelSource = { provider: 'road', isEstimate: false, note: '' };
    return {
        planId: 'p1',
        status: 'proposed',
        fromDate,
        settings: SETTINGS,
        shifts: [shift],
        unassigned: [],
        unassignedCount: 0,
        totals,
        travelSource
    } as unknown as Plan;
}

/** Days of the board, in order. */
function columnsOf(element: HTMLElement): Element[] {
    const board = element.shadowRoot?.querySelector('c-week-board');
    return [...(board?.shadowRoot?.querySelectorAll('c-day-column') ?? [])];
}

const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
};

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
        expect(cancelVisits).toHaveBeenCalledWith({ visitIds: ['a01'] });
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
