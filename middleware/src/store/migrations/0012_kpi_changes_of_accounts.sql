-- A visit also says whether the visits of others to the same account were the first, and whether a deal of the account had a
-- ride-along: it counts for its visitor, the owner of the account, everyone else who visited it, and the owners of its deals.
CREATE OR REPLACE FUNCTION note_kpi_visits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    WITH places AS (SELECT DISTINCT org_id, account_id FROM touched WHERE account_id IS NOT NULL)
    SELECT o.org_id, o.owner_id, pg_current_xact_id()
    FROM (
        SELECT org_id, owner_id FROM touched
        UNION
        SELECT a.org_id, a.owner_id FROM places p JOIN accounts a ON a.org_id = p.org_id AND a.id = p.account_id
        UNION
        SELECT v.org_id, v.owner_id FROM places p
        JOIN field_visits v ON v.org_id = p.org_id AND v.account_id = p.account_id
        UNION
        SELECT d.org_id, d.owner_id FROM places p
        JOIN opportunities d ON d.org_id = p.org_id AND d.account_id = p.account_id
    ) o
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by
    WHERE kpi_changes.changed_by <> excluded.changed_by;
    RETURN NULL;
END $$;
