import fc from 'fast-check';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import { createKpis } from '../index.ts';
import type { Kpis } from '../index.ts';
import type { KpiOrg } from '../ports.ts';
import { NOWHERE, recordsOf } from './recordsOf.ts';
import type { TestRecords } from './recordsOf.ts';

export const PEOPLE = ['u1', 'u2', 'u3'] as const;
export const NOW = '2026-06-03T12:00:00Z';

export const CALLER: Caller = {
    orgId: 'org',
    userId: 'u1',
    visibleUserIds: new Set(PEOPLE),
    timeZone: 'UTC',
    isAdmin: false
};

export const ORG: KpiOrg = {
    currency: 'USD',
    timeZone: 'UTC',
    fiscalStartMonth: 1,
    dataAsOf: new Date('2026-06-03T11:59:00Z'),
    rates: { perHour: 60, perKilometre: 0.5 },
    choices: []
};

/** KPIs over records in memory, with three people in two teams. */
export function kpisOver(records: TestRecords, org: KpiOrg = ORG): Kpis {
    return createKpis({
        clock: fixedClock(NOW),
        source: {
            org: () => Promise.resolve(org),
            records: (_orgId, ownerIds) => Promise.resolve(new Map(ownerIds.map((id) => [id, recordsOf(id, records)]))),
            changes: () => Promise.resolve({ mark: '1', ownerIds: [], isEverybody: false }),
            roles: () =>
                Promise.resolve(
                    new Map([
                        ['u1', 'north'],
                        ['u2', 'north']
                    ])
                ),
            parentRoles: () => Promise.resolve(new Map()),
            memberDays: () => Promise.resolve(new Map()),
            people: () => Promise.resolve([...PEOPLE])
        }
    });
}

const day = fc.constantFrom('2026-03-04', '2026-06-01', '2026-06-02', '2026-06-03', '2026-06-05');
const ownerId = fc.constantFrom(...PEOPLE);
const at = fc
    .tuple(day, fc.integer({ min: 0, max: 86_399 }))
    .map(([date, second]) => Date.parse(`${date}T00:00:00Z`) + second * 1000);
const degrees = fc.option(fc.integer({ min: 0, max: 20 }).map((step) => 47 + step / 100));
const accountId = fc.constantFrom('a0', 'a1', 'a2', 'a3', 'gone');

const visits = fc.array(
    fc.record({
        ownerId,
        accountId: fc.option(accountId),
        status: fc.constantFrom('Completed', 'Completed', 'Planned', 'Skipped', 'Cancelled'),
        isInPerson: fc.boolean(),
        isJoint: fc.boolean(),
        isOnSite: fc.option(fc.boolean()),
        outcome: fc.option(fc.constantFrom('Order', 'No Contact')),
        plannedAt: fc.option(at),
        startsAt: fc.option(at),
        endsAt: fc.option(at),
        createdAt: at
    }),
    { maxLength: 25 }
);
const accounts = fc.array(
    fc.record({
        ownerId,
        customerClass: fc.option(fc.constantFrom('A', 'B')),
        territoryId: fc.option(fc.constantFrom('t1', 't2')),
        latitude: degrees,
        longitude: degrees,
        intervalDays: fc.option(fc.constant(14)),
        createdAt: at
    }),
    { maxLength: 12 }
);
const deals = fc.array(
    fc.record({
        ownerId,
        accountId: fc.option(accountId),
        isClosed: fc.boolean(),
        isWon: fc.boolean(),
        probability: fc.option(fc.integer({ min: 0, max: 100 })),
        closeDay: day,
        amount: fc.option(fc.integer({ min: 0, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2))),
        currency: fc.constantFrom(null, 'USD', 'EUR')
    }),
    { maxLength: 20 }
);
const leads = fc.array(
    fc.record({
        ownerId,
        createdAt: at,
        traits: fc.constantFrom(NOWHERE, { ...NOWHERE, territoryId: 't1', latitude: 47.05, longitude: 47.05 })
    }),
    { maxLength: 5 }
);
const oneOnOnes = fc.array(fc.record({ ownerId, at }), { maxLength: 3 });

const numbered = <Row>(rows: readonly Row[], prefix: string) =>
    rows.map((row, index) => ({ ...row, id: `${prefix}${index}` }));

/** Any org of a page, with every kind of fault. */
export const randomOrg = fc
    .record({
        visits,
        accounts,
        deals,
        leads,
        oneOnOnes,
        base: fc.option(fc.constant({ latitude: 47.1, longitude: 47 }))
    })
    .map((drawn): TestRecords => ({
        visits: numbered(drawn.visits, 'v'),
        accounts: numbered(drawn.accounts, 'a'),
        deals: numbered(drawn.deals, 'o'),
        leads: numbered(drawn.leads, 'l'),
        oneOnOnes: drawn.oneOnOnes
    }));
