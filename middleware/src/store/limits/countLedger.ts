import type { CountLedger } from '../../http/requestCounts.ts';
import type { Database } from '../../platform/database.ts';

/** Counts of requests of all processes on one PostgreSQL server; a crash of the server forgets them. */
export function countLedger(database: Database): CountLedger {
    return {
        add: async (counted) => {
            // In one order, so that two processes never wait for each other.
            const sorted = [...counted].sort((a, b) => (a.counter < b.counter ? -1 : 1));
            const rows = await database.query<{ counter: string; window_start: string; requests: number }>(
                `INSERT INTO request_counts (counter, window_start, requests)
                 SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[])
                 ON CONFLICT (counter, window_start) DO UPDATE
                 SET requests = request_counts.requests + excluded.requests
                 RETURNING counter, window_start, requests`,
                [
                    sorted.map(({ counter }) => counter),
                    sorted.map(({ windowStart }) => windowStart),
                    sorted.map(({ requests }) => requests)
                ]
            );
            return rows.map(({ counter, window_start, requests }) => ({
                counter,
                windowStart: Number(window_start),
                requests
            }));
        },
        forgetBefore: async (windowStart) => {
            await database.execute('DELETE FROM request_counts WHERE window_start < $1', [windowStart]);
        }
    };
}
