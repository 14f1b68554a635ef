import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeTestOrg } from '../core/testOrg.ts';
import type { TestOrg } from '../core/testOrg.ts';
import type { QueryOptions } from '../core/types.ts';

let test: TestOrg;
beforeAll(() => {
    test = makeTestOrg();
    const { org, rep1, rep2 } = test;
    const account = (Name: string, more: Record<string, unknown>): Record<string, unknown> => ({
        Name,
        OwnerId: rep1.userId,
        ...more
    });
    const [a = '', b = '', c = ''] = org.loadRecords('Account', [
        account('Alpha', {
            Industry: 'Retail',
            AnnualRevenue: 100,
            BillingLatitude: 47.14,
            BillingLongitude: 9.52,
            BillingCity: 'Vaduz'
        }),
        account('beta', {
            Industry: 'Retail',
            AnnualRevenue: 300,
            SystemModstamp: '2026-11-01T00:00:00Z',
            CreatedDate: '2026-11-01T00:00:00Z'
        }),
        account("O'Neil 100%", {
            OwnerId: rep2.userId,
            BillingLatitude: 47.2,
            BillingLongitude: 9.6,
            CreatedDate: '2026-01-01T00:00:00Z'
        })
    ]);
    const opportunity = { StageName: 'Prospecting', CloseDate: '2026-11-30' };
    org.loadRecords('Opportunity', [
        { ...opportunity, Name: 'o1', AccountId: a, Amount: 10, OwnerId: rep1.userId },
        { ...opportunity, Name: 'o2', AccountId: a, Amount: 20, StageName: 'Closed Won', OwnerId: rep1.userId },
        { ...opportunity, Name: 'o3', AccountId: b, OwnerId: rep2.userId }
    ]);
    const [lead = ''] = org.loadRecords('Lead', [{ LastName: 'Doe', Company: 'C' }]);
    const start = { StartDateTime: '2026-11-04T10:00:00Z', DurationInMinutes: 60 };
    org.loadRecords('Event', [
        { ...start, Subject: 'at account', WhatId: a },
        { ...start, Subject: 'with lead', WhoId: lead }
    ]);
    org.delete('Account', [c === '' ? '' : (org.loadRecords('Account', [{ Name: 'gone' }])[0] ?? '')]);
});

const names = (soql: string, options: QueryOptions = {}): unknown[] =>
    test.org.query(soql, options).records.map((record) => record['Name'] ?? record['Subject']);
const where = (condition: string, options: QueryOptions = {}): unknown[] =>
    names(`SELECT Name FROM Account WHERE ${condition} ORDER BY Name`, options);

describe('WHERE', () => {
    it.each([
        ["Name = 'ALPHA'", ['Alpha']],
        ["Name != 'alpha'", ['beta', "O'Neil 100%"]],
        ["Name LIKE '%a'", ['Alpha', 'beta']],
        ["Name LIKE '_eta'", ['beta']],
        ["Name LIKE '%100\\%'", ["O'Neil 100%"]],
        ["Name = 'O\\'Neil 100%'", ["O'Neil 100%"]],
        ['AnnualRevenue > 100', ['beta']],
        ['AnnualRevenue >= 100 AND AnnualRevenue <= 300', ['Alpha', 'beta']],
        ['AnnualRevenue = null', ["O'Neil 100%"]],
        ['Industry != null', ['Alpha', 'beta']],
        ["Industry NOT IN ('Retail')", ["O'Neil 100%"]],
        ["Name IN ('alpha', 'BETA')", ['Alpha', 'beta']],
        ["NOT Name = 'Alpha' AND Industry = 'Retail'", ['beta']],
        ["NOT (Name = 'Alpha' OR Name = 'beta')", ["O'Neil 100%"]],
        ["Industry = 'Retail' AND (Name = 'Alpha' OR AnnualRevenue > 200)", ['Alpha', 'beta']],
        ["(Name = 'Alpha' AND AnnualRevenue = 100) OR (Name = 'beta' AND AnnualRevenue = 1)", ['Alpha']],
        ['CreatedDate = TODAY', ['Alpha']],
        ['CreatedDate = LAST_N_DAYS:3', ['Alpha', 'beta']],
        ['CreatedDate < THIS_MONTH', ["O'Neil 100%"]],
        ['CreatedDate >= 2026-11-01T01:00:00+01:00', ['Alpha', 'beta']],
        ["Owner.Username = 'rep2@test.example'", ["O'Neil 100%"]],
        ["Owner.UserRole.Name = 'Rep' AND Owner.IsActive = true", ['Alpha', 'beta', "O'Neil 100%"]],
        ["Id IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Closed Won')", ['Alpha']],
        ['Id NOT IN (SELECT AccountId FROM Opportunity)', ["O'Neil 100%"]],
        ['BillingLatitude > 47.1 AND BillingLatitude < 47.15', ['Alpha']],
        ["DISTANCE(BillingAddress, GEOLOCATION(47.14, 9.52), 'km') < 1", ['Alpha']],
        ['CALENDAR_YEAR(CreatedDate) = 2026 AND CALENDAR_MONTH(CreatedDate) = 1', ["O'Neil 100%"]]
    ])('%s', (condition, expected) => {
        expect(where(condition)).toEqual(expected);
    });

    it('takes bind variables of every kind, without pasting them', () => {
        expect(where('Name IN :list', { bindings: { list: ['Alpha', "x') OR Name != ('"] } })).toEqual(['Alpha']);
        expect(where('Name IN :none', { bindings: { none: [] } })).toEqual([]);
        expect(where('CreatedDate >= :since', { bindings: { since: new Date(Date.UTC(2026, 10, 2)) } })).toEqual([
            'Alpha'
        ]);
        expect(where('AnnualRevenue = :none', { bindings: { none: null } })).toEqual(["O'Neil 100%"]);
        expect(names('SELECT Name FROM Account ORDER BY Name LIMIT :n', { bindings: { n: 1 } })).toEqual(['Alpha']);
        expect(() => where('Name = :missing')).toThrow(/Variable does not exist: missing/);
    });

    it.each([
        ['SELECT Nope FROM Account', 'INVALID_FIELD', /No such column 'Nope' on entity 'Account'/],
        ['SELECT Id FROM Nope', 'INVALID_TYPE', /sObject type 'Nope' is not supported/],
        ['SELECT Nope.Name FROM Account', 'INVALID_FIELD', /Didn't understand relationship 'Nope'/],
        ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', /ERROR at Row:1/],
        [
            "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
            'MALFORMED_QUERY',
            /unexpected token: 'OR'/
        ],
        ["SELECT Id FROM Account WHERE CreatedDate > '2026-01-01'", 'INVALID_FIELD', /must be of type dateTime/],
        ['SELECT Id FROM Opportunity WHERE CloseDate > 2026-01-01T00:00:00Z', 'INVALID_FIELD', /must be of type date/],
        ["SELECT Id FROM Account WHERE Description = 'x'", 'INVALID_FIELD', /can not be filtered/],
        ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', /must be grouped or aggregated: Name/],
        ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', /LIMIT of at most 200/],
        ['SELECT Id FROM Account LIMIT 1 OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', /2000/]
    ])('refuses %s', (soql, errorCode, message) => {
        expect(() => test.org.query(soql)).toThrow(
            expect.objectContaining({ errorCode, message: expect.stringMatching(message) })
        );
    });
});

describe('SELECT', () => {
    it('nests parents, lists children and keeps the names of the schema', () => {
        const [record] = test.org.query(
            "SELECT id, owner.name, (SELECT name, account.name FROM opportunities ORDER BY name DESC LIMIT 1) FROM account a WHERE a.name = 'Alpha'"
        ).records;
        expect(record).toMatchObject({
            attributes: {
                type: 'Account',
                url: expect.stringMatching(/^\/services\/data\/v66\.0\/sobjects\/Account\/001/)
            },
            Owner: { attributes: { type: 'User' }, Name: 'rep1' },
            Opportunities: { totalSize: 1, done: true, records: [{ Name: 'o2', Account: { Name: 'Alpha' } }] }
        });
        expect(Object.keys(record ?? {})).toEqual(['attributes', 'Id', 'Owner', 'Opportunities']);
    });

    it('answers null for a missing parent, value or list', () => {
        const [record] = test.org.query(
            "SELECT Parent.Name, Phone, (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Alpha'"
        ).records;
        expect(record).toMatchObject({ Parent: null, Phone: null, Contacts: null });
    });

    it('reads polymorphic parents by Name, Type and TYPEOF', () => {
        const soql = `SELECT Subject, What.Name, What.Type, Who.Type, TYPEOF What WHEN Account THEN BillingCity ELSE Id END FROM Event ORDER BY Subject`;
        expect(test.org.query(soql).records).toMatchObject([
            { What: { attributes: { type: 'Account' }, BillingCity: 'Vaduz' }, Who: null },
            { What: null, Who: { Type: 'Lead' } }
        ]);
    });

    it('makes compound addresses', () => {
        const [record] = test.org.query("SELECT BillingAddress FROM Account WHERE Name = 'Alpha'").records;
        expect(record?.['BillingAddress']).toMatchObject({
            city: 'Vaduz',
            latitude: 47.14,
            longitude: 9.52,
            street: null
        });
    });

    it('expands FIELDS()', () => {
        const [record] = test.org.query('SELECT FIELDS(STANDARD) FROM Account LIMIT 1').records;
        expect(Object.keys(record ?? {})).toEqual(expect.arrayContaining(['Id', 'Name', 'BillingAddress', 'OwnerId']));
    });
});

describe('aggregates', () => {
    it('counts, sums and groups', () => {
        expect(test.org.query('SELECT COUNT() FROM Account')).toEqual({ totalSize: 3, records: [] });
        expect(
            test.org.query(
                'SELECT Industry, COUNT(Id) n, SUM(AnnualRevenue), AVG(AnnualRevenue) mean, MIN(Name) FROM Account GROUP BY Industry ORDER BY COUNT(Id) DESC'
            ).records
        ).toEqual([
            {
                attributes: { type: 'AggregateResult' },
                Industry: 'Retail',
                n: 2,
                expr0: 400,
                mean: 200,
                expr1: 'Alpha'
            },
            {
                attributes: { type: 'AggregateResult' },
                Industry: null,
                n: 1,
                expr0: null,
                mean: null,
                expr1: "O'Neil 100%"
            }
        ]);
    });

    it('filters groups, counts distinct values and groups by parents and date parts', () => {
        expect(
            test.org.query('SELECT AccountId FROM Opportunity GROUP BY AccountId HAVING COUNT(Id) > 1').totalSize
        ).toBe(1);
        expect(test.org.query('SELECT COUNT_DISTINCT(OwnerId) n FROM Opportunity').records[0]?.['n']).toBe(2);
        expect(
            test.org.query('SELECT Owner.Name, COUNT(Id) FROM Opportunity GROUP BY Owner.Name').records
        ).toMatchObject([
            { Name: 'rep1', expr0: 2 },
            { Name: 'rep2', expr0: 1 }
        ]);
        expect(
            test.org.query(
                'SELECT CALENDAR_MONTH(CloseDate) m, COUNT(Id) n FROM Opportunity GROUP BY CALENDAR_MONTH(CloseDate)'
            ).records
        ).toMatchObject([{ m: 11, n: 3 }]);
        expect(test.org.query('SELECT MAX(SystemModstamp) newest FROM Account').records[0]?.['newest']).toBe(
            '2026-11-04T12:00:30.500+0000'
        );
    });
});

describe('order and pages', () => {
    it('sorts without case, ids with case, nulls as asked', () => {
        expect(names('SELECT Name FROM Account ORDER BY Name DESC')).toEqual(["O'Neil 100%", 'beta', 'Alpha']);
        expect(names('SELECT Name FROM Account ORDER BY AnnualRevenue NULLS LAST, Name')).toEqual([
            'Alpha',
            'beta',
            "O'Neil 100%"
        ]);
        expect(names('SELECT Name FROM Account ORDER BY AnnualRevenue')).toEqual(["O'Neil 100%", 'Alpha', 'beta']);
        expect(names('SELECT Name FROM Account ORDER BY Name LIMIT 1 OFFSET 1')).toEqual(['beta']);
    });

    it('walks by (stamp, Id) without loss or repeat when thousands share a stamp', () => {
        const { org, rep1 } = makeTestOrg();
        org.loadRecords(
            'Lead',
            Array.from({ length: 5000 }, (_, i) => ({ LastName: `L${i}`, Company: 'C', OwnerId: rep1.userId }))
        );
        const seen = new Set<unknown>();
        let stamp = '2000-01-01T00:00:00.000+0000';
        let lastId = '';
        for (;;) {
            const { records } = org.query(
                `SELECT Id, SystemModstamp FROM Lead WHERE (SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${lastId}')) ORDER BY SystemModstamp, Id LIMIT 700`
            );
            records.forEach((record) => seen.add(record['Id']));
            const last = records.at(-1);
            if (!last) {
                break;
            }
            stamp = String(last['SystemModstamp']);
            lastId = String(last['Id']);
        }
        expect(seen.size).toBe(5000);
    });

    it('keeps to own records with USING SCOPE mine', () => {
        const soql = 'SELECT Name FROM Account USING SCOPE mine ORDER BY Name';
        expect(names(soql, { user: test.manager })).toEqual([]);
        expect(names(soql, { user: test.rep1 })).toEqual(['Alpha', 'beta']);
        expect(() => names('SELECT Name FROM Account USING SCOPE team')).toThrow(/no scope team/);
    });

    it('finds deleted records by queryAll and ALL ROWS only', () => {
        expect(where("Name = 'gone'")).toEqual([]);
        expect(where("Name = 'gone'", { includeDeleted: true })).toEqual(['gone']);
        expect(names("SELECT Name FROM Account WHERE Name = 'gone' ALL ROWS")).toEqual(['gone']);
    });
});

describe('cursors', () => {
    it('keep the rows of their query', () => {
        const { org } = makeTestOrg();
        const [first = ''] = org.loadRecords('Account', [{ Name: 'a' }, { Name: 'b' }]);
        const cursor = org.openCursor('SELECT Name FROM Account ORDER BY Name');
        org.update('Account', [{ Id: first, Name: 'changed' }]);
        expect(cursor.page(0, 2).map((record) => record['Name'])).toEqual(['a', 'b']);
    });

    it('give CSV values for Bulk and refuse what Bulk refuses', () => {
        const cursor = test.org.openCursor(
            "SELECT Id, Owner.Name, CreatedDate, Phone, AnnualRevenue FROM Account WHERE Name = 'beta'"
        );
        expect(cursor.csvHeader()).toEqual(['Id', 'Owner.Name', 'CreatedDate', 'Phone', 'AnnualRevenue']);
        expect(cursor.csvPage(0, 10)[0]?.slice(1)).toEqual(['rep1', '2026-11-01T00:00:00.000Z', '', '300']);
        expect(() => test.org.openCursor('SELECT BillingAddress FROM Account').csvHeader()).toThrow(
            /compound data not supported/
        );
        expect(() => test.org.openCursor('SELECT COUNT(Id) FROM Account').csvHeader()).toThrow(/not supported in Bulk/);
    });

    it('describe their columns for the sf CLI', () => {
        const { columnMetadata } = test.org.queryColumns(
            'SELECT Id, Owner.Name, COUNT(Id) n FROM Account GROUP BY Id, Owner.Name'
        ) as {
            columnMetadata: { columnName: string; joinColumns: { columnName: string }[] }[];
        };
        expect(columnMetadata.map((column) => column.columnName)).toEqual(['Id', 'Owner', 'n']);
        expect(columnMetadata[1]?.joinColumns[0]?.columnName).toBe('Name');
    });
});
