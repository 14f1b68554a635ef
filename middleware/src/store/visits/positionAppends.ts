import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from '../../platform/database.ts';
import { orderPoints, type TrackPoint } from '../../visits/index.ts';
import type { Recording } from '../../visits/ports.ts';

/** A batch on its way into the store. */
interface Waiting {
    readonly row: AppendRow;
    readonly resolve: (added: number | null) => void;
    readonly reject: (error: unknown) => void;
}

/** As the statement takes it from JSON. */
interface AppendRow {
    readonly person: number;
    readonly revision: string;
    readonly at: readonly number[];
    readonly lat: readonly number[];
    readonly lng: readonly number[];
    readonly accuracy: readonly number[];
}

export type AppendPoints = (recording: Recording, points: readonly TrackPoint[]) => Promise<number | null>;

const MOST_AT_ONCE = 100;

/**
 * Keeps batches of positions, each one durable when it is answered.
 *
 * The embedded store has one session, so what waits for it is kept by one statement with one sync of the disk. When that fails
 * each batch is tried alone: one bad batch never loses a good one. A PostgreSQL server takes them side by side.
 */
export function createAppends(database: Database): AppendPoints {
    const waiting: Waiting[] = [];
    let isRunning = false;
    const run = async (): Promise<void> => {
        isRunning = true;
        while (waiting.length > 0) {
            await turn(); // Whoever is as far as this one comes along.
            await appendGroup(database, waiting.splice(0, MOST_AT_ONCE));
        }
        isRunning = false;
    };
    return async (recording, points) => {
        const row = toRow(recording, points);
        if (database.kind === 'postgresql') return (await appendRows(database, [row]))[0]!;
        return new Promise((resolve, reject) => {
            waiting.push({ row, resolve, reject });
            if (!isRunning) void run();
        });
    };
}

async function appendGroup(database: Database, group: readonly Waiting[]): Promise<void> {
    try {
        const added = await appendRows(
            database,
            group.map(({ row }) => row)
        );
        group.forEach(({ resolve }, i) => resolve(added[i]!));
    } catch (error) {
        if (group.length === 1) return group[0]!.reject(error);
        for (const one of group) await appendGroup(database, [one]);
    }
}

/** In order; null for who is not as they were read any more. */
async function appendRows(database: Database, rows: readonly AppendRow[]): Promise<(number | null)[]> {
    const answers = await database.query<{ added: number | null }>(
        `SELECT append_positions(person, revision, at, lat, lng, accuracy) AS added
         FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (person integer, revision text, at bigint[],
             lat double precision[], lng double precision[], accuracy double precision[])) WITH ORDINALITY
         ORDER BY ordinality`,
        [JSON.stringify(rows)]
    );
    return answers.map(({ added }) => added);
}

/** One position an instant: a statement may not touch a row twice. */
function toRow({ personNo, revision }: Recording, points: readonly TrackPoint[]): AppendRow {
    const track = orderPoints(points);
    return {
        person: personNo,
        revision,
        at: track.map(({ atMs }) => atMs),
        lat: track.map(({ latitude }) => latitude),
        lng: track.map(({ longitude }) => longitude),
        accuracy: track.map(({ accuracyMetres }) => accuracyMetres)
    };
}
