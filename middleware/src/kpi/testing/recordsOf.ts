import { dueFromMs, type VisitStatus } from '#kernel/visitRules';
import type {
    AccountHistory,
    AccountTraits,
    DealRecord,
    PersonRecords,
    Place,
    VisitColumns
} from '../facts/personRecords.ts';
import { VISIT_FLAGS } from '../facts/personRecords.ts';

/** A visit as a test writes it down; times are epoch milliseconds, null where there is none. */
export interface TestVisit {
    readonly id: string;
    readonly ownerId: string;
    readonly accountId: string | null;
    readonly status: string;
    readonly isInPerson: boolean;
    readonly isJoint: boolean;
    readonly isOnSite: boolean | null;
    readonly outcome: string | null;
    readonly plannedAt: number | null;
    readonly startsAt: number | null;
    readonly endsAt: number | null;
    readonly createdAt: number;
}

type Owned<Row> = Row & { readonly ownerId: string };

/** Records of a made-up org. */
export interface TestRecords {
    readonly visits: readonly TestVisit[];
    readonly accounts: readonly TestAccount[];
    readonly deals: readonly Owned<DealRecord>[];
    readonly leads: readonly Owned<PersonRecords['leads'][number]>[];
    /** Of everybody. */
    readonly base?: Place | null;
    readonly oneOnOnes?: readonly { readonly ownerId: string; readonly at: number }[];
}

export type TestAccount = Owned<PersonRecords['accounts'][number]> & Partial<Omit<AccountTraits, 'customerClass'>>;

export const NOWHERE: AccountTraits = { customerClass: null, territoryId: null, latitude: null, longitude: null };

/** What the store reads of one person, from records in memory and in any order. */
export function recordsOf(ownerId: string, all: TestRecords): PersonRecords {
    const own = <Row extends { readonly ownerId: string }>(rows: readonly Row[]): Row[] =>
        rows.filter((row) => row.ownerId === ownerId);
    const accountIds = new Set([...all.visits, ...all.deals].flatMap(({ accountId }) => accountId ?? []));
    all.accounts.forEach(({ id }) => accountIds.add(id));
    return {
        base: all.base ?? null,
        visits: columnsOf(own(all.visits).sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1))),
        accounts: own(all.accounts),
        deals: own(all.deals).sort((a, b) =>
            a.closeDay > b.closeDay || (a.closeDay === b.closeDay && a.id < b.id) ? -1 : 1
        ),
        leads: own(all.leads).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)),
        histories: new Map([...accountIds].map((id) => [id, historyOf(id, all)])),
        traits: new Map(all.accounts.map((row) => [row.id, traitsOf(row)])),
        oneOnOnesAt: Float64Array.from(
            own(all.oneOnOnes ?? [])
                .map(({ at }) => at)
                .sort((a, b) => a - b)
        ),
        wonDaysByAccount: new Map([...accountIds].map((id) => [id, wonDaysOf(id, all)]))
    };
}

const timeOf = ({ startsAt, plannedAt, createdAt }: TestVisit): number => startsAt ?? plannedAt ?? createdAt;

const traitsOf = ({ customerClass, territoryId, latitude, longitude }: TestAccount): AccountTraits => ({
    customerClass,
    territoryId: territoryId ?? null,
    latitude: latitude ?? null,
    longitude: longitude ?? null
});

function columnsOf(visits: readonly TestVisit[]): VisitColumns {
    const rows = visits.map((_visit, index) => index);
    const times = (of: (visit: TestVisit) => number | null): Float64Array =>
        Float64Array.from(visits, (visit) => of(visit) ?? NaN);
    return {
        ids: visits.map(({ id }) => id),
        accounts: Int32Array.from(visits, ({ accountId }, index) => (accountId === null ? -1 : index)),
        accountIds: visits.map(({ accountId }) => accountId ?? ''),
        statuses: { words: visits.map(({ status }) => status), codes: Int32Array.from(rows) },
        outcomes: { words: visits.map(({ outcome }) => outcome ?? ''), codes: Int32Array.from(rows) },
        flags: Uint8Array.from(visits, flagsOf),
        plannedAt: times(({ plannedAt }) => plannedAt),
        dueAt: times(({ status, plannedAt }) =>
            dueFromMs({ status: status as VisitStatus, plannedStartMs: plannedAt, plannedEndMs: null })
        ),
        startsAt: times(({ startsAt }) => startsAt),
        endsAt: times(({ endsAt }) => endsAt),
        at: times(timeOf)
    };
}

function flagsOf({ isInPerson, isJoint, isOnSite }: TestVisit): number {
    const place = isOnSite === null ? 0 : VISIT_FLAGS.positionKnown + (isOnSite ? VISIT_FLAGS.onSite : 0);
    return (isInPerson ? VISIT_FLAGS.inPerson : 0) + (isJoint ? VISIT_FLAGS.joint : 0) + place;
}

function historyOf(accountId: string, { visits }: TestRecords): AccountHistory {
    const countable = visits
        .filter((visit) => visit.accountId === accountId && visit.status === 'Completed' && visit.startsAt !== null)
        .filter(({ startsAt, endsAt }) => endsAt === null || endsAt >= (startsAt ?? 0))
        .sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0));
    const starts = (rows: readonly TestVisit[]): Float64Array =>
        Float64Array.from(rows, ({ startsAt }) => startsAt ?? NaN);
    const met = countable.find(({ outcome }) => outcome !== null && outcome !== 'No Contact');
    return {
        startsAt: starts(countable),
        jointStartsAt: starts(countable.filter(({ isJoint }) => isJoint)),
        metAt: met?.startsAt ?? NaN
    };
}

function wonDaysOf(accountId: string, { deals }: TestRecords): string[] {
    const days = deals.filter((deal) => deal.accountId === accountId && deal.isWon).map(({ closeDay }) => closeDay);
    return [...new Set(days)].sort();
}
