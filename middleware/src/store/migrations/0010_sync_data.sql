-- Write-back: conflicts with what people changed meanwhile, and fields that are derived from the mirror.

-- Kinds are known to the code that pushes them.
ALTER TABLE sync_outbox DROP CONSTRAINT sync_outbox_kind_check;
ALTER TABLE sync_outbox
    -- What a person had made of the record when the conflict was found: {objectApiName, recordId, reason, mine, theirs}.
    ADD COLUMN conflict jsonb,
    -- A person said that the row is to be written over what was shown to them: those values, and no newer ones.
    ADD COLUMN accepted_base jsonb,
    ADD COLUMN resolution text CHECK (resolution IN ('theirs', 'mine')),
    ADD COLUMN resolved_by text;

-- The derived fields as the org has them, so that only changes are written.
ALTER TABLE accounts ADD COLUMN visit_priority double precision;
ALTER TABLE leads ADD COLUMN next_visit_due date, ADD COLUMN visit_priority double precision;
ALTER TABLE opportunities
    ADD COLUMN days_in_stage integer,
    ADD COLUMN is_stalled boolean NOT NULL DEFAULT false,
    ADD COLUMN visit_priority double precision;
UPDATE sync_objects SET needs_reload = true WHERE object_api_name IN ('Account', 'Lead', 'Opportunity');

CREATE TABLE sync_derived (
    org_id text PRIMARY KEY,
    -- Changes of transactions from this one on are not yet looked at (see kpi_changes).
    mark text NOT NULL,
    -- Day of the org on which everything was last computed: dates move even if nothing changes.
    full_day date,
    last_finished_at timestamptz,
    written bigint NOT NULL DEFAULT 0
);

-- Records whose derived fields the org refuses (a validation rule, no right): tried again ever more seldom.
CREATE TABLE sync_derived_refused (
    org_id text NOT NULL,
    object_api_name text NOT NULL,
    record_id text NOT NULL,
    code text NOT NULL,
    detail text NOT NULL,
    attempts integer NOT NULL DEFAULT 1,
    next_attempt_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, object_api_name, record_id)
);

-- Neutral import: rows wait here, part by part, until the whole run is taken over or dropped.
CREATE TABLE import_runs (
    run_id text PRIMARY KEY,
    org_id text NOT NULL,
    started_by text NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'refused')),
    report jsonb,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX import_runs_org ON import_runs (org_id, started_at DESC);

CREATE TABLE import_rows (
    run_id text NOT NULL REFERENCES import_runs ON DELETE CASCADE,
    kind text NOT NULL,
    id text NOT NULL,
    line integer NOT NULL,
    record jsonb NOT NULL,
    PRIMARY KEY (run_id, kind, id)
);

CREATE TABLE import_errors (
    run_id text NOT NULL REFERENCES import_runs ON DELETE CASCADE,
    kind text NOT NULL,
    line integer NOT NULL,
    column_name text,
    detail text NOT NULL
);
CREATE INDEX import_errors_run ON import_errors (run_id, kind, line);
