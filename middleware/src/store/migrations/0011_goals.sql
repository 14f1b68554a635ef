-- Goals, the org's calendar and absences, and who belonged to which role when.

CREATE TABLE visit_goals (
    org_id text NOT NULL,
    id text NOT NULL,
    owner_id text,
    client_key text,
    kind text NOT NULL,
    title text,
    metric text,
    level text NOT NULL,
    person_id text,
    role_id text,
    parent_id text,
    period_kind text NOT NULL,
    period_start date NOT NULL,
    target numeric,
    note text,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX visit_goals_period ON visit_goals (org_id, period_start);

-- What is said about goals stays in the org; only that it was said is mirrored.
CREATE TABLE visit_goal_updates (
    org_id text NOT NULL,
    id text NOT NULL,
    goal_id text NOT NULL,
    kind text NOT NULL,
    created_by text,
    created_at timestamptz NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX visit_goal_updates_goal ON visit_goal_updates (org_id, goal_id);

CREATE TABLE holidays (
    org_id text NOT NULL,
    id text NOT NULL,
    day date,
    is_all_day boolean NOT NULL DEFAULT true,
    is_recurrence boolean NOT NULL DEFAULT false,
    recurrence_type text,
    recurrence_interval integer,
    day_of_week_mask integer,
    day_of_month integer,
    recurrence_instance text,
    month_of_year text,
    start_day date,
    end_day date,
    PRIMARY KEY (org_id, id)
);

-- Opening time of each weekday; empty when the business is closed.
CREATE TABLE business_hours (
    org_id text NOT NULL,
    id text NOT NULL,
    is_default boolean NOT NULL DEFAULT false,
    is_active boolean NOT NULL DEFAULT true,
    monday text,
    tuesday text,
    wednesday text,
    thursday text,
    friday text,
    saturday text,
    sunday text,
    PRIMARY KEY (org_id, id)
);

-- `OutOfOffice` on an all-day Event is an absence.
ALTER TABLE calendar_events ADD COLUMN show_as text;
UPDATE sync_objects SET needs_reload = true WHERE object_api_name = 'Event';

-- A goal off track, from when it was found until it is on track again: one alert each.
CREATE TABLE goal_alerts (
    org_id text NOT NULL,
    goal_id text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    projection double precision NOT NULL,
    target double precision NOT NULL,
    PRIMARY KEY (org_id, goal_id)
);

-- Salesforce keeps no history of roles. From the first sync on, a change of role is written down with its day, so that what
-- somebody did stays with the team in which it was done. `to_day` is the first day in the next role.
CREATE TABLE user_role_periods (
    org_id text NOT NULL,
    user_id text NOT NULL,
    role_id text NOT NULL,
    from_day date NOT NULL,
    to_day date
);
CREATE INDEX user_role_periods_role ON user_role_periods (org_id, role_id);
CREATE INDEX user_role_periods_user ON user_role_periods (org_id, user_id);

CREATE FUNCTION note_role_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first_day date := '0001-01-01';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.role_id IS NOT DISTINCT FROM NEW.role_id THEN
            RETURN NULL;
        END IF;
        SELECT (NEW.system_modstamp AT TIME ZONE coalesce(max(o.time_zone), 'UTC'))::date INTO first_day
        FROM orgs o WHERE o.org_id = NEW.org_id;
        UPDATE user_role_periods SET to_day = first_day
        WHERE org_id = NEW.org_id AND user_id = NEW.id AND to_day IS NULL;
        DELETE FROM user_role_periods
        WHERE org_id = NEW.org_id AND user_id = NEW.id AND to_day <= from_day;
    END IF;
    IF NEW.role_id IS NOT NULL THEN
        INSERT INTO user_role_periods (org_id, user_id, role_id, from_day)
        VALUES (NEW.org_id, NEW.id, NEW.role_id, first_day);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER role_period_begins AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION note_role_period();
CREATE TRIGGER role_period_changes AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION note_role_period();

INSERT INTO user_role_periods (org_id, user_id, role_id, from_day)
SELECT org_id, id, role_id, '0001-01-01' FROM users WHERE role_id IS NOT NULL;
