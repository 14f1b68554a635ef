import type { Place, SharedVisit } from '#kernel/contracts';
import { usableSettings } from '#kernel/settingRules';
import type { Database } from '../../platform/database.ts';
import { ROUGH_ACCURACIES, type Pin, type TeamSettings, type TeamSource } from '../../team/index.ts';

const DEFAULT_LOOK_DAYS = 90;
const MOST_VISITS = 1_000;
/** More check-ins say nothing more about where a customer is. */
const MOST_CHECK_INS = 60;
/** As a right pin in the data repair list; fewer far check-ins than this cannot move one. */
const FAR_METRES = 150;
const LEAST_FAR = 3;
const METRES_A_DEGREE = 111_320;

/** $1 org, $2 person, $3 from, $4 to. */
const VISITS_SQL = `
    SELECT id, coalesce(account_id, lead_id) AS record_id, actual_start, actual_end, is_on_site, source,
           check_in_latitude AS latitude, check_in_longitude AS longitude
    FROM field_visits
    WHERE org_id = $1 AND owner_id = $2 AND NOT is_deleted AND status IN ('In Progress', 'Completed')
      AND actual_start >= $3::timestamptz AND actual_start < $4::timestamptz
    ORDER BY actual_start DESC, id LIMIT ${MOST_VISITS}`;

/** $1 org, $2 people, $3 since. */
const UNDER_WAY_SQL = `
    SELECT DISTINCT ON (owner_id) owner_id, coalesce(account_id, lead_id) AS record_id, actual_start,
           actual_start + (planned_end - planned_start) AS until_about
    FROM field_visits
    WHERE org_id = $1 AND owner_id = ANY($2::text[]) AND NOT is_deleted AND status = 'In Progress' AND actual_end IS NULL
      AND actual_start >= $3::timestamptz
    ORDER BY owner_id, actual_start DESC, id`;

const MINE = `a.org_id = $1 AND NOT a.is_deleted AND ($2::text[] IS NULL OR a.owner_id = ANY($2::text[]))`;

/** $1 org, $2 owners, $3 since, $4 rough accuracies, $5 also. Only pins that may be wrong: the others are never read. */
const PINS_SQL = `
    WITH seen AS (
        SELECT v.account_id, count(*)::int AS visits,
               (count(*) FILTER (WHERE v.check_in_latitude IS NOT NULL AND coalesce(v.mode, 'In Person') = 'In Person' AND (
                   abs(v.check_in_latitude - a.latitude) * ${METRES_A_DEGREE} > ${FAR_METRES}
                   OR abs(v.check_in_longitude - a.longitude) * ${METRES_A_DEGREE} * cos(radians(a.latitude)) > ${FAR_METRES}
               )))::int AS far
        FROM field_visits v JOIN accounts a ON a.org_id = v.org_id AND a.id = v.account_id
        WHERE ${MINE} AND v.status = 'Completed' AND NOT v.is_deleted AND v.actual_start >= $3::timestamptz
        GROUP BY v.account_id
    )
    SELECT a.id, a.latitude, a.longitude, a.geocode_accuracy, a.visit_place_latitude IS NOT NULL AS is_corrected,
           a.place_dismissed, coalesce(seen.visits, 0) AS visits,
           coalesce((
               SELECT jsonb_agg(jsonb_build_array(p.check_in_latitude, p.check_in_longitude)) FROM (
                   SELECT v.check_in_latitude, v.check_in_longitude FROM field_visits v
                   WHERE v.org_id = a.org_id AND v.account_id = a.id AND v.status = 'Completed' AND NOT v.is_deleted
                     AND v.check_in_latitude IS NOT NULL AND v.check_in_longitude IS NOT NULL
                     AND coalesce(v.mode, 'In Person') = 'In Person' AND v.actual_start >= $3::timestamptz
                   ORDER BY v.actual_start DESC, v.id LIMIT ${MOST_CHECK_INS}
               ) p
           ), '[]'::jsonb) AS check_ins
    FROM accounts a LEFT JOIN seen ON seen.account_id = a.id
    WHERE ${MINE} AND (
        a.latitude IS NULL OR a.longitude IS NULL OR seen.far >= ${LEAST_FAR} OR a.id = ANY($5::text[])
        OR (a.visit_place_latitude IS NULL AND a.geocode_accuracy = ANY($4::text[]))
    )
    ORDER BY a.id`;

interface VisitRow {
    readonly id: string;
    readonly record_id: string | null;
    readonly actual_start: Date;
    readonly actual_end: Date | null;
    readonly is_on_site: boolean | null;
    readonly source: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
}

interface UnderWayRow {
    readonly owner_id: string;
    readonly record_id: string | null;
    readonly actual_start: Date;
    readonly until_about: Date | null;
}

interface PinRow {
    readonly id: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly geocode_accuracy: string | null;
    readonly is_corrected: boolean;
    readonly place_dismissed: string | null;
    readonly visits: number;
    readonly check_ins: readonly (readonly [number, number])[];
}

/** Facts of the glass wall and of the data repair list by SQL over the mirror. */
export function createTeamSource(database: Database): TeamSource {
    return {
        timeZone: async (orgId, userId) => {
            const [row] = await database.query<{ time_zone: string }>(
                'SELECT time_zone FROM users WHERE org_id = $1 AND id = $2 AND NOT is_deleted',
                [orgId, userId]
            );
            return row?.time_zone ?? null;
        },
        settings: (orgId) => readSettings(database, orgId),
        visits: async (orgId, userId, from, to) =>
            (await database.query<VisitRow>(VISITS_SQL, [orgId, userId, from, to])).map(sharedVisit),
        underWay: async (orgId, userIds, since) =>
            (await database.query<UnderWayRow>(UNDER_WAY_SQL, [orgId, userIds, since])).map((row) => ({
                userId: row.owner_id,
                recordId: row.record_id,
                sinceAt: row.actual_start.toISOString(),
                untilAboutAt: row.until_about?.toISOString() ?? null
            })),
        pins: async ({ orgId, ownerIds, since, alsoIds }) => {
            const parameters = [orgId, ownerIds, since, ROUGH_ACCURACIES, alsoIds];
            return (await database.query<PinRow>(PINS_SQL, parameters)).map(pinOf);
        },
        countPins: async (orgId, ownerIds) => {
            const [row] = await database.query<{ count: number }>(
                `SELECT count(*)::int AS count FROM accounts a WHERE ${MINE}`,
                [orgId, ownerIds]
            );
            return row?.count ?? 0;
        }
    };
}

async function readSettings(database: Database, orgId: string): Promise<TeamSettings> {
    const rows = await database.query<{ name: string; value: string | null }>(
        `SELECT name, value FROM settings WHERE org_id = $1 AND name IN ('showCoordinatesToManagers', 'lookRetentionDays')`,
        [orgId]
    );
    const usable = usableSettings(rows);
    return {
        showsCoordinates: usable('showCoordinatesToManagers') === 'true',
        lookRetentionDays: Number(usable('lookRetentionDays') ?? DEFAULT_LOOK_DAYS)
    };
}

function sharedVisit(row: VisitRow): SharedVisit {
    return {
        visitId: row.id,
        recordId: row.record_id,
        startsAt: row.actual_start.toISOString(),
        endsAt: row.actual_end?.toISOString() ?? null,
        isOnSite: row.is_on_site,
        source: row.source,
        place: placeOf(row.latitude, row.longitude)
    };
}

function pinOf(row: PinRow): Pin {
    return {
        recordId: row.id,
        place: placeOf(row.latitude, row.longitude),
        accuracy: row.is_corrected ? null : row.geocode_accuracy,
        isCorrected: row.is_corrected,
        dismissed: row.place_dismissed,
        visits: row.visits,
        checkIns: row.check_ins.map(([latitude, longitude]) => ({ latitude, longitude }))
    };
}

function placeOf(latitude: number | null, longitude: number | null): Place | null {
    return latitude === null || longitude === null ? null : { latitude, longitude };
}
