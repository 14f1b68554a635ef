-- State of sync. It is written in the same transaction as the data that it speaks of, so a kill at any moment leaves both
-- or neither.

-- One row an org: API usage as last read and the last failure.
CREATE TABLE sync_orgs (
    org_id text PRIMARY KEY,
    api_used integer,
    api_limit integer,
    api_seen_at timestamptz,
    last_started_at timestamptz,
    last_finished_at timestamptz,
    last_error_code text,
    last_error_detail text
);

CREATE TABLE sync_objects (
    org_id text NOT NULL,
    object_api_name text NOT NULL,
    phase text NOT NULL DEFAULT 'never' CHECK (phase IN ('never', 'loading', 'ready')),
    -- Everything committed in the org before this instant is in the mirror.
    watermark timestamptz,
    deletions_until timestamptz,
    -- Fields that the integration user could not read in the last run; when one returns, the object is read anew.
    missing_fields jsonb NOT NULL DEFAULT '[]',
    total_rows bigint,
    loaded_rows bigint NOT NULL DEFAULT 0,
    needs_reload boolean NOT NULL DEFAULT false,
    needs_reconcile boolean NOT NULL DEFAULT false,
    last_finished_at timestamptz,
    last_reconciled_at timestamptz,
    PRIMARY KEY (org_id, object_api_name)
);

-- A running Bulk API 2.0 query: after a restart its pages go on from the locator.
CREATE TABLE sync_bulk_jobs (
    org_id text NOT NULL,
    object_api_name text NOT NULL,
    job_id text NOT NULL,
    soql text NOT NULL,
    -- The watermark that is safe once this job is loaded, taken before the job was started.
    bound timestamptz NOT NULL,
    locator text,
    pages integer NOT NULL DEFAULT 0,
    rows_read bigint NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, object_api_name)
);

CREATE TABLE sync_alerts (
    org_id text NOT NULL,
    code text NOT NULL,
    -- Empty for the whole org.
    object_api_name text NOT NULL DEFAULT '',
    detail text NOT NULL,
    count integer NOT NULL DEFAULT 1,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, code, object_api_name)
);

-- A mass disappearance that a person must confirm before the mirror follows.
CREATE TABLE sync_held_deletions (
    org_id text NOT NULL,
    object_api_name text NOT NULL,
    record_id text NOT NULL,
    held_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, object_api_name, record_id)
);

-- Who works on an org now. Two instances share the work: one holds the lease, the other waits until it ends.
CREATE TABLE sync_leases (
    org_id text NOT NULL,
    purpose text NOT NULL,
    holder text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, purpose)
);

CREATE TABLE sync_runs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id text NOT NULL,
    kind text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    error_code text,
    counts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX sync_runs_org ON sync_runs (org_id, id DESC);

-- What is to be written to the org. A row stays until the org confirmed it.
CREATE TABLE sync_outbox (
    org_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('planned-visit', 'feedback')),
    client_key text NOT NULL,
    payload jsonb NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'conflict', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    record_id text,
    event_id text,
    is_created boolean NOT NULL DEFAULT false,
    last_code text,
    last_detail text,
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (org_id, kind, client_key)
);
CREATE INDEX sync_outbox_waiting ON sync_outbox (org_id, next_attempt_at) WHERE state = 'waiting';

-- Ids and stamps of a complete reading, compared with the mirror by the reconcile job; empty in between.
CREATE TABLE sync_reconcile_ids (
    org_id text NOT NULL,
    object_api_name text NOT NULL,
    id text NOT NULL,
    system_modstamp timestamptz NOT NULL
);
CREATE INDEX sync_reconcile_ids_record ON sync_reconcile_ids (org_id, object_api_name, id);
