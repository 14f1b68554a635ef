-- What a plan was made from, so that it can be explained and repaired exactly later, and leases of runs that improve a plan.

ALTER TABLE plans ADD COLUMN improving_until timestamptz;

CREATE TABLE plan_facts (
    org_id text NOT NULL,
    plan_id text NOT NULL,
    document jsonb NOT NULL,
    PRIMARY KEY (org_id, plan_id),
    FOREIGN KEY (org_id, plan_id) REFERENCES plans (org_id, plan_id) ON DELETE CASCADE
);
