import type { Plan, SessionContext } from 'c/contracts';

/** A session, a plan and ways to look at the page, for its tests. */

export const REP = '005000000000001AAA';
export const SESSION = {
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
export const place = { latitude: 47.1, longitude: 9.5 };

export function plan(fromDate: string): Plan {
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
export function columnsOf(element: HTMLElement): Element[] {
    const board = element.shadowRoot?.querySelector('c-week-board');
    return [...(board?.shadowRoot?.querySelectorAll('c-day-column') ?? [])];
}

export const PLAN_ID = '11111111-2222-3333-4444-555555555555';
export const NO_DIFFERENCE = {
    added: [],
    removed: [],
    moved: [],
    retimed: [],
    pointsChange: 0,
    travelChangeSeconds: 0
};

export function visitOn(date: string, status: string): object {
    const startsAt = `${date}T09:00:00Z`;
    return { visitId: 'a01', recordId: '001A', name: 'Acme', startsAt, endsAt: startsAt, status, planId: PLAN_ID };
}

export function send(element: HTMLElement, selector: string, type: string, detail: object): void {
    element.shadowRoot?.querySelector(selector)?.dispatchEvent(new CustomEvent(type, { detail }));
}

export const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 24; turn += 1) await Promise.resolve();
};
