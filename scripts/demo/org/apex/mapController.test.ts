import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MapLayer, NearAnswer, PointPage, Problem, RecordCard, SessionContext } from '#kernel/contracts';
import { createDemoOrg, type Org, type UserContext } from '../index.ts';
import { mapController } from './mapController.ts';
import { sessionController } from './sessionController.ts';
import { AuraHandledError, type ApexContext, type ApexMethod } from './types.ts';

const ROOT = process.cwd();
const GOLDEN = path.join(ROOT, 'test/fixtures/contracts');
const NOW = Date.parse('2026-03-02T09:00:00Z');

let org: Org;
let rep: UserContext;
let other: UserContext;
let stranger: UserContext;
let accountIds: string[];

beforeAll(() => {
    org = createDemoOrg({ clock: { now: () => NOW }, forceAppDir: path.join(ROOT, 'force-app') });
    rep = addUser('rep', 'Fieldmap_Rep');
    other = addUser('other', 'Fieldmap_Rep');
    stranger = addUser('stranger', null);
    accountIds = insert('Account', [
        {
            Name: 'Alpina AG',
            CustomerClass__c: 'A',
            LastVisitDate__c: '2026-02-20',
            Phone: '+423 1',
            Type: 'Prospect',
            AnnualRevenue: 250000,
            Website: 'https://alpina.example',
            OpeningHours__c: 'Mo-Fr 08:00-17:00',
            NextVisitDue__c: '2026-03-06',
            ...at(47.1, 9.5)
        },
        { Name: 'Bergbau AG', CustomerClass__c: 'B', ...at(47.2, 9.6) },
        { Name: 'Ohne Ort AG', CustomerClass__c: 'C' }
    ]);
    const account = { Account__c: accountIds[0], OwnerId: rep.userId };
    insert('Contact', [{ AccountId: accountIds[0], LastName: 'Muster', Title: 'Buyer', Phone: '+423 2' }]);
    insert('Opportunity', [
        {
            AccountId: accountIds[0],
            Name: 'Renewal',
            StageName: 'Qualification',
            CloseDate: '2026-05-01',
            Amount: 12000
        }
    ]);
    insert('FieldVisit__c', [
        {
            ...account,
            ClientKey__c: 'v1',
            Status__c: 'Completed',
            Outcome__c: 'Order',
            Notes__c: 'Wants a quote',
            ActualStart__c: '2026-02-20T09:00:00.000+0000'
        },
        { ...account, ClientKey__c: 'v2', Status__c: 'Planned', PlannedStart__c: '2026-03-04T09:00:00.000+0000' }
    ]);
});

describe('MapController stand-in', () => {
    it('answers layers with the legend of the org, in the shape of the golden file', async () => {
        const layers = await ask<MapLayer[]>(mapController, 'getLayers');
        expect(layers.map(({ key }) => key)).toEqual(['Account', 'Lead', 'Opportunity', 'PlannedVisit', 'DoneVisit']);
        expect(layers[0]?.legend.map(({ value }) => value)).toEqual(['A', 'B', 'C', 'D']);
        expectShape('map-layers.json', layers);
    });

    it('speaks the language of the person', async () => {
        org.update('User', [{ Id: other.userId, LanguageLocaleKey: 'ja' }]);
        const [accounts] = await ask<MapLayer[]>(mapController, 'getLayers', {}, other);
        expect(accounts?.labelPlural).toBe('取引先');
    });

    it('places an account at its learned place, and a visit where it was checked in, else at its customer', async () => {
        const [moved] = insert('Account', [
            { Name: 'Moved AG', ...at(47.1, 9.5), VisitPlace__Latitude__s: 47.3, VisitPlace__Longitude__s: 9.7 }
        ]);
        const [lead] = insert('Lead', [{ LastName: 'Hof', Company: 'Hof AG', Latitude: 46.5, Longitude: 9.1 }]);
        const checkIn = { CheckIn__Latitude__s: 47.5, CheckIn__Longitude__s: 9.9 };
        const visits = insert('FieldVisit__c', [
            { Account__c: moved, ClientKey__c: 'p1', Status__c: 'Planned' },
            { Account__c: moved, ClientKey__c: 'p2', Status__c: 'In Progress', ...checkIn },
            { Lead__c: lead, ClientKey__c: 'p3', Status__c: 'Planned' }
        ]);
        const placeOf = (page: PointPage, id: string | undefined) => {
            const row = page.ids.indexOf(id ?? '');
            return [page.latitudesMicro[row], page.longitudesMicro[row]];
        };
        expect(placeOf(await points({}), moved)).toEqual([47_300_000, 9_700_000]);
        const page = await points({ layerKey: 'PlannedVisit' });
        expect(visits.map((id) => placeOf(page, id))).toEqual([
            [47_300_000, 9_700_000],
            [47_500_000, 9_900_000],
            [46_500_000, 9_100_000]
        ]);
        org.delete('FieldVisit__c', visits);
        org.delete('Lead', [lead ?? '']);
        org.delete('Account', [moved ?? '']);
    });

    it('lists customers near an account, nearest first, and the due ones alone', async () => {
        const near = (request: object) =>
            ask<NearAnswer>(mapController, 'getNear', {
                requestJson: JSON.stringify({ recordId: accountIds[1], radiusMetres: 20_000, ...request })
            });
        const [due] = insert('Account', [{ Name: 'Due AG', NextVisitDue__c: '2026-03-01', ...at(47.21, 9.6) }]);
        const answer = await near({ isOnlyDue: false });
        expect(answer.customers.map(({ name }) => name)).toEqual(['Due AG', 'Alpina AG']);
        expect(answer).toMatchObject({ latitude: 47.2, totalCount: 2, dueCount: 1 });
        expect(answer.customers[0]?.metres).toBeGreaterThan(1_000);
        expect((await near({ isOnlyDue: true })).customers.map(({ name }) => name)).toEqual(['Due AG']);
        expect((await near({ radiusMetres: 500 })).customers).toEqual([]);
        expect((await near({ recordId: accountIds[2] })).latitude).toBeNull();
        org.delete('Account', [due ?? '']);
    });

    it('shows another object at its parent, with a card of its own fields', async () => {
        const [contact] = insert('Contact', [
            { AccountId: accountIds[1], LastName: 'Berger', LeadSource: 'Web', Department: 'Sales' }
        ]);
        org.loadRecords('MapLayer__mdt', [
            {
                ...{
                    DeveloperName: 'People',
                    ObjectApiName__c: 'Contact',
                    StatusField__c: 'LeadSource',
                    SortOrder__c: 90
                },
                ...{ NameField__c: 'Name', CardFields__c: 'Department, Email', Flows__c: 'Call_Back: Call back' },
                LatitudeField__c: 'Account.BillingLatitude',
                LongitudeField__c: 'Account.BillingLongitude',
                FilterFields__c: 'Account.CustomerClass__c, NoSuchField'
            }
        ]);
        const layers = await ask<MapLayer[]>(mapController, 'getLayers');
        const layer = layers.find(({ key }) => key === 'People');
        expect(layer?.columns?.map(({ key }) => key)).toEqual(['Account.CustomerClass__c']);
        expect(layer?.flows).toEqual([{ apiName: 'Call_Back', label: 'Call back' }]);
        const page = await points({ layerKey: 'People' });
        const row = page.ids.indexOf(contact ?? '');
        expect([page.latitudesMicro[row], page.columns?.[0]?.texts]).toEqual([
            47_200_000,
            expect.arrayContaining(['B'])
        ]);
        const card = await ask<RecordCard>(mapController, 'getCard', { recordId: contact });
        expect(card).toMatchObject({ title: 'Berger', latitude: 47.2, lastVisit: null });
        expect(card.fields.map(({ label }) => label)).toEqual(['Department']);
        org.delete('Contact', [contact ?? '']);
    });

    it('pages points by key and counts exactly', async () => {
        const first = await points({ pageSize: 1 });
        const second = await points({ pageSize: 1, afterId: first.nextAfterId });
        expect([...first.names, ...second.names].sort()).toEqual(['Alpina AG', 'Bergbau AG']);
        expect(second.nextAfterId).toBeNull();
        expect([first.totalCount, first.placedCount]).toEqual([3, 2]);
        expectShape('map-points.json', await points({}));
    });

    it('lists records without coordinates apart', async () => {
        expect((await points({ placement: 'unplaced' })).names).toEqual(['Ohne Ort AG']);
    });

    it('narrows by last visit and by name, taking wildcards as text', async () => {
        expect((await points({ filter: { notVisitedForDays: 30 } })).names).toEqual(['Bergbau AG']);
        expect((await points({ filter: { search: 'berg' } })).totalCount).toBe(1);
        expect((await points({ filter: { search: 'A%G' } })).totalCount).toBe(0);
        expect((await points({ filter: { statuses: ['A'], ownerIds: [rep.userId] } })).names).toEqual(['Alpina AG']);
    });

    it('shows a rep nothing of another rep', async () => {
        expect((await points({}, other)).totalCount).toBe(0);
        await expect(ask(mapController, 'getCard', { recordId: accountIds[0] }, other)).rejects.toThrow('not-found');
    });

    it('gives a card with people, visits and deals, in the shape of the golden file', async () => {
        const card = await ask<RecordCard>(mapController, 'getCard', { recordId: accountIds[0] });
        expect(card).toMatchObject({ title: 'Alpina AG', latitude: 47.1, lastVisit: { outcome: 'Order' } });
        expect(card.openDeals.map(({ name }) => name)).toEqual(['Renewal']);
        expect(card.nextVisit?.startsAt).toContain('2026-03-04');
        expectShape('map-card.json', card);
    });

    it('names records and leaves out those one may not see', async () => {
        const ids = [accountIds[0]!, rep.userId];
        const mine = await ask<Record<string, { name: string }>>(mapController, 'getNames', { ids });
        expect(mine[accountIds[0]!]?.name).toBe('Alpina AG');
        const theirs = await ask<Record<string, object>>(mapController, 'getNames', { ids }, other);
        expect(Object.keys(theirs)).toEqual([rep.userId]);
    });

    it.each([
        ['an unknown layer', { layerKey: 'Nothing' }, 'not-found'],
        ['a person without rights', { layerKey: 'PlannedVisit' }, 'not-allowed']
    ])('refuses %s with a problem', async (_case, request, code) => {
        const error = await points(request, code === 'not-allowed' ? stranger : rep).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(AuraHandledError);
        expect((error as AuraHandledError).problem satisfies Problem).toMatchObject({ code });
    });
});

describe('SessionController stand-in', () => {
    it('says who is looking, in the shape of the golden file', async () => {
        const context = await ask<SessionContext>(sessionController, 'getContext');
        expect(context).toMatchObject({
            userId: rep.userId,
            role: 'rep',
            hasAccess: true,
            baseMap: { kind: 'vector' }
        });
        expectShape('session-context.json', context);
    });

    it('names what a person without permission set lacks', async () => {
        const context = await ask<SessionContext>(sessionController, 'getContext', {}, stranger);
        expect(context).toMatchObject({ hasAccess: false, missing: ['Fieldmap Rep'] });
    });
});

function points(request: object, user = rep): Promise<PointPage> {
    const requestJson = JSON.stringify({ layerKey: 'Account', filter: {}, afterId: null, ...request });
    return ask<PointPage>(mapController, 'getPoints', { requestJson }, user);
}

async function ask<T>(
    controller: Readonly<Record<string, ApexMethod>>,
    method: string,
    args: Record<string, unknown> = {},
    user = rep
): Promise<T> {
    const context: ApexContext = {
        org,
        user,
        clock: org.clock,
        callMiddleware: () => Promise.reject(new Error('none'))
    };
    return JSON.parse(String(await controller[method]!(context, args))) as T;
}

/** The golden file is what the components are tested with; both must have the same members of the same types. */
function expectShape(file: string, answer: unknown): void {
    if (process.env['UPDATE_DOCS']) writeFileSync(path.join(GOLDEN, file), `${JSON.stringify(answer, null, 2)}\n`);
    const golden: unknown = JSON.parse(readFileSync(path.join(GOLDEN, file), 'utf8'));
    expect(shapeOf(answer)).toEqual(shapeOf(golden));
}

function shapeOf(value: unknown): unknown {
    if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
    if (value === null || typeof value !== 'object') return typeof value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
}

function at(latitude: number, longitude: number): object {
    return { BillingLatitude: latitude, BillingLongitude: longitude, BillingCity: 'Vaduz' };
}

function insert(objectName: string, records: readonly object[]): string[] {
    const owned = records.map((record) => ({ OwnerId: rep.userId, ...record }));
    return org.insert(objectName, owned as Record<string, unknown>[]).map(({ id, errors }) => {
        if (!id) throw new Error(JSON.stringify(errors));
        return id;
    });
}

function addUser(name: string, permissionSet: string | null): UserContext {
    const [profile] = org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`).records;
    const [saved] = org.insert('User', [
        {
            Username: `${name}@map.example`,
            LastName: name,
            Email: `${name}@map.example`,
            ProfileId: profile!['Id'],
            IsActive: true,
            TimeZoneSidKey: 'Europe/Vaduz',
            LocaleSidKey: 'de_CH',
            LanguageLocaleKey: 'en_US'
        }
    ]);
    if (permissionSet) {
        const [found] = org.query(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`).records;
        org.insert('PermissionSetAssignment', [{ AssigneeId: saved!.id, PermissionSetId: found!['Id'] }]);
    }
    return org.userContext(saved!.id!);
}
