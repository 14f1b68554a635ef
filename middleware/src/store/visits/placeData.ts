import type { LearnedPlace } from '#kernel/contracts';
import type { Database } from '../../platform/database.ts';
import type { PersonData, PlaceVisit, TrackedPerson } from '../../visits/ports.ts';

/** So many confirmed visits say where a customer is. */
const LEARNED_FROM = 50;

/** Where one locked person's confirmed visits took place, and what is learned from everybody's. */
export function placeData(
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
