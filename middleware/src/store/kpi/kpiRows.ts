import type { OpportunityFact, VisitFact } from '#kernel/kpiFormulas';

export interface VisitRow {
    readonly id: string;
    readonly owner_id: string;
    readonly account_id: string | null;
    readonly status: string;
    readonly is_in_person: boolean;
    readonly is_joint_visit: boolean;
    readonly is_on_site: boolean | null;
    readonly outcome: string | null;
    readonly planned_day: string | null;
    readonly is_due: boolean;
    readonly day: string;
    readonly planned_at: number | null;
    readonly starts_at: number | null;
    readonly ends_at: number | null;
    readonly is_future: boolean;
}

export interface AccountRow {
    readonly id: string;
    readonly owner_id: string;
    readonly customer_class: string | null;
    readonly interval_days: number | null;
    readonly created_day: string;
}

export interface AccountVisitsRow {
    readonly account_id: string;
    readonly days: string | null;
    readonly joint_days: string | null;
    readonly first_at: number | null;
    readonly met_at: number | null;
    /** The first one dated after the present. */
    readonly next_at: number | null;
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

export interface LeadRow {
    readonly id: string;
    readonly owner_id: string;
    readonly created_day: string;
}

type Firsts = Pick<AccountVisitsRow, 'first_at' | 'met_at'>;

export function visitFact(row: VisitRow, account: Firsts | undefined): VisitFact {
    const isFirst = (at: number | null | undefined): boolean => row.starts_at !== null && at === row.starts_at;
    return {
        id: row.id,
        ownerId: row.owner_id,
        accountId: row.account_id,
        status: row.status,
        isInPerson: row.is_in_person,
        isJoint: row.is_joint_visit,
        isOnSite: row.is_on_site,
        outcome: row.outcome,
        isFirstVisit: isFirst(account?.first_at),
        isFirstMeeting: isFirst(account?.met_at) && row.outcome !== null && row.outcome !== 'No Contact',
        plannedDay: row.planned_day,
        isDue: row.is_due,
        day: row.day,
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        isFuture: row.is_future
    };
}

export function opportunityFact(row: OpportunityRow, hasRideAlong: boolean): OpportunityFact {
    return {
        id: row.id,
        ownerId: row.owner_id,
        accountId: row.account_id,
        isClosed: row.is_closed,
        isWon: row.is_won,
        probability: row.probability === null ? null : Number(row.probability),
        hasRideAlong,
        closeDay: row.close_day,
        amount: row.amount,
        currency: row.currency
    };
}
