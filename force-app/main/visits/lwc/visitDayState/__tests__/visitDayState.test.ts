import { firstValues, medianOf, missingFields, reportWriteOf, VisibleTime, withQueued } from 'c/visitDayState';
import type { VisitBriefing, VisitReportWrite } from 'c/contracts';
import { entryOf, stopOf, writeOf } from './stops';

jest.mock('@salesforce/apex/VisitController.save', () => ({ default: jest.fn() }), { virtual: true });

const nobody = () => null;
const REPORT: VisitReportWrite = {
    ...{ outcome: 'Order', notes: 'Signed', concerns: null, nextStep: null, nextStepDate: null },
    ...{ contactId: null, opportunityId: null, reportSeconds: 20 }
};
const BRIEFING: VisitBriefing = {
    ...{ recordId: '001A', previous: null, promises: [] },
    contacts: [{ contactId: '003A', name: 'Frei', title: '' }],
    deals: [{ opportunityId: '006A', name: 'Deal', stage: 'Offer', nextStep: 'Send the contract' }]
};

describe('the day with what is not sent yet', () => {
    it('shows check-in, check-out and report as if Salesforce had them', () => {
        const place = {
            latitude: 47.1,
            longitude: 9.5,
            accuracyMetres: 9,
            distanceMetres: 20,
            onSite: 'on-site'
        } as const;
        const [inside] = withQueued([stopOf()], [entryOf(writeOf('check-in', { place }))], nobody);
        expect(inside).toMatchObject({ status: 'In Progress', isOnSite: true, distanceMetres: 20, kept: 'waiting' });
        const later = '2026-03-02T09:40:00.000Z';
        const [done] = withQueued(
            [stopOf({ report: { ...stopOf().report, concerns: 'Price' } })],
            [
                entryOf(writeOf('check-in', { place })),
                entryOf(writeOf('check-out', { at: later })),
                entryOf(writeOf('report', { at: later, report: REPORT }))
            ],
            nobody
        );
        expect(done).toMatchObject({ status: 'Completed', actualEnd: later, kept: 'waiting' });
        expect(done?.report).toMatchObject({ outcome: 'Order', notes: 'Signed', concerns: 'Price' });
    });

    it('skips, takes back, and forgets an unplanned check-in that was undone', () => {
        const skip = entryOf(writeOf('skip', { skipReason: 'No Time' }));
        expect(withQueued([stopOf()], [skip], nobody)[0]).toMatchObject({ status: 'Skipped', skipReason: 'No Time' });
        const undo = entryOf(writeOf('undo'));
        expect(withQueued([stopOf()], [skip, undo], nobody)[0]).toMatchObject({ status: 'Planned', skipReason: null });
        const made = { clientKey: 'n1', visitId: null, recordId: '001B' };
        const entries = [entryOf(writeOf('check-in', made)), entryOf(writeOf('undo', made))];
        expect(withQueued([], entries, nobody)).toEqual([]);
    });

    it('adds an unplanned visit, and uses the planned one where the customer is the same', () => {
        const made = { clientKey: 'n1', visitId: null };
        expect(withQueued([stopOf()], [entryOf(writeOf('check-in', made))], nobody)).toHaveLength(1);
        const elsewhere = entryOf(writeOf('check-in', { ...made, recordId: '001B' }));
        const known = { recordId: '001B', objectApiName: 'Lead', name: 'Hof', address: 'Chur', phone: null } as const;
        const [added] = withQueued([stopOf({ plannedStart: '2026-03-02T13:00:00.000Z' })], [elsewhere], () => ({
            ...known,
            latitude: 46,
            longitude: 9
        }));
        expect(added).toMatchObject({ name: 'Hof', status: 'In Progress', latitude: 46, visitId: null });
        const call = entryOf(writeOf('record', { ...made, mode: 'Phone' }));
        expect(withQueued([stopOf()], [call], nobody)).toHaveLength(2);
    });

    it('does not apply what is in conflict, but marks it', () => {
        const entry = entryOf(writeOf('check-in'), 'conflict');
        expect(withQueued([stopOf()], [entry], nobody)[0]).toMatchObject({ status: 'Planned', kept: 'conflict' });
        const gone = entryOf(writeOf('report', { visitId: 'a01Z', clientKey: 'z' }));
        expect(withQueued([stopOf()], [gone], nobody)[0]).toMatchObject({ kept: null });
    });
});

describe('values of a report', () => {
    it('begins with the only contact and deal and its next step', () => {
        expect(firstValues(stopOf(), BRIEFING)).toMatchObject({
            ...{ contactId: '003A', opportunityId: '006A', nextStep: 'Send the contract', notes: '' }
        });
        expect(firstValues(stopOf(), null)).toMatchObject({ contactId: '', nextStep: '' });
        const more = { ...BRIEFING, contacts: [...BRIEFING.contacts, { contactId: '003B', name: 'Ott', title: '' }] };
        expect(firstValues(stopOf(), more).contactId).toBe('');
    });

    it('keeps what was written before', () => {
        const report = { ...stopOf().report, outcome: 'Order', nextStep: 'Deliver', opportunityId: '006Z' };
        expect(firstValues(stopOf({ report }), BRIEFING)).toMatchObject({
            ...{ outcome: 'Order', nextStep: 'Deliver', opportunityId: '006Z', contactId: '' }
        });
    });

    it('names what the admin requires and is missing, unless nobody was there', () => {
        const draft = firstValues(stopOf(), null);
        expect(missingFields(draft, ['outcome', 'notes'])).toEqual(['outcome', 'notes']);
        expect(missingFields({ ...draft, outcome: 'No Contact' }, ['outcome', 'notes'])).toEqual([]);
        expect(reportWriteOf(draft, 23.4)).toMatchObject({ notes: '', reportSeconds: 23 });
    });
});

describe('time of a report', () => {
    it('counts only while it is in sight, and goes on after a reload', () => {
        const time = new VisibleTime(5);
        time.show(1000);
        time.hide(4000);
        expect(time.seconds(60_000)).toBe(8);
        time.show(60_000);
        time.show(61_000);
        expect(time.seconds(62_000)).toBe(10);
    });

    it('has a median', () => {
        expect(medianOf([])).toBeNull();
        expect(medianOf([9, 1, 5])).toBe(5);
        expect(medianOf([4, 2])).toBe(3);
    });
});
