CREATE TABLE tasks (
    org_id text NOT NULL,
    id text NOT NULL,
    owner_id text NOT NULL,
    what_id text,
    status text NOT NULL,
    due_date date,
    is_closed boolean NOT NULL DEFAULT false,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
