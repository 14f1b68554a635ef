-- Where somebody's days start and end counts for their ways.
CREATE FUNCTION note_kpi_bases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    SELECT n.org_id, n.id, pg_current_xact_id()
    FROM touched n JOIN before o ON o.org_id = n.org_id AND o.id = n.id
    WHERE (n.base_latitude, n.base_longitude) IS DISTINCT FROM (o.base_latitude, o.base_longitude)
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by
    WHERE kpi_changes.changed_by <> excluded.changed_by;
    RETURN NULL;
END $$;

CREATE FUNCTION note_kpi_new_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    SELECT org_id, id, pg_current_xact_id() FROM touched
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by
    WHERE kpi_changes.changed_by <> excluded.changed_by;
    RETURN NULL;
END $$;

CREATE TRIGGER kpi_base AFTER UPDATE ON users REFERENCING OLD TABLE AS before NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_bases();
CREATE TRIGGER kpi_new AFTER INSERT ON users REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_new_people();
