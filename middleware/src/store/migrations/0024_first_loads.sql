-- Whether the mirror held no row of the object when a Bulk query began: then its pages go straight into the table, also
-- when the load goes on after a restart.
ALTER TABLE sync_bulk_jobs ADD COLUMN is_first boolean NOT NULL DEFAULT false;
