/** Fewer visits say nothing about how long they take; then the interval setting of the class stands in. */
const usualMinutes = (id: string): string => `
    (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM v.actual_end - v.actual_start) / 60)
     FROM (SELECT actual_start, actual_end FROM field_visits
           WHERE org_id = $1 AND account_id = ${id} AND status = 'Completed' AND NOT is_deleted
             AND actual_end > actual_start
           ORDER BY actual_start DESC LIMIT 20) v
     HAVING count(*) >= 3)::float8`;

/**
 * Customers that somebody may have been at: those the person owns, has planned or visited in the last year, within a box, at
 * their learned place where there is one.
 *
 * Parameters: $1 org, $2 person, $3 to $6 south, north, west, east, $7 and $8 the day, $9 and $10 the stay. A visit that the
 * person checked in to by hand during the stay speaks for its customer like a plan of that hour.
 */
export const CUSTOMERS_NEAR_SQL = `
    WITH mine AS (
        SELECT account_id AS id FROM field_visits
        WHERE org_id = $1 AND owner_id = $2 AND account_id IS NOT NULL AND NOT is_deleted
          AND coalesce(actual_start, planned_start) >= $7::timestamptz - interval '365 days'
        UNION SELECT lead_id FROM field_visits
        WHERE org_id = $1 AND owner_id = $2 AND lead_id IS NOT NULL AND NOT is_deleted
          AND coalesce(actual_start, planned_start) >= $7::timestamptz - interval '365 days'
    ), records AS (
        SELECT a.id, a.latitude, a.longitude, a.opening_hours, a.customer_class FROM accounts a
        WHERE a.org_id = $1 AND NOT a.is_deleted AND (a.owner_id = $2 OR a.id IN (SELECT id FROM mine))
        UNION ALL
        SELECT l.id, l.latitude, l.longitude, l.opening_hours, NULL FROM leads l
        WHERE l.org_id = $1 AND NOT l.is_deleted AND NOT l.is_converted
          AND (l.owner_id = $2 OR l.id IN (SELECT id FROM mine))
    ), placed AS (
        SELECT r.id, r.opening_hours, r.customer_class, p.radius_metres,
               coalesce(p.latitude, r.latitude) AS latitude, coalesce(p.longitude, r.longitude) AS longitude
        FROM records r LEFT JOIN learned_places p ON p.org_id = $1 AND p.record_id = r.id
    )
    SELECT r.id, r.latitude, r.longitude, r.radius_metres, r.opening_hours,
           day.planned_start, coalesce(day.is_visited, false) AS is_visited_today,
           coalesce(year.visits, 0)::int AS visits_last_year,
           coalesce(${usualMinutes('r.id')}, c.visit_minutes)::float8 AS usual_minutes
    FROM placed r
    LEFT JOIN visit_cadences c ON c.org_id = $1 AND c.customer_class = r.customer_class
    LEFT JOIN LATERAL (
        SELECT min(CASE WHEN v.is_now THEN v.actual_start WHEN v.status IN ('Planned', 'In Progress') THEN v.planned_start END)
                   AS planned_start,
               bool_or(v.status = 'Completed' AND NOT v.is_now) AS is_visited
        FROM (SELECT *, coalesce(actual_start < $10::timestamptz + interval '15 minutes'
                     AND coalesce(actual_end, actual_start) > $9::timestamptz - interval '15 minutes', false) AS is_now
              FROM field_visits WHERE org_id = $1 AND owner_id = $2) v
        WHERE v.org_id = $1 AND v.owner_id = $2 AND coalesce(v.account_id, v.lead_id) = r.id AND NOT v.is_deleted
          AND coalesce(v.actual_start, v.planned_start) >= $7::timestamptz
          AND coalesce(v.actual_start, v.planned_start) < $8::timestamptz
    ) day ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS visits FROM field_visits v
        WHERE v.org_id = $1 AND v.owner_id = $2 AND coalesce(v.account_id, v.lead_id) = r.id AND NOT v.is_deleted
          AND v.status = 'Completed' AND v.actual_start >= $7::timestamptz - interval '365 days'
          AND v.actual_start < $7::timestamptz
    ) year ON true
    WHERE r.latitude BETWEEN $3 AND $4 AND r.longitude BETWEEN $5 AND $6
    ORDER BY r.id`;

/** $1 org, $2 record ids. */
export const USUAL_MINUTES_SQL = `
    SELECT r.id, coalesce(${usualMinutes('r.id')}, c.visit_minutes)::float8 AS minutes
    FROM accounts r
    LEFT JOIN visit_cadences c ON c.org_id = $1 AND c.customer_class = r.customer_class
    WHERE r.org_id = $1 AND r.id = ANY($2::text[])
      AND coalesce(${usualMinutes('r.id')}, c.visit_minutes) IS NOT NULL`;
