-- Positions of a person are kept by a function, whose plan the server keeps: planning took longer than storing.

-- Everything that decides which positions of a person may be kept: their own choices by a number that each change raises, the
-- user's hours by the time of their last change, the org's by themselves.
CREATE FUNCTION recording_revision(person tracked_people) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN person.revision || '/' ||
        coalesce((SELECT u.system_modstamp::text FROM users u
                  WHERE u.org_id = person.org_id AND u.id = person.user_id), '') || '/' ||
        coalesce((SELECT s.value FROM settings s WHERE s.org_id = person.org_id AND s.name = 'dayStartsAt'), '') || '/' ||
        coalesce((SELECT s.value FROM settings s WHERE s.org_id = person.org_id AND s.name = 'dayEndsAt'), '');
END
$$;

-- Answers how many positions are new; NULL, and nothing kept, when the person is not as they were read any more. Positions come
-- in order of time, one an instant; of two of one instant the more accurate one stays, whichever came first.
CREATE FUNCTION append_positions(
    person integer, revision_read text, at_times bigint[], latitudes double precision[], longitudes double precision[],
    accuracies double precision[]
) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    added integer;
BEGIN
    UPDATE tracked_people p
    SET is_dirty = true, last_position_ms = greatest(p.last_position_ms, at_times[array_upper(at_times, 1)])
    WHERE p.person_no = person AND recording_revision(p) = revision_read;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    WITH kept AS (
        INSERT INTO positions (person_no, at_ms, latitude, longitude, accuracy_metres)
        SELECT person, * FROM unnest(at_times, latitudes, longitudes, accuracies)
        ON CONFLICT (person_no, at_ms) DO UPDATE
        SET latitude = excluded.latitude, longitude = excluded.longitude, accuracy_metres = excluded.accuracy_metres
        WHERE (excluded.accuracy_metres, excluded.latitude, excluded.longitude)
            < (positions.accuracy_metres, positions.latitude, positions.longitude)
        RETURNING (xmax = 0) AS is_new)
    SELECT count(*) FILTER (WHERE is_new) INTO added FROM kept;
    RETURN added;
END
$$;
