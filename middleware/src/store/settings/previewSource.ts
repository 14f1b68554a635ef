import type { PreviewSource } from '../../settings/ports.ts';
import type { Database } from '../../platform/database.ts';

/** The last completed visit of each account on the visitor's day. $1 org, $2 today. */
const LAST_VISITS = `
    SELECT v.account_id, max((v.actual_start AT TIME ZONE coalesce(u.time_zone, 'UTC'))::date) AS visited_on
    FROM field_visits v LEFT JOIN users u ON u.org_id = v.org_id AND u.id = v.owner_id
    WHERE v.org_id = $1 AND v.account_id IS NOT NULL AND v.status = 'Completed' AND NOT v.is_deleted
      AND (v.actual_start AT TIME ZONE coalesce(u.time_zone, 'UTC'))::date <= $2::date
    GROUP BY v.account_id`;

const VISITED_ON_SQL = `
    WITH visited AS (${LAST_VISITS})
    SELECT a.customer_class, visited.visited_on::text AS visited_on, count(*)::int AS customers
    FROM accounts a LEFT JOIN visited ON visited.account_id = a.id
    WHERE a.org_id = $1 AND NOT a.is_deleted AND a.customer_class IS NOT NULL
    GROUP BY a.customer_class, visited.visited_on`;

/** The largest open deal, the longest overdue, the most important customer seen of late: one each, by id when equal. */
const EXAMPLES_SQL = `
    WITH visited AS (${LAST_VISITS}),
    known AS (
        SELECT a.id, c.interval_days, ($2::date - visited.visited_on)::float8 / c.interval_days AS share
        FROM accounts a
        JOIN visit_cadences c ON c.org_id = a.org_id AND c.customer_class = a.customer_class AND c.interval_days >= 1
        JOIN visited ON visited.account_id = a.id
        WHERE a.org_id = $1 AND NOT a.is_deleted
    )
    (SELECT account_id AS id, 'deal' AS example FROM opportunities
     WHERE org_id = $1 AND NOT is_closed AND NOT is_deleted AND account_id IN (SELECT id FROM known)
     GROUP BY account_id ORDER BY sum(coalesce(amount, 0) * coalesce(probability, 0)) DESC, account_id LIMIT 1)
    UNION ALL
    (SELECT id, 'overdue' FROM known ORDER BY share DESC, id LIMIT 2)
    UNION ALL
    (SELECT id, 'class' FROM known WHERE share < 1 ORDER BY interval_days, share DESC, id LIMIT 2)`;

/** What previews of settings need, by SQL over the mirror. */
export function createPreviewSource(database: Database): PreviewSource {
    return {
        visitedOn: async (orgId, onDay) => {
            const rows = await database.query<{ customer_class: string; visited_on: string | null; customers: number }>(
                VISITED_ON_SQL,
                [orgId, onDay]
            );
            return rows.map((row) => ({
                customerClass: row.customer_class,
                lastVisitDate: row.visited_on,
                customers: row.customers
            }));
        },
        intervals: async (orgId) => {
            const rows = await database.query<{ customer_class: string; interval_days: number }>(
                'SELECT customer_class, interval_days FROM visit_cadences WHERE org_id = $1',
                [orgId]
            );
            return new Map(rows.map((row) => [row.customer_class, row.interval_days]));
        },
        examples: async (orgId, onDay) => {
            const rows = await database.query<{ id: string; example: 'deal' | 'overdue' | 'class' }>(EXAMPLES_SQL, [
                orgId,
                onDay
            ]);
            const first = new Map<string, { recordId: string; example: (typeof rows)[number]['example'] }>();
            const kinds = new Set<string>();
            for (const { id, example } of rows) {
                if (first.has(id) || kinds.has(example)) continue;
                first.set(id, { recordId: id, example });
                kinds.add(example);
            }
            return [...first.values()];
        }
    };
}
