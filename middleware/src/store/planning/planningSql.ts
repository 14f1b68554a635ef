/** Queries of planning over the mirror. Parameters: $1 org id, $2 owner ids (or record ids), $3 and $4 instants. */

/** What the ids of a question are. */
type IdColumn = 'owner_id' | 'id';

/** The last visit that came to pass, of anybody, on the visitor's day. */
const visitedJoin = (idColumn: string): string => `
    LEFT JOIN LATERAL (
        SELECT (v.actual_start AT TIME ZONE coalesce(u.time_zone, 'UTC'))::date AS last_visit_date, v.outcome AS last_outcome
        FROM field_visits v LEFT JOIN users u ON u.org_id = v.org_id AND u.id = v.owner_id
        WHERE v.org_id = r.org_id AND v.${idColumn} = r.id AND v.status = 'Completed' AND NOT v.is_deleted
          AND v.actual_start <= $3::timestamptz
        ORDER BY v.actual_start DESC LIMIT 1
    ) visited ON true`;

/** The latest "later" or "no" of each record; an acceptance after it lifts it. */
const feedbackJoin = (idColumn: string): string => `
    LEFT JOIN LATERAL (
        SELECT decision, reason, created_at FROM suggestion_feedback f
        WHERE f.org_id = r.org_id AND f.${idColumn} = r.id AND NOT f.is_deleted
        ORDER BY f.created_at DESC LIMIT 1
    ) feedback ON feedback.decision <> 'Accepted'`;

const plannedJoin = (idColumn: string): string => `
    LEFT JOIN LATERAL (
        SELECT min(v.planned_start) AS planned_at FROM field_visits v
        WHERE v.org_id = r.org_id AND v.${idColumn} = r.id AND v.status = 'Planned' AND NOT v.is_deleted
          AND v.planned_start >= $3::timestamptz
    ) planned ON true`;

export const accountsSql = (ids: IdColumn): string => `
    SELECT r.id, r.owner_id, r.customer_class, r.latitude, r.longitude, r.opening_hours, r.annual_revenue,
           c.interval_days, visited.last_visit_date, visited.last_outcome, planned.planned_at,
           feedback.decision AS feedback_decision, feedback.reason AS feedback_reason, feedback.created_at AS feedback_at,
           coalesce(deals.open_deals, '[]'::jsonb) AS open_deals
    FROM accounts r
    LEFT JOIN visit_cadences c ON c.org_id = r.org_id AND c.customer_class = r.customer_class
    ${visitedJoin('account_id')}
    LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object(
                   'opportunityId', o.id, 'stage', o.stage_name, 'amount', o.amount::float8,
                   'probability', coalesce(o.probability, 0)::float8, 'closeDate', o.close_date::text,
                   'daysInStage', extract(day FROM $3::timestamptz - coalesce(o.last_stage_change_at, o.created_at))::int
               ) ORDER BY o.id) AS open_deals
        FROM opportunities o
        WHERE o.org_id = r.org_id AND o.account_id = r.id AND NOT o.is_closed AND NOT o.is_deleted
    ) deals ON true
    ${plannedJoin('account_id')}
    ${feedbackJoin('account_id')}
    WHERE r.org_id = $1 AND r.${ids} = ANY($2::text[]) AND NOT r.is_deleted
    ORDER BY r.id`;

export const leadsSql = (ids: IdColumn): string => `
    SELECT r.id, r.owner_id, r.status, r.rating, r.latitude, r.longitude, r.opening_hours, visited.last_visit_date,
           planned.planned_at,
           feedback.decision AS feedback_decision, feedback.reason AS feedback_reason, feedback.created_at AS feedback_at
    FROM leads r
    ${visitedJoin('lead_id')}
    ${plannedJoin('lead_id')}
    ${feedbackJoin('lead_id')}
    WHERE r.org_id = $1 AND r.${ids} = ANY($2::text[]) AND NOT r.is_deleted AND NOT r.is_converted
      AND coalesce(r.status, '') NOT LIKE 'Closed%'
    ORDER BY r.id`;

/**
 * Planned visits stand for themselves; the calendar events written beside them are the same appointment. Entries shown as
 * free block nothing. All-day entries are kept as midnight UTC of their dates, which may be half a day off the local period.
 */
export const APPOINTMENTS_SQL = `
    SELECT v.id, 'FieldVisit__c' AS object_api_name, v.owner_id, v.planned_start AS starts_at, v.planned_end AS ends_at,
           coalesce(v.account_id, v.lead_id) AS related_record_id, v.plan_id,
           coalesce(a.latitude, l.latitude) AS latitude, coalesce(a.longitude, l.longitude) AS longitude,
           false AS is_all_day
    FROM field_visits v
    LEFT JOIN accounts a ON a.org_id = v.org_id AND a.id = v.account_id
    LEFT JOIN leads l ON l.org_id = v.org_id AND l.id = v.lead_id
    WHERE v.org_id = $1 AND v.owner_id = ANY($2::text[]) AND v.status IN ('Planned', 'In Progress') AND NOT v.is_deleted
      AND v.planned_end > $3::timestamptz AND v.planned_start < $4::timestamptz
    UNION ALL
    SELECT e.id, 'Event', e.owner_id, e.starts_at, e.ends_at, coalesce(e.what_id, e.who_id), NULL,
           coalesce(a.latitude, l.latitude), coalesce(a.longitude, l.longitude), e.is_all_day
    FROM calendar_events e
    LEFT JOIN accounts a ON a.org_id = e.org_id AND a.id = e.what_id
    LEFT JOIN leads l ON l.org_id = e.org_id AND l.id = e.who_id
    WHERE e.org_id = $1 AND e.owner_id = ANY($2::text[]) AND NOT e.is_deleted
      AND e.field_visit_key IS NULL AND coalesce(e.show_as, 'Busy') <> 'Free'
      AND CASE WHEN e.is_all_day
            THEN e.ends_at > $3::timestamptz - interval '36 hours' AND e.starts_at < $4::timestamptz + interval '12 hours'
            ELSE e.ends_at > $3::timestamptz AND e.starts_at < $4::timestamptz END
    ORDER BY 4, 1`;
