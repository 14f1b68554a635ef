-- An org with one currency gives no code to the API: null means the org's own, which only the page knows.
ALTER TABLE orgs ALTER COLUMN currency DROP NOT NULL, ALTER COLUMN currency DROP DEFAULT;
-- Codes stored so far may have been made up; the next pass writes the real one again.
UPDATE orgs SET currency = NULL;

-- Who was touched by a change, for roll-ups of KPIs: one row a person, written by triggers in the transaction of the
-- change itself, whatever code made it.
CREATE TABLE kpi_changes (
    org_id text NOT NULL,
    owner_id text NOT NULL,
    -- Transaction of the last change. Seen by everyone whose snapshot's xmin is greater.
    changed_by xid8 NOT NULL,
    PRIMARY KEY (org_id, owner_id)
);
CREATE INDEX kpi_changes_transaction ON kpi_changes (org_id, changed_by);

CREATE FUNCTION note_kpi_owners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    SELECT DISTINCT touched.org_id, touched.owner_id, pg_current_xact_id() FROM touched
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by
    WHERE kpi_changes.changed_by <> excluded.changed_by;
    RETURN NULL;
END $$;

-- A visit counts for its visitor, and for the owner of the account that it covers.
CREATE FUNCTION note_kpi_visits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    SELECT DISTINCT t.org_id, o.owner_id, pg_current_xact_id()
    FROM touched t
    CROSS JOIN LATERAL (
        SELECT t.owner_id
        UNION ALL
        SELECT a.owner_id FROM accounts a WHERE a.org_id = t.org_id AND a.id = t.account_id
    ) o
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by
    WHERE kpi_changes.changed_by <> excluded.changed_by;
    RETURN NULL;
END $$;

-- A deal counts for its owner, for the owner of its account, and for everyone who visited it: a win may follow their visit.
CREATE FUNCTION note_kpi_opportunities() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    SELECT DISTINCT t.org_id, o.owner_id, pg_current_xact_id()
    FROM touched t
    CROSS JOIN LATERAL (
        SELECT t.owner_id
        UNION ALL
        SELECT a.owner_id FROM accounts a WHERE a.org_id = t.org_id AND a.id = t.account_id
        UNION ALL
        SELECT v.owner_id FROM field_visits v WHERE v.org_id = t.org_id AND v.account_id = t.account_id
    ) o
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by
    WHERE kpi_changes.changed_by <> excluded.changed_by;
    RETURN NULL;
END $$;

-- Settings count for everyone: the person '' stands for all.
CREATE FUNCTION note_kpi_everyone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    SELECT DISTINCT touched.org_id, '', pg_current_xact_id() FROM touched
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by;
    RETURN NULL;
END $$;

CREATE TRIGGER kpi_inserted AFTER INSERT ON accounts REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_owners();
CREATE TRIGGER kpi_replaced AFTER UPDATE ON accounts REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_owners();
CREATE TRIGGER kpi_updated AFTER UPDATE ON accounts REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_owners();
CREATE TRIGGER kpi_removed AFTER DELETE ON accounts REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_owners();

CREATE TRIGGER kpi_inserted AFTER INSERT ON leads REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_owners();
CREATE TRIGGER kpi_replaced AFTER UPDATE ON leads REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_owners();
CREATE TRIGGER kpi_updated AFTER UPDATE ON leads REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_owners();
CREATE TRIGGER kpi_removed AFTER DELETE ON leads REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_owners();

CREATE TRIGGER kpi_inserted AFTER INSERT ON field_visits REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_visits();
CREATE TRIGGER kpi_replaced AFTER UPDATE ON field_visits REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_visits();
CREATE TRIGGER kpi_updated AFTER UPDATE ON field_visits REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_visits();
CREATE TRIGGER kpi_removed AFTER DELETE ON field_visits REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_visits();

CREATE TRIGGER kpi_inserted AFTER INSERT ON opportunities REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_opportunities();
CREATE TRIGGER kpi_replaced AFTER UPDATE ON opportunities REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_opportunities();
CREATE TRIGGER kpi_updated AFTER UPDATE ON opportunities REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_opportunities();
CREATE TRIGGER kpi_removed AFTER DELETE ON opportunities REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_opportunities();

CREATE TRIGGER kpi_inserted AFTER INSERT ON visit_cadences REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_everyone();
CREATE TRIGGER kpi_replaced AFTER UPDATE ON visit_cadences REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_everyone();
CREATE TRIGGER kpi_updated AFTER UPDATE ON visit_cadences REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_everyone();
CREATE TRIGGER kpi_removed AFTER DELETE ON visit_cadences REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_everyone();

CREATE TRIGGER kpi_inserted AFTER INSERT ON settings REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_everyone();
CREATE TRIGGER kpi_replaced AFTER UPDATE ON settings REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_everyone();
CREATE TRIGGER kpi_updated AFTER UPDATE ON settings REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_everyone();
CREATE TRIGGER kpi_removed AFTER DELETE ON settings REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_everyone();
