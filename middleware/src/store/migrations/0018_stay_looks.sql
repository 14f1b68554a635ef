-- When stays were last looked for in a person's positions: in the background every few minutes, at once when somebody asks.
ALTER TABLE tracked_people ADD COLUMN looked_ms bigint NOT NULL DEFAULT 0;
