import { dueFromMs, type VisitStatus } from '#kernel/visitRules';
import type { AccountHistory, AccountTraits, CodeColumn, DealRecord, VisitColumns } from '../../kpi/ports.ts';

export interface VisitsRow {
    readonly owner_id: string;
    readonly ids: string;
    readonly account_ids: string;
    readonly statuses: string;
    readonly outcomes: string;
    readonly flags: string;
    readonly planned_start: string;
    /** Of those nobody began. */
    readonly planned_end: string;
    readonly actual_start: string;
    readonly actual_end: string;
    readonly created_at: string;
}

export interface AccountRow {
    readonly id: string;
    readonly owner_id: string;
    readonly customer_class: string | null;
    readonly interval_days: number | null;
    readonly created_at: number;
}

export interface AccountVisitsRow {
    readonly account_id: string;
    readonly starts: string;
    readonly joint_starts: string | null;
    readonly met_at: number | null;
}

export interface OpportunityRow {
    readonly id: string;
    readonly owner_id: string;
    readonly account_id: string | null;
    readonly is_closed: boolean;
    readonly is_won: boolean;
    readonly close_day: string;
    readonly amount: string | null;
    readonly currency: string | null;
    readonly probability: string | null;
}

export interface PlaceRow {
    readonly id: string;
    readonly territory_id: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
}

export interface TraitsRow extends PlaceRow {
    readonly customer_class: string | null;
}

export interface LeadRow extends PlaceRow {
    readonly owner_id: string;
    readonly created_at: number;
}

export interface OneOnOnesRow {
    readonly owner_id: string;
    readonly times: string;
}

const FLAGS_FROM = 64;
const SEPARATOR = '\x1f';

export const NO_VISITS: VisitColumns = {
    ids: [],
    accounts: new Int32Array(),
    accountIds: [],
    statuses: { words: [], codes: new Int32Array() },
    outcomes: { words: [], codes: new Int32Array() },
    flags: new Uint8Array(),
    plannedAt: new Float64Array(),
    dueAt: new Float64Array(),
    startsAt: new Float64Array(),
    endsAt: new Float64Array(),
    at: new Float64Array()
};

/** All visits of one person. */
export function visitColumns(row: VisitsRow): VisitColumns {
    const accountIds = codesOf(row.account_ids.split(','));
    const plannedAt = timesOf(row.planned_start);
    const startsAt = timesOf(row.actual_start);
    const statuses = codesOf(row.statuses.split(SEPARATOR));
    const createdAt = timesOf(row.created_at);
    return {
        ids: row.ids.split(','),
        accounts: accountIds.codes.map((code) => (accountIds.words[code] === '' ? -1 : code)),
        accountIds: accountIds.words,
        statuses,
        outcomes: codesOf(row.outcomes.split(SEPARATOR)),
        flags: Uint8Array.from(row.flags, (letter) => letter.charCodeAt(0) - FLAGS_FROM),
        plannedAt,
        dueAt: dueTimes(statuses, plannedAt, timesOf(row.planned_end)),
        startsAt,
        endsAt: timesOf(row.actual_end),
        at: startsAt.map((start, index) =>
            Number.isNaN(start) ? firstTime(plannedAt[index] as number, createdAt[index] as number) : start
        )
    };
}

function dueTimes({ words, codes }: CodeColumn, plannedAt: Float64Array, plannedEndAt: Float64Array): Float64Array {
    return plannedAt.map((start, index) =>
        dueFromMs({
            status: words[codes[index] as number] as VisitStatus,
            plannedStartMs: nullOf(start),
            plannedEndMs: nullOf(plannedEndAt[index] as number)
        })
    );
}

const nullOf = (time: number): number | null => (Number.isNaN(time) ? null : time);

const firstTime = (one: number, other: number): number => (Number.isNaN(one) ? other : one);

function codesOf(values: readonly string[]): CodeColumn {
    const words: string[] = [];
    const known = new Map<string, number>();
    const codes = Int32Array.from(values, (value) => {
        let code = known.get(value);
        if (code === undefined) {
            code = words.push(value) - 1;
            known.set(value, code);
        }
        return code;
    });
    return { words, codes };
}

/** Epoch milliseconds, NaN where there is none. */
export function timesOf(joined: string): Float64Array {
    return Float64Array.from(joined.split(','), (text) => (text === '' ? NaN : Number(text)));
}

export function accountHistory(row: AccountVisitsRow): AccountHistory {
    return {
        startsAt: timesOf(row.starts),
        jointStartsAt: row.joint_starts === null ? new Float64Array() : timesOf(row.joint_starts),
        metAt: row.met_at ?? NaN
    };
}

export function dealRecord(row: OpportunityRow): DealRecord {
    return {
        id: row.id,
        accountId: row.account_id,
        isClosed: row.is_closed,
        isWon: row.is_won,
        closeDay: row.close_day,
        amount: row.amount,
        currency: row.currency,
        probability: row.probability === null ? null : Number(row.probability)
    };
}

/** Half a place is no place; leads have no class. */
export function traitsOf(row: PlaceRow, customerClass: string | null = null): AccountTraits {
    const isPlaced = row.latitude !== null && row.longitude !== null;
    return {
        customerClass,
        territoryId: row.territory_id,
        latitude: isPlaced ? row.latitude : null,
        longitude: isPlaced ? row.longitude : null
    };
}
