-- Territories of accounts and leads, one-on-ones, and which KPIs the org chose for whom.
CREATE TABLE object_territories (
    org_id text NOT NULL,
    id text NOT NULL,
    object_id text NOT NULL,
    territory_id text NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX object_territories_object ON object_territories (org_id, object_id);

CREATE TABLE coaching_notes (
    org_id text NOT NULL,
    id text NOT NULL,
    rep_id text,
    created_at timestamptz NOT NULL,
    system_modstamp timestamptz NOT NULL,
    is_deleted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX coaching_notes_rep ON coaching_notes (org_id, rep_id);

CREATE TABLE kpi_settings (
    org_id text NOT NULL,
    name text NOT NULL,
    kpi_key text NOT NULL,
    role text NOT NULL,
    sort_order double precision,
    is_on boolean NOT NULL DEFAULT false,
    minimum_sample integer,
    PRIMARY KEY (org_id, name)
);

-- Everybody who has to do with accounts or leads: owners, visitors, owners of deals.
CREATE FUNCTION note_kpi_places(org_ids text[], record_ids text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    WITH places AS (SELECT DISTINCT * FROM unnest(org_ids, record_ids) AS p (org_id, id))
    SELECT o.org_id, o.owner_id, pg_current_xact_id()
    FROM (
        SELECT a.org_id, a.owner_id FROM places p JOIN accounts a ON a.org_id = p.org_id AND a.id = p.id
        UNION
        SELECT l.org_id, l.owner_id FROM places p JOIN leads l ON l.org_id = p.org_id AND l.id = p.id
        UNION
        SELECT v.org_id, v.owner_id FROM places p JOIN field_visits v ON v.org_id = p.org_id AND v.account_id = p.id
        UNION
        SELECT d.org_id, d.owner_id FROM places p JOIN opportunities d ON d.org_id = p.org_id AND d.account_id = p.id
    ) o
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by
    WHERE kpi_changes.changed_by <> excluded.changed_by
$$;

-- Class and place of an account are those of everybody's visits to it. Other changes touch the owner only (0007).
CREATE FUNCTION note_kpi_placed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_kpi_places(array_agg(n.org_id), array_agg(n.id))
    FROM touched n JOIN before o ON o.org_id = n.org_id AND o.id = n.id
    WHERE (n.customer_class, n.latitude, n.longitude, n.is_deleted)
          IS DISTINCT FROM (o.customer_class, o.latitude, o.longitude, o.is_deleted);
    RETURN NULL;
END $$;

CREATE FUNCTION note_kpi_new_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_kpi_places(array_agg(org_id), array_agg(id)) FROM touched;
    RETURN NULL;
END $$;

CREATE TRIGGER kpi_placed AFTER UPDATE ON accounts REFERENCING OLD TABLE AS before NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_placed();
CREATE TRIGGER kpi_placed_new AFTER INSERT ON accounts REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_new_places();
CREATE TRIGGER kpi_placed_gone AFTER DELETE ON accounts REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_new_places();

CREATE FUNCTION note_kpi_territories() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_kpi_places(array_agg(org_id), array_agg(object_id)) FROM touched;
    RETURN NULL;
END $$;

CREATE TRIGGER kpi_inserted AFTER INSERT ON object_territories REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_territories();
CREATE TRIGGER kpi_replaced AFTER UPDATE ON object_territories REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_territories();
CREATE TRIGGER kpi_updated AFTER UPDATE ON object_territories REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_territories();
CREATE TRIGGER kpi_removed AFTER DELETE ON object_territories REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_territories();

-- A one-on-one counts for the person whom it is about.
CREATE FUNCTION note_kpi_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO kpi_changes (org_id, owner_id, changed_by)
    SELECT DISTINCT org_id, rep_id, pg_current_xact_id() FROM touched WHERE rep_id IS NOT NULL
    ON CONFLICT (org_id, owner_id) DO UPDATE SET changed_by = excluded.changed_by
    WHERE kpi_changes.changed_by <> excluded.changed_by;
    RETURN NULL;
END $$;

CREATE TRIGGER kpi_inserted AFTER INSERT ON coaching_notes REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_notes();
CREATE TRIGGER kpi_replaced AFTER UPDATE ON coaching_notes REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_notes();
CREATE TRIGGER kpi_updated AFTER UPDATE ON coaching_notes REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_notes();
CREATE TRIGGER kpi_removed AFTER DELETE ON coaching_notes REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION note_kpi_notes();
