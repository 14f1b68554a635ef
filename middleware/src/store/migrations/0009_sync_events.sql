-- Where each org's stream of change events stands. The replay id is written in the transaction that applied the events
-- before it, so a kill at any moment repeats events and never skips one.
CREATE TABLE sync_event_streams (
    org_id text NOT NULL,
    channel text NOT NULL,
    object_api_name text NOT NULL,
    -- Opaque; null: begin with what comes next and look for changes once.
    replay_id text,
    state text NOT NULL DEFAULT 'connecting',
    state_since timestamptz NOT NULL DEFAULT now(),
    -- The last sign of life, and the last event.
    last_message_at timestamptz,
    last_event_at timestamptz,
    events bigint NOT NULL DEFAULT 0,
    restarts integer NOT NULL DEFAULT 0,
    last_code text,
    last_detail text,
    PRIMARY KEY (org_id, channel)
);

-- Formulas change without a stamp: their values are read anew on a schedule of their own.
ALTER TABLE sync_objects ADD COLUMN last_formulas_at timestamptz;
ALTER TABLE accounts ADD COLUMN is_visit_overdue boolean;
