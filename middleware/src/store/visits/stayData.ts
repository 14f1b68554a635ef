import type { Database } from '../../platform/database.ts';
import type { PersonData, Span, StoredStay } from '../../visits/ports.ts';
import { fromStay, STAY_RECORD, toStay } from './visitRows.ts';
import type { StayRow } from './visitRows.ts';

/** Stays of one locked person and what was decided about them. */
export function stayData(
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

/** Open ends as the largest whole numbers that are exact. */
function bounded(ms: number): number {
    return Math.min(Number.MAX_SAFE_INTEGER, Math.max(-Number.MAX_SAFE_INTEGER, Math.round(ms)));
}
