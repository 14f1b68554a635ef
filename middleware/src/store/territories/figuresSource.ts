import type { Database } from '../../platform/database.ts';
import type { AccountFigures, FiguresSource } from '../../territories/ports.ts';

interface FiguresRow {
    readonly id: string;
    readonly visits: number;
    readonly orders: number;
    readonly open_amount: number;
    readonly potential: number;
    readonly next_visit_due: string | null;
    readonly interval_days: number | null;
}

/**
 * $1 org, $2 owners, $3 time zone, $4 now, $5 first day, $6 today, $7 last id of the page before, $8 rows. Visits and
 * wins count as in the KPIs. Where the org does not know the next due day yet, the cadence gives it.
 */
const FIGURES_SQL = `
    WITH page AS (
        SELECT a.id, a.annual_revenue, c.interval_days,
               COALESCE(a.next_visit_due,
                        COALESCE(a.last_visit_date, (a.created_at AT TIME ZONE $3)::date) + c.interval_days) AS due
        FROM accounts a
        LEFT JOIN visit_cadences c ON c.org_id = a.org_id AND c.customer_class = a.customer_class
        WHERE a.org_id = $1 AND a.owner_id = ANY($2::text[]) AND NOT a.is_deleted AND a.id > $7
        ORDER BY a.id LIMIT $8::int
    ), visits AS (
        SELECT v.account_id, count(*)::int AS visits
        FROM field_visits v
        WHERE v.org_id = $1 AND v.account_id IN (SELECT id FROM page) AND v.status = 'Completed' AND NOT v.is_deleted
          AND (v.actual_end IS NULL OR v.actual_end >= v.actual_start)
          AND (v.actual_start AT TIME ZONE $3)::date >= $5::date AND v.actual_start <= $4::timestamptz
        GROUP BY v.account_id
    ), deals AS (
        SELECT o.account_id,
               (count(*) FILTER (WHERE o.is_won AND o.close_date >= $5::date AND o.close_date <= $6::date))::int AS orders,
               COALESCE(sum(o.amount) FILTER (WHERE NOT o.is_closed), 0)::double precision AS open_amount
        FROM opportunities o
        WHERE o.org_id = $1 AND o.account_id IN (SELECT id FROM page) AND NOT o.is_deleted
        GROUP BY o.account_id
    )
    SELECT p.id, COALESCE(v.visits, 0) AS visits, COALESCE(d.orders, 0) AS orders,
           COALESCE(d.open_amount, 0)::double precision AS open_amount,
           COALESCE(p.annual_revenue, 0)::double precision AS potential,
           p.due::text AS next_visit_due, p.interval_days
    FROM page p
    LEFT JOIN visits v ON v.account_id = p.id
    LEFT JOIN deals d ON d.account_id = p.id
    ORDER BY p.id`;

/** Figures of accounts by SQL over the mirror. */
export function createFiguresSource(database: Database): FiguresSource {
    return {
        async figures({ orgId, ownerIds, timeZone, now, from, today, afterId, limit }) {
            const rows = await database.query<FiguresRow>(FIGURES_SQL, [
                orgId,
                ownerIds,
                timeZone,
                now,
                from,
                today,
                afterId,
                limit
            ]);
            return rows.map(figuresOf);
        },
        async currency(orgId) {
            const [row] = await database.query<{ currency: string | null }>(
                'SELECT currency FROM orgs WHERE org_id = $1',
                [orgId]
            );
            return row?.currency ?? null;
        }
    };
}

function figuresOf(row: FiguresRow): AccountFigures {
    return {
        id: row.id,
        visits: row.visits,
        orders: row.orders,
        openAmount: Math.max(0, row.open_amount),
        potential: Math.max(0, row.potential),
        nextVisitDue: row.next_visit_due,
        intervalDays: row.interval_days
    };
}
