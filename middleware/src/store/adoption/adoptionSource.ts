import type { AdoptionScope, AdoptionSource, UsedDecision } from '../../adoption/index.ts';
import type { Database } from '../../platform/database.ts';

/**
 * Visits that took place. Entries are fields that a person filled in: always outcome, contact, opportunity, date of the
 * next step and a mode other than in person; of visits by hand also the customer, and begin and end unless a check-in
 * took them. $1 org, $2 owners or null, $3 first and $4 last day, $5 time zone.
 */
const VISITS_SQL = `
    SELECT owner_id, (actual_start AT TIME ZONE $5)::date::text AS day, source, report_seconds,
           (outcome IS NOT NULL)::int + (contact_id IS NOT NULL)::int + (opportunity_id IS NOT NULL)::int
           + (next_step_date IS NOT NULL)::int + (coalesce(mode, 'In Person') <> 'In Person')::int
           + CASE WHEN source IN ('Plan', 'Detected') THEN 0
                  ELSE (coalesce(account_id, lead_id) IS NOT NULL)::int
                       + CASE WHEN check_in_distance_metres IS NULL
                              THEN (actual_start IS NOT NULL)::int + (actual_end IS NOT NULL)::int ELSE 0 END
             END AS entries
    FROM field_visits
    WHERE org_id = $1 AND ($2::text[] IS NULL OR owner_id = ANY($2::text[])) AND status = 'Completed' AND NOT is_deleted
      AND (actual_start AT TIME ZONE $5)::date BETWEEN $3::date AND $4::date`;

const DECISIONS_SQL = `
    SELECT owner_id, (created_at AT TIME ZONE $5)::date::text AS day, lower(decision) AS decision, count(*)::int AS count
    FROM suggestion_feedback
    WHERE org_id = $1 AND ($2::text[] IS NULL OR owner_id = ANY($2::text[])) AND NOT is_deleted
      AND lower(decision) IN ('accepted', 'later', 'rejected')
      AND (created_at AT TIME ZONE $5)::date BETWEEN $3::date AND $4::date
    GROUP BY 1, 2, 3`;

const ACCESS_SQL = `
    SELECT DISTINCT u.id
    FROM users u JOIN permission_assignments p ON p.org_id = u.org_id AND p.assignee_id = u.id
    WHERE u.org_id = $1 AND u.is_active AND NOT u.is_deleted AND NOT p.is_deleted
      AND p.permission_set_name IN ('Fieldmap_Rep', 'Fieldmap_Manager')
    ORDER BY u.id`;

const GO_LIVE_SQL = `
    SELECT (SELECT value FROM settings WHERE org_id = $1 AND name = 'goLiveDate') AS setting,
           (SELECT min((actual_start AT TIME ZONE $2)::date)::text FROM field_visits
            WHERE org_id = $1 AND status = 'Completed' AND NOT is_deleted AND source IN ('Plan', 'Detected')) AS first_day`;

/** What the page Adoption counts, by SQL over the mirror. */
export function createAdoptionSource(database: Database): AdoptionSource {
    const parameters = ({ orgId, ownerIds, fromDate, toDate, timeZone }: AdoptionScope): unknown[] => [
        orgId,
        ownerIds,
        fromDate,
        toDate,
        timeZone
    ];
    return {
        visits: async (scope) => {
            const rows = await database.query<VisitRow>(VISITS_SQL, parameters(scope));
            return rows.map((row) => ({
                ownerId: row.owner_id,
                day: row.day,
                source: row.source,
                entries: row.entries,
                reportSeconds: row.report_seconds
            }));
        },
        decisions: async (scope) => {
            const rows = await database.query<DecisionRow>(DECISIONS_SQL, parameters(scope));
            return rows.map(({ owner_id, day, decision, count }) => ({ ownerId: owner_id, day, decision, count }));
        },
        peopleWithAccess: async (orgId) =>
            (await database.query<{ id: string }>(ACCESS_SQL, [orgId])).map(({ id }) => id),
        goLive: async (orgId, timeZone) => {
            const [row] = await database.query<{ setting: string | null; first_day: string | null }>(GO_LIVE_SQL, [
                orgId,
                timeZone
            ]);
            return { setting: row?.setting ?? null, firstDay: row?.first_day ?? null };
        }
    };
}

interface VisitRow {
    readonly owner_id: string;
    readonly day: string;
    readonly source: string | null;
    readonly entries: number;
    readonly report_seconds: number | null;
}

interface DecisionRow {
    readonly owner_id: string;
    readonly day: string;
    readonly decision: UsedDecision['decision'];
    readonly count: number;
}
