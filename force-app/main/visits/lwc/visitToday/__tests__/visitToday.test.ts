import { createElement } from 'lwc';
import VisitToday from 'c/visitToday';
import type { VisitDay, VisitWrite } from 'c/contracts';
import getBriefings from '@salesforce/apex/VisitController.getBriefings';
import getDay from '@salesforce/apex/VisitController.getDay';
import save from '@salesforce/apex/VisitController.save';
import saveDraft from '@salesforce/apex/VisitController.saveDraft';
import getStays from '@salesforce/apex/VisitDayController.getStays';
import getTracking from '@salesforce/apex/VisitDayController.getTracking';
import { localDate } from 'c/visitDayData';
import { visitQueue } from 'c/visitQueue';
import { allInside, clearPage, inside, settle } from '../../../../../test/jest-stubs/support';
import { stopOf } from '../../visitDayState/__tests__/stops';

jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.getBriefings', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.getDay', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.saveDraft', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.getStays', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.getTracking', () => ({ default: jest.fn() }), { virtual: true });

const [day, briefings, saved, stays, tracking] = [getDay, getBriefings, save, getStays, getTracking] as unknown as [
    jest.Mock,
    jest.Mock,
    jest.Mock,
    jest.Mock,
    jest.Mock
];
const DAY: VisitDay = {
    ...{ date: '2026-03-02', readAt: '2026-03-02T08:00:00Z', reportSeconds: [20, 30] },
    drafts: [],
    rules: { lateAfterMinutes: 15, dayEndsAt: '17:30' },
    ...{ outcomes: [], modes: [], skipReasons: [], requiredFields: [] },
    stops: [
        stopOf(),
        stopOf({
            ...{ visitId: 'a01B', clientKey: 'p2', name: 'Bergbahn' },
            ...{ plannedStart: '2026-03-02T13:00:00Z', plannedEnd: '2026-03-02T13:45:00Z' }
        })
    ]
};

async function rest(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
        await settle();
    }
}

async function render(): Promise<HTMLElement> {
    const element = createElement('c-visit-today', { is: VisitToday });
    document.body.appendChild(element);
    await rest();
    return element;
}

async function act(element: HTMLElement, action: string, clientKey = 'p1', value = ''): Promise<void> {
    const detail = { clientKey, action, value };
    inside(element, 'c-visit-stop').dispatchEvent(new CustomEvent('stopaction', { detail }));
    await rest();
}

const writes = (): VisitWrite[] =>
    saved.mock.calls.map(([{ requestJson }]) => JSON.parse(requestJson as string) as VisitWrite);

describe('c-visit-today', () => {
    beforeEach(() => {
        window.localStorage.clear();
        visitQueue().changed();
        for (const method of [day, briefings, saved, stays, tracking]) method.mockReset();
        day.mockResolvedValue(JSON.stringify(DAY));
        briefings.mockResolvedValue('[]');
        stays.mockResolvedValue('{"stays":[]}');
        tracking.mockResolvedValue('{"isConsented":false}');
        saved.mockResolvedValue('{"visitId":"a01A","status":"Completed","isNew":false,"isRepeat":false}');
        Object.defineProperty(navigator, 'geolocation', { configurable: true, value: undefined });
    });
    afterEach(clearPage);

    it('shows the stops of the day, the next one open, and how long reports take', async () => {
        const element = await render();
        const stops = allInside<HTMLElement & { isOpen: boolean }>(element, 'c-visit-stop');
        expect(stops.map(({ isOpen }) => isOpen)).toEqual([true, false]);
        expect(inside(element, '.report-time').textContent).toBe('c.Fieldmap_Today_ReportTime');
        await expect(element).toBeAccessible();
    });

    it('checks out at once, then opens the report, which is kept over a reload and saved with its seconds', async () => {
        const element = await render();
        await act(element, 'check-out');
        expect(writes()).toEqual([expect.objectContaining({ action: 'check-out', visitId: 'a01A' })]);
        const draft = { outcome: 'Order', notes: 'Half', openSeconds: 3 };
        inside(element, 'c-visit-report').dispatchEvent(new CustomEvent('reportdraft', { detail: { draft } }));
        clearPage();
        day.mockResolvedValue(JSON.stringify(DAY));
        const again = await render();
        expect(inside<HTMLElement & { draft: object }>(again, 'c-visit-report').draft).toEqual(draft);
        const report = { outcome: 'Order', notes: 'All', reportSeconds: 21 };
        inside(again, 'c-visit-report').dispatchEvent(new CustomEvent('reportsave', { detail: { report } }));
        await rest();
        expect(writes().at(-1)).toMatchObject({ action: 'report', report, seenAt: DAY.readAt });
        expect(again.shadowRoot?.querySelector('c-visit-report')).toBeNull();
    });

    it('goes on with the draft of another device, and sends its own when the form is closed', async () => {
        const values = { outcome: 'Order', notes: 'From the phone', openSeconds: 3 };
        const text = JSON.stringify({ editedAt: '2026-03-02T07:59:00.000Z', deviceId: 'phone-x', values });
        day.mockResolvedValue(JSON.stringify({ ...DAY, drafts: [{ clientKey: 'p1', text }] }));
        const element = await render();
        const [stop] = allInside<HTMLElement & { hasDraft: boolean }>(element, 'c-visit-stop');
        expect(stop?.hasDraft).toBe(true);
        await act(element, 'report');
        const form = inside<HTMLElement & { draft: object }>(element, 'c-visit-report');
        expect(form.draft).toEqual(values);
        (saveDraft as unknown as jest.Mock).mockResolvedValue('{"isKept":true,"other":null}');
        const draft = { ...values, notes: 'From the phone, longer' };
        form.dispatchEvent(new CustomEvent('reportdraft', { detail: { draft } }));
        form.dispatchEvent(new CustomEvent('reportcancel'));
        await rest();
        const [{ requestJson }] = (saveDraft as unknown as jest.Mock).mock.calls.at(-1) as [{ requestJson: string }];
        const sent = JSON.parse(requestJson) as { text: string };
        expect(sent).toMatchObject({ clientKey: 'p1', replaces: '2026-03-02T07:59:00.000Z' });
        expect(JSON.parse(sent.text)).toMatchObject({ values: draft });
    });

    it('records nobody there, a skip, a call with its report, without a position', async () => {
        const element = await render();
        await act(element, 'no-contact');
        await act(element, 'skip', 'p2', 'No Time');
        await act(element, 'contact', 'p2', 'Phone');
        const report = { outcome: 'Order', notes: '', reportSeconds: 5 };
        inside(element, 'c-visit-report').dispatchEvent(new CustomEvent('reportsave', { detail: { report } }));
        await rest();
        expect(writes().map(({ action, mode, skipReason, place }) => [action, mode, skipReason, place])).toEqual([
            ['record', undefined, undefined, null],
            ['skip', undefined, 'No Time', undefined],
            ['record', 'Phone', undefined, undefined]
        ]);
        expect(writes()[0]?.report?.outcome).toBe('No Contact');
    });

    it('shows what the board calls missed, writes it down with its times, moves another', async () => {
        day.mockResolvedValue(JSON.stringify({ ...DAY, readAt: '2026-03-02T10:00:00Z' }));
        const element = await render();
        const shown = allInside<HTMLElement & { boardState: string; isOpen: boolean }>(element, 'c-visit-stop');
        expect(shown.map(({ boardState, isOpen }) => [boardState, isOpen])).toEqual([
            ['missed', false],
            ['planned', true]
        ]);
        await act(element, 'written-down');
        const report = { outcome: 'Order', notes: '', reportSeconds: 5 };
        const span = { startedAt: '2026-03-02T09:00:00.000Z', endedAt: '2026-03-02T09:45:00.000Z' };
        inside(element, 'c-visit-report').dispatchEvent(new CustomEvent('reportsave', { detail: { report, span } }));
        await rest();
        await act(element, 'replan', 'p2', '2026-03-03T08:00:00.000Z');
        expect(writes()).toMatchObject([
            { action: 'record', mode: 'In Person', startedAt: span.startedAt, at: span.endedAt },
            { action: 'replan', plannedStart: '2026-03-03T08:00:00.000Z', plannedEnd: '2026-03-03T08:45:00.000Z' }
        ]);
    });

    it('works without a connection and shows the day as it was read last', async () => {
        const today = localDate(Date.now());
        day.mockResolvedValue(JSON.stringify({ ...DAY, date: today }));
        await render();
        clearPage();
        for (const method of [day, briefings, saved, tracking]) {
            method.mockRejectedValue(new TypeError('Failed to fetch'));
        }
        const element = await render();
        expect(inside(element, '.as-of').textContent).toBe('c.Fieldmap_Today_AsOf');
        await act(element, 'check-in');
        const shown = allInside<HTMLElement & { stop: { clientKey: string } }>(element, 'c-visit-stop');
        const own = shown.map(({ stop }) => stop).find(({ clientKey }) => clientKey === 'p1');
        expect(own).toMatchObject({ status: 'In Progress', kept: 'waiting' });
        expect(visitQueue().entries).toHaveLength(1);
    });

    it('says why there is nothing and what to do', async () => {
        day.mockResolvedValue(JSON.stringify({ ...DAY, stops: [] }));
        inside(await render(), 'c-empty-state');
        clearPage();
        day.mockRejectedValue({ body: { message: '{"code":"not-allowed","title":"No","status":403,"actions":[]}' } });
        inside(await render(), 'c-error-panel');
    });
});
