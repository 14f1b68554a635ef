import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import type {
    DayVisit,
    DraftAnswer,
    FoundCustomer,
    VisitBriefing,
    VisitDay,
    VisitRecord,
    VisitReportValues,
    VisitWrite,
    VisitWriteAnswer
} from '#kernel/contracts';
import { createDemoOrg, type Org, type UserContext } from '../index.ts';
import type { ApexContext } from './types.ts';
import { visitController } from './visitController.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const AT = '2026-03-02T09:00:00.000Z';
const LATER = '2026-03-02T09:40:00.000Z';
const REPORT: VisitReportValues = {
    ...{ outcome: 'Order', notes: 'Signed', concerns: '', nextStep: 'Deliver', nextStepDate: '2026-03-09' },
    ...{ contactId: null, opportunityId: null, reportSeconds: 21 }
};
const HERE = { latitude: 47.1, longitude: 9.5, accuracyMetres: 12.5, distanceMetres: 40, onSite: 'on-site' } as const;
let org: Org;
let rep: UserContext;
let other: UserContext;
let accountId: string;
let number = 0;

beforeAll(() => {
    org = createDemoOrg({ clock: { now: () => NOW }, forceAppDir: path.join(process.cwd(), 'force-app') });
    rep = person('rep@visit.example');
    other = person('other@visit.example');
});

beforeEach(() => {
    number += 1;
    const place = { BillingLatitude: 47.1 + number / 10, BillingLongitude: 9.5, BillingCity: 'Vaduz' };
    accountId = insert('Account', { Name: `Alpina ${number}`, OwnerId: rep.userId, ...place });
});

describe('VisitController.save', () => {
    it('checks in with a position, checks out with a report, each once however often it is sent', async () => {
        const write = step('check-in', { place: HERE });
        const first = await save(write);
        expect(first).toMatchObject({ isNew: true, isRepeat: false, status: 'In Progress' });
        expect(await save(write)).toEqual({ ...first, isNew: false, isRepeat: true });
        expect(visit(first)).toMatchObject({ IsOnSite__c: true, CheckInDistance__c: 40, Mode__c: 'In Person' });
        const end = step('check-out', { visitId: first.visitId, at: LATER, report: REPORT });
        await save(end);
        expect(await save(end)).toMatchObject({ isRepeat: true, status: 'Completed' });
        expect(visit(first)).toMatchObject({ Outcome__c: 'Order', NextStep__c: 'Deliver', ReportSeconds__c: 21 });
        expect(visitsAtAccount()).toHaveLength(1);
    });

    it('gives a planned or skipped visit another time, with its calendar event, once', async () => {
        const planned = plan('2026-03-02T07:00:00.000+0000');
        const span = { StartDateTime: '2026-03-02T07:00:00.000+0000', EndDateTime: '2026-03-02T07:30:00.000+0000' };
        const eventId = insert('Event', { Subject: 'Visit', OwnerId: rep.userId, ...span });
        org.update('FieldVisit__c', [{ Id: planned, EventId__c: eventId, Status__c: 'Skipped' }]);
        const times = { plannedStart: '2026-03-02T14:00:00.000Z', plannedEnd: '2026-03-02T14:30:00.000Z' };
        const write = step('replan', { visitId: planned, ...times });
        expect(await save(write)).toMatchObject({ visitId: planned, status: 'Planned', isRepeat: false });
        expect(await save(write)).toMatchObject({ isRepeat: true });
        expect(org.row('FieldVisit__c', planned)).toMatchObject({
            PlannedStart__c: '2026-03-02T14:00:00.000+0000',
            PlannedEnd__c: '2026-03-02T14:30:00.000+0000'
        });
        expect(org.row('Event', eventId)).toMatchObject({ StartDateTime: '2026-03-02T14:00:00.000+0000' });
        const wrong = save(step('replan', { visitId: planned, ...times, plannedEnd: times.plannedStart }));
        await expect(wrong).rejects.toMatchObject({ problem: { code: 'invalid-request' } });
    });

    it('starts the planned visit of the day instead of a second one, also when the answer was lost', async () => {
        const planned = plan('2026-03-02T13:00:00.000+0000');
        plan('2026-03-03T13:00:00.000+0000');
        const write = step('check-in');
        expect(await save(write)).toMatchObject({ visitId: planned, isNew: false });
        expect(await save(write)).toMatchObject({ visitId: planned, isRepeat: true });
        expect(visitsAtAccount()).toHaveLength(2);
        const [opened] = visitsAtAccount().filter(({ Id }) => Id !== planned);
        expect(await save(step('check-in', { recordId: opened!.Id, clientKey: 'by-visit' }))).toMatchObject({
            visitId: opened!.Id
        });
    });

    it('records a call beside a planned visit, and "nobody there" as the result of it', async () => {
        const planned = plan('2026-03-02T13:00:00.000+0000');
        const call = await save(step('record', { mode: 'Phone', report: REPORT }));
        expect(call.isNew).toBe(true);
        expect(visit(call)).toMatchObject({
            Mode__c: 'Phone',
            Status__c: 'Completed',
            ActualStart__c: expect.anything()
        });
        const nobody = step('record', { clientKey: 'n', at: LATER, report: { ...REPORT, outcome: 'No Contact' } });
        expect(await save(nobody)).toMatchObject({ visitId: planned, isNew: false });
        expect(org.row('FieldVisit__c', planned)).toMatchObject({ Outcome__c: 'No Contact' });
    });

    it('finds the customer of a lead, a deal and another visit, and refuses anything else', async () => {
        const leadId = insert('Lead', { LastName: 'Hof', Company: 'Hof AG', OwnerId: rep.userId });
        const deal = { AccountId: accountId, Name: 'Deal', StageName: 'Qualification', CloseDate: '2026-05-01' };
        const dealId = insert('Opportunity', { ...deal, OwnerId: rep.userId });
        const at = async (recordId: string, clientKey: string) =>
            visit(await save(step('record', { recordId, clientKey, mode: 'Phone' })));
        expect(await at(leadId, 'k1')).toMatchObject({ Lead__c: leadId });
        const toDeal = await at(dealId, 'k2');
        expect(toDeal).toMatchObject({ Opportunity__c: dealId, Account__c: accountId });
        expect(await at(toDeal!.Id, 'k3')).toMatchObject({ Account__c: accountId });
        await expect(at(rep.userId, 'k4')).rejects.toThrow('invalid-request');
        await expect(save(step('skip'))).rejects.toThrow('skipReason');
        await expect(save(step('check-in', { clientKey: '' }))).rejects.toThrow('clientKey');
        await expect(save(step('check-in', { at: 'noon' }))).rejects.toThrow('at must be a time');
    });

    it('skips with a reason, takes that back, and cancels an unplanned check-in', async () => {
        const planned = plan('2026-03-02T13:00:00.000+0000');
        await save(step('skip', { visitId: planned, skipReason: 'No Time' }));
        expect(org.row('FieldVisit__c', planned)).toMatchObject({ Status__c: 'Skipped', SkipReason__c: 'No Time' });
        await save(step('undo', { visitId: planned }));
        expect(org.row('FieldVisit__c', planned)).toMatchObject({ Status__c: 'Planned' });
        await save(step('skip', { visitId: planned, skipReason: 'No Time' }));
        const { visitId } = await save(step('check-in', { clientKey: 'u', place: HERE, at: LATER }));
        await save(step('undo', { visitId, clientKey: 'u' }));
        expect(org.row('FieldVisit__c', visitId)).toMatchObject({ Status__c: 'Cancelled' });
    });

    it('holds back what does not fit any more, until the person insists', async () => {
        const planned = plan('2026-03-02T13:00:00.000+0000');
        org.update('FieldVisit__c', [{ Id: planned, Status__c: 'Cancelled' }], { user: rep });
        const late = step('check-in', { visitId: planned });
        await expect(save(late)).rejects.toThrow(/"reason":"settled","status":"Cancelled","changedBy":"Rep/);
        expect(await save({ ...late, isForced: true })).toMatchObject({ visitId: planned, status: 'In Progress' });

        org.update('FieldVisit__c', [{ Id: planned, OwnerId: other.userId }]);
        const end = step('check-out', { visitId: planned, at: LATER, startedAt: AT });
        await expect(save(end)).rejects.toThrow(/"reason":"(handed-over|gone)"/);
        const own = await save({ ...end, isForced: true });
        expect(own.visitId).not.toBe(planned);
        expect(await save({ ...end, isForced: true })).toMatchObject({ visitId: own.visitId });
        expect(visit(own)).toMatchObject({ OwnerId: rep.userId, Status__c: 'Completed', Account__c: accountId });

        await expect(save(step('check-out', { visitId: null, clientKey: 'none' }))).rejects.toThrow('"gone"');
    });

    it('does not overwrite a report that somebody else changed since it was read', async () => {
        const { visitId } = await save(step('record', { report: REPORT }));
        org.update('FieldVisit__c', [{ Id: visitId, Notes__c: 'Theirs' }]);
        const mine = step('report', { visitId, report: REPORT, seenAt: '2026-03-02T08:00:00.000Z' });
        await expect(save(mine)).rejects.toThrow('"reason":"changed"');
        await save({ ...mine, seenAt: '2026-03-02T10:00:00.000Z' });
        expect(org.row('FieldVisit__c', visitId)).toMatchObject({ Notes__c: 'Signed' });
    });

    it('wants the fields that the admin requires, unless nobody was there', async () => {
        const empty = { ...REPORT, outcome: null };
        await expect(save(step('record', { report: empty }))).rejects.toThrow('The report lacks: outcome');
        await save(step('record', { report: { ...empty, outcome: 'No Contact' } }));
    });
});

describe('VisitController for reading', () => {
    it('gives the day with what can be chosen, and how long reports took', async () => {
        const planned = plan('2026-03-02T13:00:00.000+0000');
        await save(step('record', { clientKey: 'done', mode: 'Phone', report: REPORT }));
        const day = await ask<VisitDay>('getDay');
        expect(day.date).toBe('2026-03-02');
        const own = day.stops.filter(({ recordId }) => recordId === accountId);
        expect(own.map(({ status, mode }) => [status, mode])).toEqual([
            ['Planned', 'In Person'],
            ['Completed', 'Phone']
        ]);
        expect(own[0]).toMatchObject({ visitId: planned, name: `Alpina ${number}`, address: 'Vaduz', longitude: 9.5 });
        expect(own[1]?.report).toEqual(REPORT);
        expect(day.reportSeconds).toContain(21);
        expect(day.requiredFields).toEqual(['outcome']);
        expect(day.modes.map(({ value }) => value).sort()).toEqual(['Online', 'Phone']);
        expect(day.skipReasons.length).toBeGreaterThan(2);
    });

    it('briefs with the previous visit, promises, people and deals', async () => {
        const past = { Account__c: accountId, OwnerId: rep.userId, Status__c: 'Completed' };
        const told = { Notes__c: 'Wants a trial', NextStep__c: 'Send the offer', NextStepDate__c: '2026-03-01' };
        insert('FieldVisit__c', {
            ...past,
            ...told,
            ActualStart__c: '2026-02-20T09:00:00Z',
            ClientKey__c: `b${number}`
        });
        insert('FieldVisit__c', { ...past, ActualStart__c: '2026-01-20T09:00:00Z', ClientKey__c: `c${number}` });
        insert('Contact', { LastName: 'Frei', AccountId: accountId, OwnerId: rep.userId });
        const deal = { AccountId: accountId, Name: 'Deal', StageName: 'Qualification', CloseDate: '2026-05-01' };
        insert('Opportunity', { ...deal, OwnerId: rep.userId });
        const [briefing] = await ask<VisitBriefing[]>('getBriefings', { recordIds: [accountId] });
        expect(briefing?.previous).toMatchObject({ notes: 'Wants a trial', date: '2026-02-20T09:00:00.000Z' });
        expect(briefing?.promises).toEqual([{ text: 'Send the offer', dueDate: '2026-03-01', source: 'visit' }]);
        expect([briefing?.contacts.length, briefing?.deals.length]).toEqual([1, 1]);
        const record = await ask<VisitRecord>('getRecord', { recordId: accountId });
        expect(record).toMatchObject({ openVisitId: null, customer: { recordId: accountId } });
        const { visitId } = await save(step('check-in'));
        expect(await ask<VisitRecord>('getRecord', { recordId: visitId })).toMatchObject({ openVisitId: visitId });
    });

    it('names a visit of today as the last one, but not the visit that the page itself is about', async () => {
        const completed = (at: string, key: string): string =>
            insert('FieldVisit__c', {
                ...{ Account__c: accountId, OwnerId: rep.userId, Status__c: 'Completed' },
                ...{ ActualStart__c: at, ClientKey__c: `${key}${number}` }
            });
        const before = completed('2026-02-27T08:00:00Z', 'before');
        const today = completed('2026-03-02T07:00:00Z', 'today');
        const ofRecord = async (recordId: string) =>
            (await ask<VisitRecord>('getRecord', { recordId })).briefing.previous?.visitId;
        expect(await ofRecord(accountId)).toBe(today);
        expect(await ofRecord(today)).toBe(before);
        const [ofDay] = await ask<VisitBriefing[]>('getBriefings', { recordIds: [accountId] });
        expect(ofDay?.previous?.visitId).toBe(before);
    });

    it('keeps the newest draft of a report, shows the other version, and drops it when the report is saved', async () => {
        const { visitId } = await save(step('record'));
        const draft = (editedAt: string, deviceId: string) => JSON.stringify({ editedAt, deviceId, values: {} });
        const [older, newer] = [draft('2026-03-02T09:00:00.000Z', 'a'), draft('2026-03-02T09:00:00.500Z', 'b')];
        const clientKey = `phone-${number}-${number}`;
        const put = (text: string, replaces: string | null = null) =>
            ask<DraftAnswer>('saveDraft', { requestJson: JSON.stringify({ clientKey, text, replaces }) });
        expect(await put(older)).toEqual({ isKept: true, other: null });
        expect(await put(older)).toEqual({ isKept: true, other: null });
        expect(await put(newer)).toEqual({ isKept: true, other: older });
        expect(await put(older)).toEqual({ isKept: false, other: newer });
        const last = draft('2026-03-02T09:00:01.000Z', 'a');
        expect(await put(last, '2026-03-02T09:00:00.500Z')).toEqual({ isKept: true, other: null });
        const drafts = async () => (await ask<VisitDay>('getDay')).drafts;
        expect(await drafts()).toEqual([{ clientKey, text: last }]);
        await save(step('report', { visitId, report: REPORT }));
        expect(await drafts()).toEqual([]);
        await expect(put('{"editedAt":"soon"}')).rejects.toMatchObject({ problem: { code: 'invalid-request' } });
    });

    it('gives what was begun on a day of the person, not what is planned or was taken back', async () => {
        const { visitId } = await save(step('record', { at: '2026-03-02T23:10:00.000Z', mode: 'Phone' }));
        plan('2026-03-03T08:00:00.000+0000');
        const of = async (day: string) =>
            (await ask<DayVisit[]>('getVisitsOfDay', { day })).filter(({ recordId }) => recordId === accountId);
        // In Vaduz that is after midnight.
        expect(await of('2026-03-02')).toEqual([]);
        expect(await of('2026-03-03')).toEqual([
            {
                ...{ visitId, recordId: accountId, name: `Alpina ${number}`, mode: 'Phone', source: 'Manual' },
                ...{ startsAt: '2026-03-02T23:10:00.000Z', endsAt: '2026-03-02T23:10:00.000Z' }
            }
        ]);
        await expect(of('yesterday')).rejects.toMatchObject({ problem: { code: 'invalid-request' } });
    });

    it('finds customers by name, around a position, and those visited last', async () => {
        const find = (request: object) =>
            ask<FoundCustomer[]>('findCustomers', { requestJson: JSON.stringify(request) });
        const nowhere = { latitude: null, longitude: null };
        expect((await find({ text: `alpina ${number}`, ...nowhere })).map(({ recordId }) => recordId)).toEqual([
            accountId
        ]);
        const near = await find({ text: '', latitude: 47.1 + number / 10, longitude: 9.5 });
        expect(near.map(({ recordId }) => recordId)).toEqual([accountId]);
        await save(step('record', { clientKey: 'last' }));
        expect((await find({ text: ' ', ...nowhere })).map(({ recordId }) => recordId)).toContain(accountId);
    });
});

function step(action: VisitWrite['action'], more: Partial<VisitWrite> = {}): VisitWrite {
    const named = { clientKey: `phone-${number}`, ...more };
    const key = more.clientKey === '' ? '' : `${named.clientKey}-${number}`;
    return { visitId: null, recordId: accountId, action, at: AT, ...named, clientKey: key };
}

function save(write: VisitWrite): Promise<VisitWriteAnswer> {
    return ask('save', { requestJson: JSON.stringify(write) });
}

async function ask<T>(method: string, args: Record<string, unknown> = {}): Promise<T> {
    const callMiddleware = () => Promise.reject(new Error('none'));
    const context: ApexContext = { org, user: rep, clock: org.clock, callMiddleware };
    return JSON.parse(String(await visitController[method]!(context, args))) as T;
}

function visit({ visitId }: VisitWriteAnswer) {
    return org.row('FieldVisit__c', visitId);
}

function visitsAtAccount() {
    return [...org.rows('FieldVisit__c')].filter((row) => row['Account__c'] === accountId);
}

let planNumber = 0;
function plan(plannedStart: string): string {
    planNumber += 1;
    const key = { ClientKey__c: `p${planNumber}`, Account__c: accountId, OwnerId: rep.userId };
    return insert('FieldVisit__c', { ...key, Status__c: 'Planned', PlannedStart__c: plannedStart });
}

function person(username: string): UserContext {
    const [profile] = org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`).records;
    const userId = insert('User', {
        ...{ Username: username, LastName: 'Rep', Email: username, IsActive: true, ProfileId: profile!['Id'] },
        ...{ TimeZoneSidKey: 'Europe/Vaduz', LocaleSidKey: 'de_CH', LanguageLocaleKey: 'en_US' }
    });
    const [set] = org.query(`SELECT Id FROM PermissionSet WHERE Name = 'Fieldmap_Rep'`).records;
    insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set!['Id'] });
    return org.userContext(userId);
}

function insert(objectName: string, record: Record<string, unknown>): string {
    const [saved] = org.insert(objectName, [record]);
    if (!saved?.id) throw new Error(JSON.stringify(saved?.errors));
    return saved.id;
}
