import type { PlanningSource } from '../../planning/ports.ts';
import type { Database } from '../../platform/database.ts';

/** A field day runs from the first check-in to the last check-out of a person on a local day (as the KPI counts it). */
const PACE_SQL = `
    SELECT count(*)::int AS field_days, coalesce(sum(visits), 0)::int AS visits,
           coalesce(sum(extract(epoch FROM ends - starts)), 0)::float8 AS field_seconds
    FROM (
        SELECT count(*) AS visits, min(v.actual_start) AS starts, max(v.actual_end) AS ends
        FROM field_visits v LEFT JOIN users u ON u.org_id = v.org_id AND u.id = v.owner_id
        WHERE v.org_id = $1 AND v.owner_id = $2 AND v.status = 'Completed' AND NOT v.is_deleted
          AND coalesce(v.mode, 'In Person') = 'In Person' AND v.actual_end >= v.actual_start
          AND v.actual_start >= $3::timestamptz AND v.actual_start < $4::timestamptz
        GROUP BY (v.actual_start AT TIME ZONE coalesce(u.time_zone, 'UTC'))::date
    ) days`;

const COLLEAGUES_SQL = `
    SELECT other.id FROM users me
    JOIN user_roles mine ON mine.org_id = me.org_id AND mine.id = me.role_id AND NOT mine.is_deleted
    JOIN user_roles theirs ON theirs.org_id = me.org_id AND theirs.parent_role_id = mine.parent_role_id
        AND NOT theirs.is_deleted
    JOIN users other ON other.org_id = me.org_id AND other.role_id = theirs.id AND other.id <> me.id
    WHERE me.org_id = $1 AND me.id = $2 AND other.is_active AND NOT other.is_deleted
      AND other.base_latitude IS NOT NULL AND other.base_longitude IS NOT NULL
    ORDER BY other.id LIMIT 50`;

const DECISIONS_SQL = `
    SELECT owner_id, decision, reason, count(*)::int AS count FROM suggestion_feedback
    WHERE org_id = $1 AND NOT is_deleted AND created_at >= $2::timestamptz AND created_at < $3::timestamptz
    GROUP BY owner_id, decision, reason ORDER BY owner_id, decision, reason`;

const DECISIONS = { Accepted: 'accepted', Later: 'later', Rejected: 'rejected' } as const;

/** Aggregates of planning over the mirror: pace, colleagues, decisions. */
export function createFieldFigures(database: Database): Pick<PlanningSource, 'pace' | 'colleagues' | 'decisions'> {
    return {
        async pace(orgId, userId, from, to) {
            const [row] = await database.query<{ field_days: number; visits: number; field_seconds: number }>(
                PACE_SQL,
                [orgId, userId, from, to]
            );
            return {
                visitCount: row?.visits ?? 0,
                fieldDays: row?.field_days ?? 0,
                fieldSeconds: row?.field_seconds ?? 0
            };
        },
        async colleagues(orgId, userId) {
            const rows = await database.query<{ id: string }>(COLLEAGUES_SQL, [orgId, userId]);
            return rows.map(({ id }) => id);
        },
        async decisions(orgId, from, to) {
            const rows = await database.query<{
                owner_id: string;
                decision: string;
                reason: string | null;
                count: number;
            }>(DECISIONS_SQL, [orgId, from, to]);
            return rows.flatMap(({ owner_id: ownerId, decision, reason, count }) =>
                decision in DECISIONS
                    ? [{ ownerId, decision: DECISIONS[decision as keyof typeof DECISIONS], reason, count }]
                    : []
            );
        }
    };
}
