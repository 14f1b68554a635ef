export const ORG_SQL = `
    SELECT o.currency, o.time_zone, o.fiscal_year_start_month, s.last_finished_at,
           c.value AS chosen_currency, p.value AS is_shared
    FROM orgs o
    LEFT JOIN sync_orgs s ON s.org_id = o.org_id
    LEFT JOIN settings c ON c.org_id = o.org_id AND c.name = 'currency'
    LEFT JOIN settings p ON p.org_id = o.org_id AND p.name = 'goalProgressForMembers'
    WHERE o.org_id = $1`;

export const PEOPLE_SQL = `
    SELECT u.id, u.username, u.is_active AND NOT u.is_deleted AS is_active, u.role_id, u.work_days,
           EXISTS (
               SELECT 1 FROM permission_assignments p
               WHERE p.org_id = u.org_id AND p.assignee_id = u.id AND NOT p.is_deleted
                 AND p.permission_set_name IN ('Fieldmap_Rep', 'Fieldmap_Manager')
           ) AS is_seller
    FROM users u
    WHERE u.org_id = $1
    ORDER BY u.id`;

/** The default ones; an org has at least one set, which is the default. */
export const HOURS_SQL = `
    SELECT monday, tuesday, wednesday, thursday, friday, saturday, sunday
    FROM business_hours
    WHERE org_id = $1 AND is_active
    ORDER BY is_default DESC, id
    LIMIT 1`;

/** All-day Events are stored as midnight UTC of their first and last day. */
export const ABSENCES_SQL = `
    SELECT e.owner_id, array_agg(DISTINCT d.day::date::text) AS days
    FROM calendar_events e
    CROSS JOIN LATERAL generate_series(
        greatest((e.starts_at AT TIME ZONE 'UTC')::date, $2::date)::timestamp,
        least((e.ends_at AT TIME ZONE 'UTC')::date, ($3::date - 1))::timestamp,
        interval '1 day'
    ) AS d (day)
    WHERE e.org_id = $1 AND e.is_all_day AND e.show_as = 'OutOfOffice' AND NOT e.is_deleted
      AND e.starts_at < $3::date AND e.ends_at >= $2::date
    GROUP BY e.owner_id`;

/** Periods are at most a year long. */
export const GOALS_SQL = `
    SELECT jsonb_build_object(
        'goalId', id, 'kind', kind, 'clientKey', client_key, 'title', title, 'metric', metric, 'level', level,
        'personId', person_id, 'roleId', role_id, 'parentId', parent_id, 'periodKind', period_kind,
        'periodStart', period_start, 'target', target::double precision, 'note', note
    ) AS goal
    FROM visit_goals
    WHERE org_id = $1 AND NOT is_deleted AND period_start < $3::date
      AND period_start > ($2::date - interval '1 year')::date
    ORDER BY period_start, id
    LIMIT 5000`;
