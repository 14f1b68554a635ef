-- The mirror: what the middleware knows of each org. Ids are Salesforce ids (18 characters). No names of people or companies.

CREATE TABLE orgs (
    org_id text PRIMARY KEY,
    registered_at timestamptz NOT NULL DEFAULT now(),
    currency text NOT NULL DEFAULT 'USD',
    time_zone text NOT NULL DEFAULT 'UTC',
    fiscal_year_start_month smallint NOT NULL DEFAULT 1
);

CREATE TABLE users (
    org_id text NOT NULL,
    id text NOT NULL,
    username text NOT NULL,
    is_active boolean NOT NULL,
    role_id text,
    manager_id text,
    time_zone text NOT NULL DEFAULT 'UTC',
    locale text NOT NULL DEFAULT 'en_US',
    base_latitude double precision,
    base_longitude double precision,
    work_days text,
    day_starts_at text,
    day_ends_at text,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);

CREATE TABLE user_roles (
    org_id text NOT NULL,
    id text NOT NULL,
    parent_role_id text,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);

-- Who holds which Fieldmap permission set (developer name), so that admins and managers are known.
CREATE TABLE permission_assignments (
    org_id text NOT NULL,
    id text NOT NULL,
    assignee_id text NOT NULL,
    permission_set_name text NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);

CREATE TABLE accounts (
    org_id text NOT NULL,
    id text NOT NULL,
    owner_id text NOT NULL,
    parent_id text,
    type text,
    industry text,
    customer_class text,
    annual_revenue numeric,
    latitude double precision,
    longitude double precision,
    opening_hours text,
    last_visit_date date,
    next_visit_due date,
    created_at timestamptz NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    master_record_id text,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX accounts_owner ON accounts (org_id, owner_id);

CREATE TABLE contacts (
    org_id text NOT NULL,
    id text NOT NULL,
    owner_id text NOT NULL,
    account_id text,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);

CREATE TABLE leads (
    org_id text NOT NULL,
    id text NOT NULL,
    owner_id text NOT NULL,
    status text,
    rating text,
    lead_source text,
    lead_quality text,
    latitude double precision,
    longitude double precision,
    opening_hours text,
    is_converted boolean NOT NULL DEFAULT false,
    converted_date date,
    converted_account_id text,
    converted_opportunity_id text,
    last_visit_date date,
    created_at timestamptz NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX leads_owner ON leads (org_id, owner_id);

CREATE TABLE opportunities (
    org_id text NOT NULL,
    id text NOT NULL,
    owner_id text NOT NULL,
    account_id text,
    stage_name text NOT NULL,
    amount numeric,
    currency text,
    probability numeric,
    close_date date NOT NULL,
    is_closed boolean NOT NULL,
    is_won boolean NOT NULL,
    last_stage_change_at timestamptz,
    created_at timestamptz NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX opportunities_account ON opportunities (org_id, account_id);
CREATE INDEX opportunities_owner_close ON opportunities (org_id, owner_id, close_date);

CREATE TABLE opportunity_history (
    org_id text NOT NULL,
    id text NOT NULL,
    opportunity_id text NOT NULL,
    stage_name text NOT NULL,
    amount numeric,
    probability numeric,
    close_date date,
    created_at timestamptz NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX opportunity_history_opportunity ON opportunity_history (org_id, opportunity_id, created_at);

CREATE TABLE field_visits (
    org_id text NOT NULL,
    id text NOT NULL,
    client_key text,
    owner_id text NOT NULL,
    account_id text,
    lead_id text,
    opportunity_id text,
    contact_id text,
    status text NOT NULL,
    outcome text,
    mode text,
    source text,
    planned_start timestamptz,
    planned_end timestamptz,
    actual_start timestamptz,
    actual_end timestamptz,
    check_in_distance_metres double precision,
    is_on_site boolean,
    is_joint_visit boolean NOT NULL DEFAULT false,
    plan_id text,
    event_id text,
    created_at timestamptz NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX field_visits_owner_actual ON field_visits (org_id, owner_id, actual_start);
CREATE INDEX field_visits_owner_planned ON field_visits (org_id, owner_id, planned_start);
CREATE INDEX field_visits_account ON field_visits (org_id, account_id, actual_start);

CREATE TABLE calendar_events (
    org_id text NOT NULL,
    id text NOT NULL,
    owner_id text NOT NULL,
    what_id text,
    who_id text,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    is_all_day boolean NOT NULL DEFAULT false,
    field_visit_key text,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX calendar_events_owner ON calendar_events (org_id, owner_id, starts_at);

CREATE TABLE suggestion_feedback (
    org_id text NOT NULL,
    id text NOT NULL,
    client_key text,
    owner_id text NOT NULL,
    account_id text,
    lead_id text,
    decision text NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX suggestion_feedback_account ON suggestion_feedback (org_id, account_id);

-- Settings mirrored from custom metadata: VisitCadence__mdt and FieldmapSetting__mdt.
CREATE TABLE visit_cadences (
    org_id text NOT NULL,
    customer_class text NOT NULL,
    interval_days integer NOT NULL,
    visit_minutes integer NOT NULL,
    PRIMARY KEY (org_id, customer_class)
);

CREATE TABLE settings (
    org_id text NOT NULL,
    name text NOT NULL,
    value text,
    PRIMARY KEY (org_id, name)
);
