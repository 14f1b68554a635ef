import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MapFilterSources, MatchCriteria, MatchPage, SavedMapFilter } from '#kernel/contracts';
import { createDemoOrg, type Org, type UserContext } from '../index.ts';
import { mapFilterController } from './mapFilterController.ts';
import { AuraHandledError, type ApexContext } from './types.ts';

const GOLDEN = path.join(process.cwd(), 'test/fixtures/contracts');
const NOW = Date.parse('2026-03-02T09:00:00Z');
let org: Org;
let rep: UserContext;
let other: UserContext;
let accountIds: string[];
let territoryIds: string[];

beforeAll(() => {
    org = createDemoOrg({ clock: { now: () => NOW }, forceAppDir: path.join(process.cwd(), 'force-app') });
    rep = addUser('rep');
    other = addUser('other');
    accountIds = insert('Account', [
        { Name: 'Alpina AG', CustomerClass__c: 'A', NextVisitDue__c: '2026-03-01' },
        { Name: 'Bergbau AG', CustomerClass__c: 'B', NextVisitDue__c: '2026-03-02' },
        { Name: 'Caduff AG', CustomerClass__c: 'A' }
    ]);
    const deal = { CloseDate: '2026-05-01', OwnerId: rep.userId };
    insert('Opportunity', [
        { ...deal, AccountId: accountIds[0], Name: 'Small', StageName: 'Qualification', Amount: 1000 },
        { ...deal, AccountId: accountIds[1], Name: 'Large', StageName: 'Negotiation/Review', Amount: 90000 },
        { ...deal, AccountId: accountIds[2], Name: 'Lost', StageName: 'Closed Lost', Amount: 5000 }
    ]);
    const [model] = org.loadRecords('Territory2Model', [{ Name: 'T', DeveloperName: 'T', State: 'Active' }]);
    const [parent] = org.loadRecords('Territory2', [{ Name: 'Country', Territory2ModelId: model }]);
    const [child] = org.loadRecords('Territory2', [
        { Name: 'Oberland', Territory2ModelId: model, ParentTerritory2Id: parent }
    ]);
    territoryIds = [parent!, child!];
    org.loadRecords('ObjectTerritory2Association', [{ ObjectId: accountIds[1], Territory2Id: child }]);
});

describe('MapFilterController stand-in', () => {
    it('offers list views, territories and open stages', async () => {
        const sources = await ask<MapFilterSources>('getSources');
        expect(sources.listViews.map(({ name }) => name)).toContain('Class A customers');
        expect(sources.territories.map(({ name }) => name)).toEqual(['Country', 'Oberland']);
        expect(sources.dealStages.map(({ value }) => value)).toContain('Qualification');
        expect(sources.dealStages.map(({ value }) => value)).not.toContain('Closed Lost');
        expectShape('map-filter-sources.json', sources);
    });

    it.each<[string, () => MatchCriteria, number[]]>([
        ['open deals', () => ({ hasOpenDeal: true }), [0, 1]],
        ['no open deal', () => ({ hasOpenDeal: false }), [2]],
        ['the stage of a deal', () => ({ dealStages: ['Qualification'] }), [0]],
        ['the amount of a deal', () => ({ dealAmountFrom: 5000, dealAmountTo: 100_000 }), [1]],
        ['a territory with those below', () => ({ territoryIds: [territoryIds[0]!] }), [1]],
        ['a territory and deals', () => ({ territoryIds: [territoryIds[1]!], dealStages: ['Qualification'] }), []]
    ])('finds accounts by %s', async (_case, criteria, wanted) => {
        const page = await matches(criteria());
        expect(page.ids).toEqual(wanted.map((index) => accountIds[index]));
        if (wanted.length === 2) expectShape('map-matches.json', page);
    });

    it('finds accounts by a list view of the org', async () => {
        const { listViews } = await ask<MapFilterSources>('getSources');
        const idOf = (wanted: string) => listViews.find(({ name }) => name === wanted)!.id;
        expect((await matches({ listViewId: idOf('Class A customers') })).ids).toEqual([accountIds[0], accountIds[2]]);
        expect(await matches({ listViewId: idOf('Visits overdue') })).toMatchObject({
            ids: [accountIds[0]],
            isComplete: true
        });
    });

    it('refuses deals for records without an account', async () => {
        await expect(matches({ hasOpenDeal: true }, 'Lead')).rejects.toThrow('have no account');
    });

    it('keeps a view to its owner until it is shared, and lets only the owner change it', async () => {
        const mine = await save({ name: ' Overdue A ', parameters: { c__days: '30' }, isShared: false });
        expectShape('map-filter.json', mine);
        expect(mine).toMatchObject({ name: 'Overdue A', isMine: true, parameters: { c__days: '30' } });
        expect(await filters(other)).toEqual([]);
        await save({ id: mine.id, name: 'Overdue', parameters: mine.parameters, isShared: true });
        expect(await filters(other)).toMatchObject([{ name: 'Overdue', isMine: false, ownerName: 'rep' }]);
        const foreign = { id: mine.id, name: 'Mine now', parameters: {}, isShared: true };
        await expect(save(foreign, other)).rejects.toThrow(AuraHandledError);
        await expect(ask('deleteFilter', { filterId: mine.id }, other)).rejects.toThrow(AuraHandledError);
        await ask('deleteFilter', { filterId: mine.id });
        expect(await filters(rep)).toEqual([]);
        await expect(save({ name: '  ', parameters: {}, isShared: false })).rejects.toThrow('name must have');
    });
});

function matches(criteria: MatchCriteria, layerKey = 'Account'): Promise<MatchPage> {
    return ask<MatchPage>('getMatches', { requestJson: JSON.stringify({ layerKey, criteria, afterId: null }) });
}

function save(request: object, user = rep): Promise<SavedMapFilter> {
    return ask<SavedMapFilter>('saveFilter', { requestJson: JSON.stringify(request) }, user);
}

function filters(user: UserContext): Promise<SavedMapFilter[]> {
    return ask<SavedMapFilter[]>('getFilters', {}, user);
}

async function ask<T>(method: string, args: Record<string, unknown> = {}, user = rep): Promise<T> {
    const context: ApexContext = {
        org,
        user,
        clock: org.clock,
        callMiddleware: () => Promise.reject(new Error('none'))
    };
    return JSON.parse(String(await mapFilterController[method]!(context, args))) as T;
}

function insert(objectName: string, records: readonly object[]): string[] {
    const owned = records.map((record) => ({ OwnerId: rep.userId, ...record }));
    return org.insert(objectName, owned as Record<string, unknown>[]).map(({ id, errors }) => {
        if (!id) throw new Error(JSON.stringify(errors));
        return id;
    });
}

function addUser(name: string): UserContext {
    const [profile] = org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`).records;
    const [saved] = org.insert('User', [
        {
            Username: `${name}@filter.example`,
            LastName: name,
            Email: `${name}@filter.example`,
            ProfileId: profile!['Id'],
            IsActive: true,
            TimeZoneSidKey: 'Europe/Vaduz',
            LocaleSidKey: 'de_CH',
            LanguageLocaleKey: 'en_US'
        }
    ]);
    const [set] = org.query(`SELECT Id FROM PermissionSet WHERE Name = 'Fieldmap_Rep'`).records;
    org.insert('PermissionSetAssignment', [{ AssigneeId: saved!.id, PermissionSetId: set!['Id'] }]);
    return org.userContext(saved!.id!);
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
