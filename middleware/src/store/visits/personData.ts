import type { LearnedPlace, TrackingDevice } from '#kernel/contracts';
import type { Database } from '../../platform/database.ts';
import type { PersonData, PlaceVisit, Span, StoredStay, TrackedPerson } from '../../visits/ports.ts';
import type { TrackPoint } from '../../visits/index.ts';
import { createOrgFacts } from './orgFacts.ts';
import { fromStay, STAY_RECORD, toStay } from './visitRows.ts';
import type { StayRow } from './visitRows.ts';

/** So many confirmed visits say where a customer is. */
const LEARNED_FROM = 50;
const POINT_ROWS = 5_000;

/** One locked person's data on an open transaction. */
export function personData(tx: Database, person: TrackedPerson): PersonData {
    const no = person.personNo;
    let current = person;
    return {
        get person() {
            return current;
        },
        facts: createOrgFacts(tx),
        save: async (changes) => {
            await savePerson(tx, no, changes);
            current = { ...current, ...changes };
            current = { ...current, isConsented: current.consentedAtMs !== null };
        },
        addPoints: (points) => addPoints(tx, no, points),
        points: () => readPoints(tx, no),
        pointCount: async () => {
            const [row] = await tx.query<{ count: string }>(
                'SELECT count(*) AS count FROM positions WHERE person_no = $1',
                [no]
            );
            return Number(row?.count ?? 0);
        },
        deletePoints: ([fromMs, toMs]) =>
            tx.execute('DELETE FROM positions WHERE person_no = $1 AND at_ms BETWEEN $2 AND $3', [
                no,
                Math.floor(fromMs),
                Math.ceil(toMs)
            ]),
        ...stayData(tx, no),
        ...deviceData(tx, no),
        ...placeData(tx, person),
        erase: async () => {
            await tx.execute('DELETE FROM positions WHERE person_no = $1', [no]);
            await tx.execute('DELETE FROM place_visits WHERE person_no = $1', [no]);
            await tx.execute('DELETE FROM tracked_people WHERE person_no = $1', [no]);
        }
    };
}

const COLUMNS: Partial<Record<keyof TrackedPerson, string>> = {
    pauses: 'pauses',
    workDays: 'work_days',
    dayStartsAt: 'day_starts_at',
    dayEndsAt: 'day_ends_at',
    autoConfirmAbove: 'auto_confirm_above',
    dwellMinutes: 'dwell_minutes',
    finalUntilMs: 'final_until_ms',
    settledSpans: 'settled_spans',
    carriedWay: 'carried_way',
    isDirty: 'is_dirty',
    lookedMs: 'looked_ms',
    lastPositionMs: 'last_position_ms'
};
const JSON_MEMBERS = new Set<keyof TrackedPerson>(['pauses', 'settledSpans', 'carriedWay']);

async function savePerson(tx: Database, no: number, changes: Partial<TrackedPerson>): Promise<void> {
    const sets: string[] = [];
    const values: unknown[] = [no];
    for (const [member, value] of Object.entries(changes) as [keyof TrackedPerson, unknown][]) {
        if (member === 'consentedAtMs') {
            values.push(value === null ? null : new Date(value as number).toISOString());
            sets.push(`consented_at = $${values.length}::timestamptz`);
        } else if (JSON_MEMBERS.has(member)) {
            values.push(value === null ? null : JSON.stringify(value));
            sets.push(`${COLUMNS[member]} = $${values.length}::jsonb`);
        } else if (COLUMNS[member] !== undefined) {
            values.push(value);
            sets.push(`${COLUMNS[member]} = $${values.length}`);
        }
    }
    if (sets.length > 0) {
        await tx.execute(`UPDATE tracked_people SET ${sets.join(', ')} WHERE person_no = $1`, values);
    }
}

/** Of two positions of an instant the one stays that `comparePoints` puts first, whichever came first. */
async function addPoints(tx: Database, no: number, points: readonly TrackPoint[]): Promise<number> {
    let added = 0;
    for (let start = 0; start < points.length; start += POINT_ROWS) {
        const part = points.slice(start, start + POINT_ROWS);
        const [row] = await tx.query<{ added: number }>(
            `WITH kept AS (
                 INSERT INTO positions (person_no, at_ms, latitude, longitude, accuracy_metres)
                 SELECT $1, * FROM unnest($2::bigint[], $3::float8[], $4::float8[], $5::float8[])
                 ON CONFLICT (person_no, at_ms) DO UPDATE
                 SET latitude = excluded.latitude, longitude = excluded.longitude,
                     accuracy_metres = excluded.accuracy_metres
                 WHERE (excluded.accuracy_metres, excluded.latitude, excluded.longitude)
                     < (positions.accuracy_metres, positions.latitude, positions.longitude)
                 RETURNING (xmax = 0) AS is_new)
             SELECT count(*) FILTER (WHERE is_new)::int AS added FROM kept`,
            [
                no,
                part.map(({ atMs }) => atMs),
                part.map(({ latitude }) => latitude),
                part.map(({ longitude }) => longitude),
                part.map(({ accuracyMetres }) => accuracyMetres)
            ]
        );
        added += row?.added ?? 0;
    }
    return added;
}

/** As four JSON arrays in one row: ten times quicker than a row for each position. */
async function readPoints(tx: Database, no: number): Promise<TrackPoint[]> {
    const [row] = await tx.query<{ at: number[] | null; lat: number[]; lng: number[]; accuracy: number[] }>(
        `SELECT json_agg(at_ms) AS at, json_agg(latitude) AS lat, json_agg(longitude) AS lng,
                json_agg(accuracy_metres) AS accuracy
         FROM (SELECT * FROM positions WHERE person_no = $1 ORDER BY at_ms) AS track`,
        [no]
    );
    if (!row?.at) return [];
    const { lat, lng, accuracy } = row;
    return row.at.map((atMs, i) => ({
        atMs,
        latitude: lat[i]!,
        longitude: lng[i]!,
        accuracyMetres: accuracy[i]!
    }));
}

function stayData(
    tx: Database,
    no: number
): Pick<PersonData, 'stays' | 'stayBefore' | 'putStays' | 'deleteStays' | 'decisionOf' | 'saveDecision'> {
    return {
        stays: async ([fromMs, toMs]: Span) => {
            const rows = await tx.query<StayRow>(
                `SELECT * FROM found_stays WHERE person_no = $1 AND end_ms >= $2 AND start_ms <= $3 ORDER BY start_ms`,
                [no, bounded(fromMs), bounded(toMs)]
            );
            return rows.map(toStay);
        },
        stayBefore: async (ms) => {
            const [row] = await tx.query<StayRow>(
                'SELECT * FROM found_stays WHERE person_no = $1 AND end_ms <= $2 ORDER BY end_ms DESC LIMIT 1',
                [no, bounded(ms)]
            );
            return row === undefined ? null : toStay(row);
        },
        putStays: (stays) => putStays(tx, no, stays),
        deleteStays: (stayKeys) =>
            stayKeys.length === 0
                ? Promise.resolve(0)
                : tx.execute('DELETE FROM found_stays WHERE person_no = $1 AND stay_key = ANY($2::text[])', [
                      no,
                      stayKeys
                  ]),
        decisionOf: async (clientKey) => {
            const [row] = await tx.query<{ stay_key: string }>(
                'SELECT stay_key FROM stay_decisions WHERE person_no = $1 AND client_key = $2',
                [no, clientKey]
            );
            return row?.stay_key ?? null;
        },
        saveDecision: async (clientKey, stayKey, atMs) => {
            await tx.execute(
                `INSERT INTO stay_decisions (person_no, client_key, stay_key, decided_ms) VALUES ($1, $2, $3, $4)`,
                [no, clientKey, stayKey, atMs]
            );
        }
    };
}

async function putStays(tx: Database, no: number, stays: readonly StoredStay[]): Promise<void> {
    if (stays.length === 0) return;
    const columns = Object.keys(fromStay(stays[0]!));
    await tx.execute(
        `INSERT INTO found_stays (person_no, ${columns.join(', ')})
         SELECT $1, ${columns.join(', ')} FROM jsonb_to_recordset($2::jsonb) AS stay ${STAY_RECORD}
         ON CONFLICT (person_no, stay_key) DO UPDATE
         SET ${columns
             .slice(1)
             .map((name) => `${name} = excluded.${name}`)
             .join(', ')}`,
        [no, JSON.stringify(stays.map(fromStay))]
    );
}

function deviceData(tx: Database, no: number): Pick<PersonData, 'devices' | 'addDevice' | 'removeDevice'> {
    return {
        devices: async () => {
            const rows = await tx.query<{
                device_id: string;
                name: string;
                created_at: Date;
                last_used_at: Date | null;
            }>(
                `SELECT device_id, name, created_at, last_used_at FROM tracking_devices WHERE person_no = $1
                 ORDER BY created_at, device_id`,
                [no]
            );
            return rows.map((row): TrackingDevice => ({
                deviceId: row.device_id,
                name: row.name,
                createdAt: row.created_at.toISOString(),
                lastUsedAt: row.last_used_at?.toISOString() ?? null
            }));
        },
        addDevice: async ({ deviceId, name, createdAt }, keyHash) => {
            await tx.execute(
                `INSERT INTO tracking_devices (device_id, person_no, name, key_hash, created_at)
                 VALUES ($1, $2, $3, $4, $5)`,
                [deviceId, no, name, keyHash, createdAt]
            );
        },
        removeDevice: async (deviceId) =>
            (await tx.execute('DELETE FROM tracking_devices WHERE person_no = $1 AND device_id = $2', [no, deviceId])) >
            0
    };
}

function placeData(
    tx: Database,
    { personNo, orgId }: TrackedPerson
): Pick<PersonData, 'placeVisits' | 'addPlaceVisit' | 'removePlaceVisits' | 'visitsOfPlace' | 'saveLearned'> {
    const keyOf = (stayKey: string): string => `${personNo}:${stayKey}`;
    return {
        placeVisits: async () => {
            const rows = await tx.query<PlaceVisitRow>(
                'SELECT * FROM place_visits WHERE person_no = $1 ORDER BY at_ms',
                [personNo]
            );
            return rows.map(toPlaceVisit);
        },
        addPlaceVisit: async ({ recordId, stayKey, atMs, latitude, longitude }) => {
            await tx.execute(
                `INSERT INTO place_visits (visit_key, org_id, record_id, person_no, at_ms, latitude, longitude)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)
                 ON CONFLICT (visit_key) DO UPDATE
                 SET record_id = excluded.record_id, latitude = excluded.latitude, longitude = excluded.longitude`,
                [keyOf(stayKey), orgId, recordId, personNo, atMs, latitude, longitude]
            );
        },
        removePlaceVisits: async (stayKey) => {
            const rows = await tx.query<{ record_id: string }>(
                `DELETE FROM place_visits WHERE person_no = $1 AND ($2::text IS NULL OR visit_key = $2)
                 RETURNING record_id`,
                [personNo, stayKey === undefined ? null : keyOf(stayKey)]
            );
            return [...new Set(rows.map(({ record_id }) => record_id))];
        },
        visitsOfPlace: (recordId) =>
            tx.query<{ latitude: number; longitude: number }>(
                `SELECT latitude, longitude FROM place_visits WHERE org_id = $1 AND record_id = $2
                 ORDER BY at_ms DESC LIMIT ${LEARNED_FROM}`,
                [orgId, recordId]
            ),
        saveLearned: (recordId, place) => saveLearned(tx, orgId, recordId, place)
    };
}

async function saveLearned(tx: Database, orgId: string, recordId: string, place: LearnedPlace | null): Promise<void> {
    if (place === null) {
        await tx.execute('DELETE FROM learned_places WHERE org_id = $1 AND record_id = $2', [orgId, recordId]);
        return;
    }
    await tx.execute(
        `INSERT INTO learned_places (org_id, record_id, latitude, longitude, radius_metres, visits, ignored_visits)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (org_id, record_id) DO UPDATE
         SET latitude = excluded.latitude, longitude = excluded.longitude, radius_metres = excluded.radius_metres,
             visits = excluded.visits, ignored_visits = excluded.ignored_visits`,
        [orgId, recordId, place.latitude, place.longitude, place.radiusMetres, place.visits, place.ignoredVisits]
    );
}

interface PlaceVisitRow {
    visit_key: string;
    record_id: string;
    at_ms: string;
    latitude: number;
    longitude: number;
}

function toPlaceVisit(row: PlaceVisitRow): PlaceVisit {
    return {
        recordId: row.record_id,
        stayKey: row.visit_key.split(':')[1] ?? '',
        atMs: Number(row.at_ms),
        latitude: row.latitude,
        longitude: row.longitude
    };
}

/** Open ends as the largest whole numbers that are exact. */
function bounded(ms: number): number {
    return Math.min(Number.MAX_SAFE_INTEGER, Math.max(-Number.MAX_SAFE_INTEGER, Math.round(ms)));
}
