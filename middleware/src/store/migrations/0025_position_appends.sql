-- Raised with everything that decides which positions of a person may be kept, so that a batch is stored by one statement
-- and never by what was true before.
ALTER TABLE tracked_people ADD COLUMN revision integer NOT NULL DEFAULT 0;

-- Requests of a minute over all processes of a service on one PostgreSQL server. Worth nothing after that minute.
CREATE UNLOGGED TABLE request_counts (
    counter text NOT NULL,
    window_start bigint NOT NULL,
    requests integer NOT NULL,
    PRIMARY KEY (counter, window_start)
);
