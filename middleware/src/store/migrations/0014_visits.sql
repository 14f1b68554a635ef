-- Days that write themselves. Raw positions stand apart from all else and know a person only by a number.

-- What a person allowed, and how far their positions are looked at. One writer at a time: the row is locked.
CREATE TABLE tracked_people (
    person_no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id text NOT NULL,
    user_id text NOT NULL,
    consented_at timestamptz,
    -- [[fromMs, toMs], ...]: nothing of these times is kept, whenever it arrives.
    pauses jsonb NOT NULL DEFAULT '[]',
    work_days text,
    day_starts_at text,
    day_ends_at text,
    auto_confirm_above double precision,
    dwell_minutes integer,
    -- Positions up to here are gone for good; later ones for that time are refused.
    final_until_ms bigint NOT NULL DEFAULT 0,
    -- [[fromMs, toMs], ...] after that: stays the person decided on; their positions are gone too.
    settled_spans jsonb NOT NULL DEFAULT '[]',
    -- The way since the last stay as far as its positions are gone: {fromMs, entries}.
    carried_way jsonb,
    -- Positions came that no stay was looked for in yet.
    is_dirty boolean NOT NULL DEFAULT false,
    last_position_ms bigint,
    UNIQUE (org_id, user_id)
);
CREATE INDEX tracked_people_dirty ON tracked_people (person_no) WHERE is_dirty;

CREATE TABLE positions (
    person_no integer NOT NULL,
    at_ms bigint NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    accuracy_metres double precision NOT NULL,
    PRIMARY KEY (person_no, at_ms)
);

CREATE TABLE tracking_devices (
    device_id text PRIMARY KEY,
    person_no integer NOT NULL REFERENCES tracked_people ON DELETE CASCADE,
    name text NOT NULL,
    -- SHA-256 of a random key of 256 bits.
    key_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz
);
CREATE INDEX tracking_devices_person ON tracking_devices (person_no);

CREATE TABLE found_stays (
    person_no integer NOT NULL REFERENCES tracked_people ON DELETE CASCADE,
    stay_key text NOT NULL,
    start_ms bigint NOT NULL,
    end_ms bigint NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    radius_metres double precision NOT NULL,
    position_count integer NOT NULL,
    is_open boolean NOT NULL,
    -- Detection does not touch it any more: its positions are gone, or the person changed it.
    is_settled boolean NOT NULL DEFAULT false,
    -- The way from the stay before: {fromMs, toMs, points, entries, roadMetres}.
    way jsonb,
    assignment jsonb NOT NULL,
    assigned_ms bigint NOT NULL,
    decided_as text CHECK (decided_as IN ('confirmed', 'rejected', 'private')),
    decided_ms bigint,
    is_auto_confirmed boolean NOT NULL DEFAULT false,
    record_id text,
    -- The visit in the org: {clientKey, outboxKey, state, visitId, payload}.
    visit jsonb,
    -- The stays before a split or a merge, to take it back.
    before_edit jsonb,
    PRIMARY KEY (person_no, stay_key)
);
CREATE INDEX found_stays_time ON found_stays (person_no, end_ms);
CREATE INDEX found_stays_written ON found_stays ((visit ->> 'state')) WHERE visit ->> 'state' = 'waiting';

-- Decisions by the key of the request, so that a repeat changes nothing.
CREATE TABLE stay_decisions (
    person_no integer NOT NULL REFERENCES tracked_people ON DELETE CASCADE,
    client_key text NOT NULL,
    stay_key text NOT NULL,
    decided_ms bigint NOT NULL,
    PRIMARY KEY (person_no, client_key)
);

-- Where confirmed visits took place. The person is forgotten with their stays; the place stays.
CREATE TABLE place_visits (
    visit_key text PRIMARY KEY,
    org_id text NOT NULL,
    record_id text NOT NULL,
    person_no integer REFERENCES tracked_people ON DELETE SET NULL,
    at_ms bigint NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL
);
CREATE INDEX place_visits_record ON place_visits (org_id, record_id, at_ms DESC);

CREATE TABLE learned_places (
    org_id text NOT NULL,
    record_id text NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    radius_metres double precision NOT NULL,
    visits integer NOT NULL,
    ignored_visits integer NOT NULL,
    PRIMARY KEY (org_id, record_id)
);
