-- Proposals of the visit planner. What was accepted lives in the org; these can be lost without harm.

CREATE TABLE plans (
    org_id text NOT NULL,
    plan_id text NOT NULL,
    created_by text NOT NULL,
    status text NOT NULL,
    revision integer NOT NULL,
    document jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (org_id, plan_id)
);
CREATE INDEX plans_created ON plans (org_id, created_at);
