-- Who looked at whom: looks of one hour are one line. The person can read it; a line is deleted after the org's days.
CREATE TABLE glass_wall_looks (
    org_id text NOT NULL,
    person_id text NOT NULL,
    viewer_id text NOT NULL,
    what text NOT NULL CHECK (what IN ('status', 'shared')),
    hour_at timestamptz NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    reads integer NOT NULL DEFAULT 1,
    PRIMARY KEY (org_id, person_id, viewer_id, what, hour_at)
);
CREATE INDEX glass_wall_looks_age ON glass_wall_looks (org_id, last_at);

-- Where people really are when they visit, and how good the pins are: for the data repair list.
ALTER TABLE field_visits
    ADD COLUMN check_in_latitude double precision,
    ADD COLUMN check_in_longitude double precision;
ALTER TABLE accounts
    ADD COLUMN geocode_accuracy text,
    ADD COLUMN visit_place_latitude double precision,
    ADD COLUMN place_dismissed text;
UPDATE sync_objects SET needs_reload = true WHERE object_api_name IN ('Account', 'FieldVisit__c');
