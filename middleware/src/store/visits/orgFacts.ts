import { parseOpeningHours, type OpeningHours } from '#kernel/visitRules';
import type { Database } from '../../platform/database.ts';
import type { CustomerFacts } from '../../visits/index.ts';
import type { KnownVisit, OrgFacts } from '../../visits/ports.ts';
import { discreetDatabase } from './discreetDatabase.ts';
import { CUSTOMERS_NEAR_SQL, USUAL_MINUTES_SQL } from './orgFactsSql.ts';

const METRES_PER_DEGREE = 111_195;

interface NearRow {
    id: string;
    latitude: number;
    longitude: number;
    radius_metres: number | null;
    opening_hours: string | null;
    planned_start: Date | null;
    usual_minutes: number | null;
    visits_last_year: number;
    is_visited_today: boolean;
}

/** What the mirror of the org knows around a stay. */
export function createOrgFacts(shared: Database): OrgFacts {
    const database = discreetDatabase(shared);
    return {
        customersNear: async ({ orgId, userId }, { latitude, longitude, startMs, endMs }, metres, [fromMs, toMs]) => {
            const north = metres / METRES_PER_DEGREE;
            const east = north / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
            const rows = await database.query<NearRow>(CUSTOMERS_NEAR_SQL, [
                orgId,
                userId,
                latitude - north,
                latitude + north,
                longitude - east,
                longitude + east,
                iso(fromMs),
                iso(toMs),
                iso(startMs),
                iso(endMs)
            ]);
            return rows.map(toFacts);
        },
        visitsOf: async ({ orgId, userId }, recordId, [fromMs, toMs]) => {
            const rows = await database.query<VisitRow>(
                `SELECT id, status, source, planned_start, actual_start, actual_end FROM field_visits
                 WHERE org_id = $1 AND owner_id = $2 AND (account_id = $3 OR lead_id = $3) AND NOT is_deleted
                   AND status IN ('Planned', 'In Progress', 'Completed')
                   AND coalesce(actual_start, planned_start) >= $4::timestamptz
                   AND coalesce(actual_start, planned_start) < $5::timestamptz
                 ORDER BY coalesce(actual_start, planned_start), id`,
                [orgId, userId, recordId, iso(fromMs), iso(toMs)]
            );
            return rows.map(toKnownVisit);
        },
        objectOf: async (orgId, recordId) => {
            const [row] = await database.query<{ name: 'Account' | 'Lead' }>(
                `SELECT 'Account' AS name FROM accounts WHERE org_id = $1 AND id = $2 AND NOT is_deleted
                 UNION ALL SELECT 'Lead' FROM leads WHERE org_id = $1 AND id = $2 AND NOT is_deleted AND NOT is_converted`,
                [orgId, recordId]
            );
            return row?.name ?? null;
        },
        usualMinutes: async (orgId, recordIds) => {
            const rows = await database.query<{ id: string; minutes: number }>(USUAL_MINUTES_SQL, [orgId, recordIds]);
            return new Map(rows.map(({ id, minutes }) => [id, minutes]));
        },
        userSettings: async (orgId, userId) => {
            const [row] = await database.query<UserRow>(
                'SELECT time_zone, work_days, day_starts_at, day_ends_at FROM users WHERE org_id = $1 AND id = $2',
                [orgId, userId]
            );
            return row === undefined
                ? null
                : {
                      timeZone: row.time_zone,
                      workDays: row.work_days,
                      dayStartsAt: row.day_starts_at,
                      dayEndsAt: row.day_ends_at
                  };
        },
        recordedPlaces: async (orgId, recordIds, ownerIds) => {
            const rows = await database.query<PlaceRow>(
                `SELECT id, latitude, longitude FROM accounts
                 WHERE org_id = $1 AND id = ANY($2::text[]) AND NOT is_deleted
                   AND ($3::text[] IS NULL OR owner_id = ANY($3::text[]))
                 ORDER BY id`,
                [orgId, recordIds, ownerIds]
            );
            return rows.map(({ id, latitude, longitude }) => ({
                recordId: id,
                place: latitude === null || longitude === null ? null : { latitude, longitude }
            }));
        }
    };
}

interface UserRow {
    time_zone: string;
    work_days: string | null;
    day_starts_at: string | null;
    day_ends_at: string | null;
}

interface PlaceRow {
    id: string;
    latitude: number | null;
    longitude: number | null;
}

interface VisitRow {
    id: string;
    status: string;
    source: string | null;
    planned_start: Date | null;
    actual_start: Date | null;
    actual_end: Date | null;
}

function toKnownVisit(row: VisitRow): KnownVisit {
    return {
        visitId: row.id,
        status: row.status,
        source: row.source,
        plannedStartMs: row.planned_start?.getTime() ?? null,
        actualStartMs: row.actual_start?.getTime() ?? null,
        actualEndMs: row.actual_end?.getTime() ?? null
    };
}

function toFacts(row: NearRow): CustomerFacts {
    return {
        recordId: row.id,
        place: { latitude: row.latitude, longitude: row.longitude },
        radiusMetres: row.radius_metres,
        plannedMs: row.planned_start?.getTime() ?? null,
        usualMinutes: row.usual_minutes,
        openingHours: hoursOf(row.opening_hours),
        visitsLastYear: row.visits_last_year,
        isVisitedToday: row.is_visited_today
    };
}

/** Opening hours that cannot be read say nothing. */
function hoursOf(text: string | null): OpeningHours | null {
    if (text === null || text.trim() === '') return null;
    try {
        return parseOpeningHours(text);
    } catch {
        return null;
    }
}

function iso(ms: number): string {
    return new Date(ms).toISOString();
}
