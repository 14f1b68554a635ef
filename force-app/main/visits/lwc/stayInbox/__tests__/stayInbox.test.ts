import { createElement } from 'lwc';
import StayInbox from 'c/stayInbox';
import type { InboxStay } from 'c/contracts';
import getNames from '@salesforce/apex/MapController.getNames';
import decideStay from '@salesforce/apex/VisitDayController.decideStay';
import getStays from '@salesforce/apex/VisitDayController.getStays';
import { visitQueue } from 'c/visitQueue';
import { allInside, clearPage, inside, recordEvents, settle } from '../../../../../test/jest-stubs/support';
import { NAMES, stayOf } from '../../stayCard/__tests__/stayFixtures';

jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitController.findCustomers', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.decideStay', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/VisitDayController.getStays', () => ({ default: jest.fn() }), { virtual: true });

const [asked, decided, named] = [getStays, decideStay, getNames] as unknown as jest.Mock[];
const later = stayOf({
    ...{ stayKey: '20260302T1100Z', startsAt: '2026-03-02T11:00:00.000Z', endsAt: '2026-03-02T11:30:00.000Z' }
});

async function render(stays: readonly InboxStay[]) {
    asked!.mockResolvedValue(JSON.stringify({ stays }));
    named!.mockResolvedValue(JSON.stringify(NAMES));
    const element = createElement('c-stay-inbox', { is: StayInbox });
    const counts = recordEvents<{ count: number }>(element, 'staycount');
    document.body.appendChild(element);
    await settle();
    await settle();
    return { element, counts };
}

describe('c-stay-inbox', () => {
    beforeEach(() => {
        window.localStorage.clear();
        visitQueue().changed();
        decided!.mockReset();
    });
    afterEach(clearPage);

    it('shows what waits, newest first, with the next stay to merge with, and counts it', async () => {
        const { element, counts } = await render([stayOf(), later]);
        const cards = allInside<HTMLElement & { stay: InboxStay; nextStayKey: string }>(element, 'c-stay-card');
        expect(cards.map(({ stay, nextStayKey }) => [stay.stayKey, nextStayKey])).toEqual([
            [later.stayKey, ''],
            [stayOf().stayKey, later.stayKey]
        ]);
        expect(counts.at(-1)).toEqual({ count: 2 });
    });

    it('sends a decision once, shows the day as it is then, and tells the page', async () => {
        const { element, counts } = await render([stayOf(), later]);
        const told = recordEvents(element, 'staydecided');
        const after = [stayOf({ decidedAs: 'confirmed', recordId: '001A' }), later];
        const result = { stays: after, date: '2026-03-02', writeOutcome: 'written', writeDetail: null };
        decided!.mockResolvedValue(JSON.stringify(result));
        const detail = { stayKey: stayOf().stayKey, action: 'confirm', recordId: '001A' };
        inside(element, 'c-stay-card').dispatchEvent(new CustomEvent('staydecision', { detail }));
        await settle();
        await settle();
        const request = JSON.parse(decided!.mock.calls[0]![0].requestJson as string) as object;
        expect(request).toEqual({ ...detail, clientKey: expect.stringMatching(/^phone-/) });
        expect(allInside(element, 'c-stay-card')).toHaveLength(1);
        expect(told).toHaveLength(1);
        expect(counts.at(-1)).toEqual({ count: 1 });
        inside(element, '.toggle').click();
        await settle();
        expect(allInside(element, 'c-stay-card')).toHaveLength(2);
    });

    it('keeps a decision without a connection, shows it as not sent, and takes it back on the device', async () => {
        const { element, counts } = await render([stayOf()]);
        decided!.mockRejectedValue(new TypeError('Failed to fetch'));
        const decide = async (action: string): Promise<void> => {
            const detail = { stayKey: stayOf().stayKey, action };
            inside(element, 'c-stay-card').dispatchEvent(new CustomEvent('staydecision', { detail }));
            await settle();
            await settle();
        };
        await decide('reject');
        expect(visitQueue().stays).toMatchObject([{ state: 'waiting', customerName: 'Alpina' }]);
        expect(counts.at(-1)).toEqual({ count: 0 });
        expect(allInside(element, 'c-stay-card')).toEqual([]);
        inside(element, '.toggle').click();
        await settle();
        expect(inside<HTMLElement & { isKept: boolean }>(element, 'c-stay-card').isKept).toBe(true);
        await decide('undo');
        expect(visitQueue().stays).toEqual([]);
        expect(counts.at(-1)).toEqual({ count: 1 });
    });

    it('shows what was read last without a connection', async () => {
        await render([stayOf()]);
        clearPage();
        asked!.mockRejectedValue(new TypeError('Failed to fetch'));
        const element = createElement('c-stay-inbox', { is: StayInbox });
        document.body.appendChild(element);
        await settle();
        await settle();
        expect(inside(element, '.stale').textContent).toBe('c.Fieldmap_Stay_Stale');
        expect(allInside(element, 'c-stay-card')).toHaveLength(1);
        const kept = JSON.stringify(window.localStorage);
        expect(kept).toContain(stayOf().stayKey);
        expect(kept).not.toContain('47.1');
    });

    it('says why a decision is refused, asks anew, and leads to Privacy when recording is off', async () => {
        const { element } = await render([stayOf()]);
        const message = JSON.stringify({ code: 'conflict', title: 'No', status: 409, actions: [] });
        decided!.mockRejectedValue({ body: { message } });
        const before = asked!.mock.calls.length;
        const detail = { stayKey: stayOf().stayKey, action: 'reject' };
        inside(element, 'c-stay-card').dispatchEvent(new CustomEvent('staydecision', { detail }));
        await settle();
        await settle();
        expect(asked!.mock.calls.length).toBeGreaterThan(before);
        expect(visitQueue().stays).toEqual([]);
        clearPage();
        const off = await render([]);
        Object.assign(off.element, { isConsented: false });
        await settle();
        const wanted = recordEvents(off.element, 'privacywanted');
        inside(off.element, 'c-empty-state').dispatchEvent(new CustomEvent('action'));
        expect(wanted).toHaveLength(1);
    });
});
