import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { listStreets, readOsm } from '../../build/osm/readOsm.ts';
import { CLASSES, type CustomerClass } from './classes.ts';
import { dateOf, dayOf } from './days.ts';
import { countingIds } from './describeCompany.ts';
import { HISTORY_DAYS, generateCompany, permissionSetsByUser } from './generateCompany.ts';
import { metresBetween } from './places.ts';
import { fromDateTimeDay } from './recordDays.ts';
import { adherenceByOwner } from './summary.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;

const EXTRACT = join(process.cwd(), 'scripts/demo/data/osm/liechtenstein.osm.pbf');
/** A Wednesday. */
const TODAY = '2026-11-25';
/** Corners of the country, degrees. */
const COUNTRY = { south: 47.04, north: 47.28, west: 9.46, east: 9.65 };

function company(accountCount = 2000, seed = 1): Map<string, Values[]> {
    const records = new Map<string, Values[]>();
    const batches = generateCompany({ seed, accountCount, today: TODAY, extractFile: EXTRACT, nextId: countingIds() });
    for (const { objectApiName, records: batch } of batches) {
        const list = records.get(objectApiName) ?? [];
        list.push(...batch);
        records.set(objectApiName, list);
    }
    return records;
}

describe('generateCompany', () => {
    let records = new Map<string, Values[]>();
    const of = (object: string): Values[] => records.get(object) ?? [];
    const ids = (object: string): Set<unknown> => new Set(of(object).map((record) => record['Id']));
    const byId = (object: string): Map<unknown, Values> => new Map(of(object).map((record) => [record['Id'], record]));
    const share = (list: readonly Values[], test: (record: Values) => boolean): number =>
        list.filter(test).length / list.length;

    beforeAll(() => {
        records = company();
    });

    it('gives the same records for the same options, others for another seed', () => {
        const [first, same, other] = [company(100), company(100), company(100, 2)];
        expect(same).toEqual(first);
        expect(other.get('Account')).not.toEqual(first.get('Account'));
    });

    it('has the size it was asked for', () => {
        expect(of('Account')).toHaveLength(2000);
        expect(of('Lead')).toHaveLength(600);
        expect(of('Opportunity')).toHaveLength(1500);
        expect(of('FieldVisit__c').length).toBeGreaterThan(22_000);
        expect(of('FieldVisit__c').length).toBeLessThan(31_000);
        expect(of('Contact').length).toBeGreaterThan(3000);
    });

    it('grows with the number of accounts', () => {
        expect(company(300).get('Account')).toHaveLength(300);
        expect(() => company(10)).toThrow(/50 to 200,000/);
    });

    it('gives every record its own id and only parents that came before', () => {
        const seen = new Set<unknown>();
        let count = 0;
        const references = [
            'AccountId',
            'WhatId',
            'WhoId',
            'OwnerId',
            'ManagerId',
            'ParentRoleId',
            'UserRoleId',
            'ConvertedAccountId',
            'ConvertedContactId',
            'OpportunityId',
            'ContactId',
            'Account__c',
            'Lead__c',
            'Opportunity__c',
            'Contact__c',
            'JointVisitor__c',
            'EventId__c'
        ];
        const dangling = new Set<string>();
        for (const [object, list] of records) {
            for (const record of list) {
                for (const field of references) {
                    const parent = record[field];
                    if (parent !== undefined && parent !== null && !seen.has(parent))
                        dangling.add(`${object}.${field}`);
                }
                seen.add(record['Id']);
                count++;
            }
        }
        expect([...dangling]).toEqual([]);
        expect(seen.size).toBe(count);
    });

    it('has one head, six teams and forty reps in three levels of roles', () => {
        const roles = byId('UserRole');
        const depth = (id: unknown): number => {
            const parent = roles.get(id)?.['ParentRoleId'];
            return parent ? depth(parent) + 1 : 1;
        };
        const levels = of('User')
            .filter((user) => user['UserRoleId'] && !String(user['Username']).startsWith('integration'))
            .map((user) => depth(user['UserRoleId']));
        expect([1, 2, 3].map((level) => levels.filter((one) => one === level).length)).toEqual([1, 6, 40]);
    });

    it('gives every user an own username and the permission set of the work', () => {
        const usernames = of('User').map((user) => user['Username']);
        expect(new Set(usernames).size).toBe(usernames.length);
        const sets = [...permissionSetsByUser(of('User')).values()].flat();
        const count = (name: string): number => sets.filter((set) => set === name).length;
        expect(['Fieldmap_Admin', 'Fieldmap_Integration', 'Fieldmap_Manager', 'Fieldmap_Rep'].map(count)).toEqual([
            1, 1, 7, 40
        ]);
    });

    it('puts every account with coordinates into the country, near a street of the extract', () => {
        const streets = listStreets(readOsm(EXTRACT)).flatMap(({ points }) => points);
        const placed = of('Account').filter((account) => account['BillingLatitude'] !== null);
        const missing = share(of('Account'), (account) => account['BillingLatitude'] === null);
        expect(missing).toBeGreaterThan(0.028);
        expect(missing).toBeLessThan(0.052);
        const outside = placed.filter((account) => {
            const [latitude, longitude] = [Number(account['BillingLatitude']), Number(account['BillingLongitude'])];
            return (
                latitude < COUNTRY.south ||
                latitude > COUNTRY.north ||
                longitude < COUNTRY.west ||
                longitude > COUNTRY.east
            );
        });
        expect(outside).toEqual([]);
        for (const account of placed.filter((_, i) => i % 20 === 0)) {
            const spot = {
                latitude: Number(account['BillingLatitude']),
                longitude: Number(account['BillingLongitude'])
            };
            const nearest = Math.min(...streets.map((point) => metresBetween(spot, point)));
            // Vertices of a straight street lie apart; houses stand back from it.
            expect(nearest).toBeLessThan(260);
        }
    });

    it('has several companies at one address, and Japanese names', () => {
        const addresses = new Set(
            of('Account').map((account) => `${account['BillingStreet']}, ${account['BillingCity']}`)
        );
        expect(addresses.size).toBeLessThan(1950);
        expect(share(of('Account'), (account) => /[぀-ヿ一-鿿]/.test(String(account['Name'])))).toBeGreaterThan(0.1);
        expect(new Set(of('Account').map((account) => account['Name'])).size).toBe(2000);
    });

    it('cuts territories that are compact: a rep’s customers lie much nearer to each other than any two', () => {
        const placed = of('Account').filter((account) => account['BillingLatitude'] !== null);
        const point = (account: Values) => ({
            latitude: Number(account['BillingLatitude']),
            longitude: Number(account['BillingLongitude'])
        });
        const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
        const rep = of('User').find((user) => user['Username'] === 'rep07@alpenrhein.demo')?.['Id'];
        const own = placed.filter((account) => account['OwnerId'] === rep);
        const within = mean(own.map((account) => metresBetween(point(account), point(own[0]!))));
        const anywhere = mean(placed.map((account) => metresBetween(point(account), point(placed[0]!))));
        expect(own.length).toBeGreaterThan(35);
        expect(within).toBeLessThan(anywhere / 2);
    });

    it('derives last visit and next due from the visits', () => {
        const last = new Map<unknown, number>();
        for (const visit of of('FieldVisit__c')) {
            if (visit['Status__c'] !== 'Completed' || !visit['Account__c']) continue;
            const day = fromDateTimeDay(String(visit['ActualStart__c']));
            last.set(visit['Account__c'], Math.max(last.get(visit['Account__c']) ?? 0, day));
        }
        for (const account of of('Account')) {
            const day = last.get(account['Id']);
            const interval = CLASSES[account['CustomerClass__c'] as CustomerClass].intervalDays;
            expect(account['LastVisitDate__c']).toBe(day === undefined ? null : dateOf(day));
            expect(account['NextVisitDue__c']).toBe(day === undefined ? null : dateOf(day + interval));
        }
        expect(share(of('Account'), (account) => String(account['NextVisitDue__c'] ?? '9') < TODAY)).toBeGreaterThan(
            0.08
        );
    });

    it('lets good sellers keep their plans better than weak ones', () => {
        const adherence = [...adherenceByOwner(of('FieldVisit__c')).values()].sort((a, b) => a - b);
        expect(adherence[0]).toBeLessThan(0.7);
        expect(adherence[adherence.length - 1]).toBeGreaterThan(0.9);
        const byOwner = adherenceByOwner(of('FieldVisit__c'));
        const won = (owner: unknown): number =>
            of('Opportunity').filter((deal) => deal['OwnerId'] === owner && deal['IsWon']).length;
        const reps = of('User')
            .filter((user) => String(user['Username']).startsWith('rep'))
            .map((user) => String(user['Id']));
        const ranked = reps.sort((a, b) => byOwner.get(b)! - byOwner.get(a)!);
        const sum = (owners: readonly string[]): number => owners.reduce((total, owner) => total + won(owner), 0);
        expect(sum(ranked.slice(0, 8))).toBeGreaterThan(1.3 * sum(ranked.slice(-8)));
    });

    it('follows the seasons: summer and weekends are quiet', () => {
        const days = of('FieldVisit__c').flatMap((visit) =>
            visit['ActualStart__c'] ? [String(visit['ActualStart__c'])] : []
        );
        const inMonth = (month: string): number => days.filter((day) => day.startsWith(month)).length;
        expect(inMonth('2026-08')).toBeLessThan(0.7 * inMonth('2026-09'));
        const weekend = days.filter((day) => [0, 6].includes(new Date(day.slice(0, 10)).getUTCDay()));
        expect(weekend).toEqual([]);
    });

    it('keeps visits in order and apart for each seller and day, and reasons with skipped ones', () => {
        const ends = new Map<string, number>();
        for (const visit of of('FieldVisit__c')) {
            const isDone = visit['Status__c'] === 'Completed';
            expect(Boolean(visit['ActualStart__c'])).toBe(isDone);
            expect(Boolean(visit['SkipReason__c'])).toBe(visit['Status__c'] === 'Skipped');
            if (!visit['PlannedStart__c']) continue;
            const starts = Date.parse(String(visit['PlannedStart__c']).replace('+0000', 'Z'));
            const key = `${visit['OwnerId']} ${String(visit['PlannedStart__c']).slice(0, 10)}`;
            expect(starts).toBeGreaterThanOrEqual(ends.get(key) ?? 0);
            ends.set(key, Date.parse(String(visit['PlannedEnd__c']).replace('+0000', 'Z')));
        }
    });

    it('has planned visits today and room in the days after, each with its event', () => {
        const planned = of('FieldVisit__c').filter((visit) => visit['Status__c'] === 'Planned');
        const ahead = (visit: Values): number => fromDateTimeDay(String(visit['PlannedStart__c'])) - dayOf(TODAY);
        expect(planned.filter((visit) => ahead(visit) === 0).length).toBeGreaterThan(40);
        expect(planned.filter((visit) => ahead(visit) === 8).length).toBeLessThan(30);
        expect(planned.every((visit) => ahead(visit) >= 0 && ahead(visit) < 14)).toBe(true);
        const events = byId('Event');
        for (const visit of planned) {
            const event = events.get(visit['EventId__c']);
            expect(event?.['FieldVisitKey__c']).toBe(visit['ClientKey__c']);
            expect(event?.['StartDateTime']).toBe(visit['PlannedStart__c']);
        }
    });

    it('leaves time for meetings: no two timed entries of a calendar overlap', () => {
        const entries = of('Event')
            .filter((event) => event['IsAllDayEvent'] === false)
            .map((event) => ({
                owner: String(event['OwnerId']),
                starts: Date.parse(String(event['StartDateTime']).replace('+0000', 'Z')),
                ends: Date.parse(String(event['EndDateTime']).replace('+0000', 'Z'))
            }))
            .sort((a, b) => a.owner.localeCompare(b.owner) || a.starts - b.starts);
        const overlaps = entries.filter(
            (entry, i) => entries[i - 1]?.owner === entry.owner && entries[i - 1]!.ends > entry.starts
        );
        expect(overlaps).toEqual([]);
        expect(of('Event').some((event) => event['IsAllDayEvent'] === true)).toBe(true);
    });

    it('has deals with one history row a stage, some stalled, orders after visits', () => {
        const steps = new Map<unknown, Values[]>();
        for (const row of of('OpportunityHistory'))
            steps.set(row['OpportunityId'], [...(steps.get(row['OpportunityId']) ?? []), row]);
        for (const deal of of('Opportunity')) {
            const own = steps.get(deal['Id']) ?? [];
            expect(own[own.length - 1]?.['StageName']).toBe(deal['StageName']);
            const times = own.map((row) => String(row['CreatedDate']));
            expect([...times].sort()).toEqual(times);
            expect(new Set(own.map((row) => row['StageName'])).size).toBe(own.length);
        }
        const stalled = share(of('Opportunity'), (deal) => deal['IsStalled__c'] === true);
        expect(stalled).toBeGreaterThan(0.06);
        expect(stalled).toBeLessThan(0.1);
        expect(of('FieldVisit__c').filter((visit) => visit['Outcome__c'] === 'Order').length).toBeGreaterThan(150);
    });

    it('writes nothing into the future but plans', () => {
        for (const [object, list] of records) {
            for (const record of list) {
                const stamp = record['SystemModstamp'];
                if (stamp) expect({ object, late: String(stamp) >= `${TODAY}T00` }).toEqual({ object, late: false });
            }
        }
        const earliest = dateOf(dayOf(TODAY) - HISTORY_DAYS);
        const first = of('FieldVisit__c')
            .map((visit) => String(visit['ActualStart__c'] ?? visit['PlannedStart__c']))
            .sort()[0]!;
        expect(first >= earliest).toBe(true);
        expect(ids('FieldVisit__c').size).toBe(of('FieldVisit__c').length);
    });
});
