import type { Database } from '../../platform/database.ts';
import type { EventStreamStatus } from '../ports.ts';

export type StreamState = EventStreamStatus['state'];

interface StreamRow {
    object_api_name: string;
    replay_id: string | null;
    state: StreamState;
    state_since: Date;
    last_message_at: Date | null;
    last_event_at: Date | null;
    events: string;
    restarts: number;
    last_code: string | null;
}

export async function loadReplayId(database: Database, orgId: string, channel: string): Promise<string | null> {
    const [row] = await database.query<{ replay_id: string | null }>(
        'SELECT replay_id FROM sync_event_streams WHERE org_id = $1 AND channel = $2',
        [orgId, channel]
    );
    return row?.replay_id ?? null;
}

/** Call it with the transaction that applied the events up to this id. */
export async function saveProgress(
    tx: Database,
    orgId: string,
    channel: string,
    progress: { readonly replayId: string | null; readonly events: number; readonly at: Date }
): Promise<void> {
    await tx.execute(
        `UPDATE sync_event_streams SET replay_id = coalesce($3, replay_id), last_message_at = $4,
             last_event_at = CASE WHEN $5::bigint > 0 THEN $4 ELSE last_event_at END, events = events + $5::bigint
         WHERE org_id = $1 AND channel = $2`,
        [orgId, channel, progress.replayId, progress.at, progress.events]
    );
}

export async function forgetReplayId(database: Database, orgId: string, channel: string): Promise<void> {
    await database.execute('UPDATE sync_event_streams SET replay_id = NULL WHERE org_id = $1 AND channel = $2', [
        orgId,
        channel
    ]);
}

/** Notes where the stream stands now; a failure is counted as a restart. */
export async function saveStreamState(
    database: Database,
    orgId: string,
    stream: { readonly channel: string; readonly objectApiName: string },
    change: {
        readonly state: StreamState;
        readonly at: Date;
        readonly failure?: { readonly code: string; readonly detail: string };
    }
): Promise<void> {
    await database.execute(
        `INSERT INTO sync_event_streams (org_id, channel, state, state_since, last_code, last_detail, object_api_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (org_id, channel) DO UPDATE SET state = excluded.state,
             state_since = CASE WHEN sync_event_streams.state = excluded.state THEN sync_event_streams.state_since
                           ELSE excluded.state_since END,
             restarts = sync_event_streams.restarts + CASE WHEN excluded.state = 'waiting' THEN 1 ELSE 0 END,
             last_code = coalesce(excluded.last_code, sync_event_streams.last_code),
             last_detail = coalesce(excluded.last_detail, sync_event_streams.last_detail)`,
        [
            orgId,
            stream.channel,
            change.state,
            change.at,
            change.failure?.code ?? null,
            change.failure?.detail ?? null,
            stream.objectApiName
        ]
    );
}

const BEST_FIRST: readonly StreamState[] = ['live', 'elsewhere', 'connecting', 'waiting', 'unavailable', 'off'];

/** All streams of an org as one: as good as the best of them, with the objects whose changes are heard of at once. */
export async function readStreamStatus(database: Database, orgId: string): Promise<EventStreamStatus> {
    const rows = await database.query<StreamRow>(
        'SELECT * FROM sync_event_streams WHERE org_id = $1 ORDER BY state_since DESC, channel',
        [orgId]
    );
    const best = BEST_FIRST.find((state) => rows.some((row) => row.state === state)) ?? 'off';
    const latest = (dates: readonly (Date | null)[]): string | null => {
        const times = dates.flatMap((date) => (date === null ? [] : [date.getTime()]));
        return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
    };
    return {
        state: best,
        since: rows.find((row) => row.state === best)?.state_since.toISOString() ?? null,
        objects: rows.flatMap((row) => (row.state === 'live' ? [row.object_api_name] : [])).sort(),
        lastMessageAt: latest(rows.map((row) => row.last_message_at)),
        lastEventAt: latest(rows.map((row) => row.last_event_at)),
        events: rows.reduce((sum, row) => sum + Number(row.events), 0),
        restarts: rows.reduce((sum, row) => sum + row.restarts, 0),
        code: rows.find((row) => row.last_code !== null && row.last_code !== 'EVENTS_NOT_OFFERED')?.last_code ?? null
    };
}
