import type { Look } from '#kernel/contracts';
import type { Database } from '../../platform/database.ts';
import type { LookLog } from '../../team/index.ts';

const MOST_LOOKS = 2_000;

/** $1 org, $2 viewer, $3 people, $4 what, $5 now. */
const NOTE_SQL = `
    INSERT INTO glass_wall_looks (org_id, person_id, viewer_id, what, hour_at, first_at, last_at)
    SELECT $1, person_id, $2, $4, date_trunc('hour', $5::timestamptz), $5::timestamptz, $5::timestamptz
    FROM unnest($3::text[]) AS person_id
    ON CONFLICT (org_id, person_id, viewer_id, what, hour_at)
    DO UPDATE SET last_at = excluded.last_at, reads = glass_wall_looks.reads + 1`;

interface LookRow {
    readonly viewer_id: string;
    readonly what: Look['what'];
    readonly first_at: Date;
    readonly last_at: Date;
    readonly reads: number;
}

/** Who looked at whom, in the store: an answer about somebody is not given before the line is written. */
export function createLookLog(database: Database): LookLog {
    return {
        note: async (orgId, viewerId, personIds, what, at) => {
            await database.execute(NOTE_SQL, [orgId, viewerId, personIds, what, at]);
        },
        of: async (orgId, personId) => {
            const rows = await database.query<LookRow>(
                `SELECT viewer_id, what, first_at, last_at, reads FROM glass_wall_looks
                 WHERE org_id = $1 AND person_id = $2 ORDER BY last_at DESC, viewer_id, what LIMIT ${MOST_LOOKS}`,
                [orgId, personId]
            );
            return rows.map(lookOf);
        },
        erase: (orgId, personId) => deleted(database, 'org_id = $1 AND person_id = $2', [orgId, personId]),
        deleteBefore: (orgId, before) => deleted(database, 'org_id = $1 AND last_at < $2::timestamptz', [orgId, before])
    };
}

async function deleted(database: Database, condition: string, parameters: readonly unknown[]): Promise<number> {
    const rows = await database.query(`DELETE FROM glass_wall_looks WHERE ${condition} RETURNING 1`, [...parameters]);
    return rows.length;
}

function lookOf(row: LookRow): Look {
    return {
        viewerId: row.viewer_id,
        what: row.what,
        firstAt: row.first_at.toISOString(),
        lastAt: row.last_at.toISOString(),
        reads: row.reads
    };
}
