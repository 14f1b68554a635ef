import type { Database } from '../../platform/database.ts';
import type { PersonName, VisitStore, WrittenVisit } from '../../visits/ports.ts';
import { discreetDatabase } from './discreetDatabase.ts';
import { personData } from './personData.ts';
import { createAppends } from './positionAppends.ts';
import { readRecording } from './recordingRows.ts';
import { RULE_NAMES, rulesFromRows } from './rulesFromRows.ts';
import { PERSON_COLUMNS, PERSON_FROM, toPerson, toStay } from './visitRows.ts';
import type { PersonRow, StayRow } from './visitRows.ts';

/** Positions, stays and what people allowed, by SQL. Its errors hold no positions. */
export function createVisitStore(shared: Database): VisitStore {
    const database = discreetDatabase(shared);
    return {
        withPerson: (orgId, userId, work, { isDerived = false } = {}) =>
            database.transaction(async (tx) => {
                // Commits without waiting for the disk; the next durable one takes it along.
                if (isDerived) await tx.execute('SET LOCAL synchronous_commit = off');
                const known = (await lockPerson(tx, orgId, userId)) ?? (await addPerson(tx, orgId, userId));
                return work(personData(tx, toPerson(known)));
            }),
        recording: (orgId, userId) => readRecording(database, orgId, userId),
        append: createAppends(database),
        person: async (orgId, userId) => (await readPeople(database, orgId, [userId]))[0] ?? null,
        people: (orgId, userIds) => readPeople(database, orgId, userIds),
        ...deviceQueries(database),
        staysOf: async (personNos, [fromMs, toMs]) => {
            const rows = await database.query<StayRow>(
                `SELECT * FROM found_stays WHERE person_no = ANY($1::int[]) AND end_ms >= $2 AND start_ms <= $3
                 ORDER BY person_no, start_ms`,
                [personNos, Math.floor(fromMs), Math.ceil(toMs)]
            );
            return rows.map(toStay);
        },
        ...workQueries(database),
        ...retentionQueries(database),
        learnedPlaces: async (orgId) => {
            const rows = await database.query<LearnedRow>('SELECT * FROM learned_places WHERE org_id = $1', [orgId]);
            return rows.map((row) => ({
                recordId: row.record_id,
                latitude: row.latitude,
                longitude: row.longitude,
                radiusMetres: row.radius_metres,
                visits: row.visits,
                ignoredVisits: row.ignored_visits
            }));
        },
        rules: async (orgId) =>
            rulesFromRows(
                await database.query<{ name: string; value: string | null }>(
                    'SELECT name, value FROM settings WHERE org_id = $1 AND name = ANY($2::text[])',
                    [orgId, RULE_NAMES]
                )
            )
    };
}

interface LearnedRow {
    record_id: string;
    latitude: number;
    longitude: number;
    radius_metres: number;
    visits: number;
    ignored_visits: number;
}

async function lockPerson(tx: Database, orgId: string, userId: string): Promise<PersonRow | undefined> {
    const [row] = await tx.query<PersonRow>(
        `SELECT ${PERSON_COLUMNS} FROM ${PERSON_FROM} WHERE p.org_id = $1 AND p.user_id = $2 FOR UPDATE OF p`,
        [orgId, userId]
    );
    return row;
}

/** Two first writers wait for each other here. */
async function addPerson(tx: Database, orgId: string, userId: string): Promise<PersonRow> {
    await tx.execute('INSERT INTO tracked_people (org_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        orgId,
        userId
    ]);
    return (await lockPerson(tx, orgId, userId)) as PersonRow;
}

async function readPeople(
    database: Database,
    orgId: string,
    userIds: readonly string[]
): ReturnType<VisitStore['people']> {
    const rows = await database.query<PersonRow>(
        `SELECT ${PERSON_COLUMNS} FROM ${PERSON_FROM} WHERE p.org_id = $1 AND p.user_id = ANY($2::text[])`,
        [orgId, userIds]
    );
    return rows.map(toPerson);
}

function deviceQueries(database: Database): Pick<VisitStore, 'device' | 'deviceUsed'> {
    return {
        device: async (deviceId) => {
            const [row] = await database.query<{
                org_id: string;
                user_id: string;
                key_hash: string;
                is_active: boolean;
            }>(
                `SELECT p.org_id, p.user_id, d.key_hash, coalesce(u.is_active AND NOT u.is_deleted, false) AS is_active
                 FROM tracking_devices d JOIN tracked_people p ON p.person_no = d.person_no
                 LEFT JOIN users u ON u.org_id = p.org_id AND u.id = p.user_id
                 WHERE d.device_id = $1`,
                [deviceId]
            );
            return row === undefined
                ? null
                : { orgId: row.org_id, userId: row.user_id, keyHash: row.key_hash, isActive: row.is_active };
        },
        deviceUsed: async (deviceId, at) => {
            await database.execute(
                `UPDATE tracking_devices SET last_used_at = $2
                 WHERE device_id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '10 minutes')`,
                [deviceId, at.toISOString()]
            );
        }
    };
}

const toName = (row: { org_id: string; user_id: string }): PersonName => ({ orgId: row.org_id, userId: row.user_id });

function workQueries(
    database: Database
): Pick<VisitStore, 'dirtyPeople' | 'peopleWithPointsUntil' | 'peopleToConfirmFor' | 'waitingVisits'> {
    const names = async (sql: string, parameters: readonly unknown[]): Promise<PersonName[]> =>
        (await database.query<{ org_id: string; user_id: string }>(sql, parameters)).map(toName);
    return {
        dirtyPeople: async (since, afterNo, limit) => {
            const rows = await database.query<{ org_id: string; user_id: string; person_no: number }>(
                `SELECT org_id, user_id, person_no FROM tracked_people
                 WHERE is_dirty AND looked_ms <= $1 AND person_no > $2 ORDER BY person_no LIMIT $3`,
                [since, afterNo, limit]
            );
            return rows.map((row) => ({ ...toName(row), personNo: row.person_no }));
        },
        peopleWithPointsUntil: (ms) =>
            names(
                `SELECT org_id, user_id FROM tracked_people p
                 WHERE EXISTS (SELECT FROM positions x WHERE x.person_no = p.person_no AND x.at_ms <= $1)`,
                [Math.floor(ms)]
            ),
        peopleToConfirmFor: (sinceMs) =>
            names(
                `SELECT org_id, user_id FROM tracked_people p
                 WHERE (p.auto_confirm_above IS NOT NULL OR EXISTS (
                         SELECT FROM settings o
                         WHERE o.org_id = p.org_id AND o.name = 'autoConfirmAbove' AND coalesce(o.value, '') <> ''))
                   AND EXISTS (SELECT FROM found_stays s WHERE s.person_no = p.person_no AND s.decided_as IS NULL
                                  AND s.end_ms >= $1)`,
                [Math.floor(sinceMs)]
            ),
        waitingVisits: async (limit) => {
            const rows = await database.query<{
                org_id: string;
                user_id: string;
                stay_key: string;
                visit: WrittenVisit;
            }>(
                `SELECT p.org_id, p.user_id, s.stay_key, s.visit
                 FROM found_stays s JOIN tracked_people p ON p.person_no = s.person_no
                 WHERE s.visit ->> 'state' = 'waiting' ORDER BY s.end_ms LIMIT $1`,
                [limit]
            );
            return rows.map((row) => ({ ...toName(row), stayKey: row.stay_key, visit: row.visit }));
        }
    };
}

function retentionQueries(database: Database): Pick<VisitStore, 'forgetStaysBefore' | 'forgetDroppedBefore' | 'scrub'> {
    const people = '(SELECT person_no FROM tracked_people WHERE org_id = $1)';
    return {
        forgetStaysBefore: (orgId, ms) =>
            database.transaction(async (tx) => {
                await tx.execute(
                    `UPDATE place_visits SET person_no = NULL, visit_key = gen_random_uuid()::text
                     WHERE org_id = $1 AND person_no IS NOT NULL AND at_ms < $2`,
                    [orgId, Math.floor(ms)]
                );
                await tx.execute(`DELETE FROM stay_decisions WHERE person_no IN ${people} AND decided_ms < $2`, [
                    orgId,
                    Math.floor(ms)
                ]);
                await tx.execute(
                    `DELETE FROM sync_outbox WHERE org_id = $1 AND kind = 'found-visit' AND state <> 'waiting'
                       AND finished_at < to_timestamp($2::float8 / 1000)`,
                    [orgId, Math.floor(ms)]
                );
                return tx.execute(`DELETE FROM found_stays WHERE person_no IN ${people} AND end_ms < $2`, [
                    orgId,
                    Math.floor(ms)
                ]);
            }),
        forgetDroppedBefore: (orgId, ms) =>
            database.execute(
                `DELETE FROM found_stays
                 WHERE person_no IN ${people} AND decided_as IN ('rejected', 'private') AND decided_ms < $2`,
                [orgId, Math.floor(ms)]
            ),
        scrub: () => scrub(database)
    };
}

/** Tables that hold places of people. */
const PLACES_OF_PEOPLE = ['positions', 'found_stays', 'place_visits'];

/**
 * A deleted row stays in its file until the table is written anew, and in the write-ahead log until that is removed. Only the
 * embedded store is ours to do this to.
 */
async function scrub(database: Database): Promise<void> {
    if (database.kind !== 'pglite') return;
    for (const table of PLACES_OF_PEOPLE) await database.execute(`VACUUM FULL ${table}`);
    await database.execute('SET wal_recycle = off');
    await database.query('SELECT pg_switch_wal()');
    await database.execute('CHECKPOINT');
}
