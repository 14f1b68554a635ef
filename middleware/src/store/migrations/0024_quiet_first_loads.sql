-- A first load concerns everybody: each of its transactions says so by one mark (the person ''), so nobody needs to look for
-- the owners of every row. The triggers on insertions rest while the transaction has `fieldmap.first_load` set.
DO $$
DECLARE
    defined record;
BEGIN
    FOR defined IN
        SELECT pg_get_triggerdef(oid) AS sql FROM pg_trigger
        WHERE NOT tgisinternal AND tgname LIKE 'kpi\_%' AND tgqual IS NULL
          AND (tgtype & 1) = 0 -- once a statement
          AND (tgtype & 4) <> 0 -- on INSERT
    LOOP
        EXECUTE replace(
            replace(defined.sql, 'CREATE TRIGGER ', 'CREATE OR REPLACE TRIGGER '),
            ' EXECUTE FUNCTION ',
            ' WHEN (current_setting(''fieldmap.first_load'', true) IS DISTINCT FROM ''on'') EXECUTE FUNCTION '
        );
    END LOOP;
END $$;
