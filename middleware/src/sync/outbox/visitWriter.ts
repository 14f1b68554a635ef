import type { Database } from '../../platform/database.ts';
import type { Logger } from '../../platform/logger.ts';
import type {
    FeedbackWrite,
    PlannedVisitWrite,
    VisitMover,
    VisitMoveResult,
    VisitWriter,
    VisitWriteResult
} from '../../planning/ports.ts';
import type { FoundVisitResult, FoundVisitWriter } from '../../visits/ports.ts';
import { errorDetail, orgErrorCode } from '../orgError.ts';
import type { OutboxKind, OutboxRow } from './outboxStore.ts';
import { enqueue, rowsByKey } from './outboxStore.ts';

export interface VisitWriterOptions {
    readonly database: Database;
    readonly logger: Logger;
    /** Pushes the named rows; false when another instance is pushing. */
    readonly push: (orgId: string, clientKeys: readonly string[]) => Promise<boolean>;
    readonly sleep: (seconds: number) => Promise<void>;
}

const WAIT_FOR_OTHER_ROUNDS = 20;
const WAIT_FOR_OTHER_SECONDS = 0.5;

/** Stores what is to be written, then writes it at once if the org answers. What is stored is never lost. */
export function createVisitWriter(options: VisitWriterOptions): VisitWriter & VisitMover & FoundVisitWriter {
    return {
        async writeFoundVisit(orgId, write) {
            const key = write.outboxKey;
            await enqueue(options.database, orgId, 'found-visit', [{ clientKey: key, payload: write }]);
            const { after, code } = await pushAndSee(options, orgId, 'found-visit', [key]);
            return toFoundResult(after.get(key), code);
        },
        async writePlannedVisits(orgId, writes) {
            await enqueuePlannedVisits(options.database, orgId, writes);
            const keys = writes.map((write) => write.clientKey);
            const { before, after, code } = await pushAndSee(options, orgId, 'planned-visit', keys);
            return keys.map((key) => toResult(key, before.get(key), after.get(key), code));
        },
        async moveVisits(orgId, moves) {
            const entries = moves.map((move) => ({ clientKey: move.clientKey, payload: move }));
            await enqueue(options.database, orgId, 'visit-move', entries);
            const keys = moves.map((move) => move.clientKey);
            const { before, after, code } = await pushAndSee(options, orgId, 'visit-move', keys);
            return moves.map(({ clientKey, visitId }): VisitMoveResult => {
                const result = toResult(clientKey, before.get(clientKey), after.get(clientKey), code);
                const outcome = result.outcome === 'created' ? 'moved' : result.outcome;
                return { clientKey, outcome, visitId, code: result.code, detail: result.detail };
            });
        },
        async writeFeedback(orgId, feedback) {
            await enqueueFeedback(options.database, orgId, feedback);
            await pushNow(options, orgId, [feedback.clientKey]);
        }
    };
}

type Rows = ReadonlyMap<string, OutboxRow>;

/** Pushes what still waits of the named rows, and shows them before and after. */
async function pushAndSee(
    options: VisitWriterOptions,
    orgId: string,
    kind: OutboxKind,
    keys: readonly string[]
): Promise<{ readonly before: Rows; readonly after: Rows; readonly code: string | null }> {
    const before = await rowsByKey(options.database, orgId, kind, keys);
    const open = keys.filter((key) => before.get(key)?.state === 'waiting');
    const code = await pushNow(options, orgId, open);
    return { before, after: await rowsByKey(options.database, orgId, kind, keys), code };
}

/** For callers that store their own change in the same transaction. */
export async function enqueuePlannedVisits(
    tx: Database,
    orgId: string,
    writes: readonly PlannedVisitWrite[]
): Promise<void> {
    await enqueue(
        tx,
        orgId,
        'planned-visit',
        writes.map((write) => ({ clientKey: write.clientKey, payload: write }))
    );
}

export async function enqueueFeedback(tx: Database, orgId: string, feedback: FeedbackWrite): Promise<void> {
    await enqueue(tx, orgId, 'feedback', [{ clientKey: feedback.clientKey, payload: feedback }]);
}

/** Null when the push went through, else the code of what stands in the way; the rows wait for the scheduler. */
async function pushNow(options: VisitWriterOptions, orgId: string, keys: readonly string[]): Promise<string | null> {
    if (keys.length === 0) {
        return null;
    }
    try {
        for (let round = 0; round < WAIT_FOR_OTHER_ROUNDS; round += 1) {
            if (await options.push(orgId, keys)) {
                return null;
            }
            await options.sleep(WAIT_FOR_OTHER_SECONDS);
        }
        return 'BUSY';
    } catch (error) {
        options.logger.warn(
            { orgId, code: orgErrorCode(error), detail: errorDetail(error), rows: keys.length },
            'write-back is delayed; the rows stay in the outbox'
        );
        return orgErrorCode(error);
    }
}

function toResult(
    clientKey: string,
    before: OutboxRow | undefined,
    after: OutboxRow | undefined,
    pushCode: string | null
): VisitWriteResult {
    const ids = { clientKey, visitId: after?.recordId ?? null, eventId: after?.eventId ?? null };
    switch (after?.state) {
        case 'done': {
            const isNew = after.isCreated && before?.state !== 'done';
            return { ...ids, outcome: isNew ? 'created' : 'unchanged', code: null, detail: null };
        }
        case 'conflict':
            return { ...ids, outcome: 'conflict', code: 'conflict', detail: after.lastDetail };
        case 'failed':
            return { ...ids, outcome: 'failed', code: problemOf(after.lastCode), detail: after.lastDetail };
        default:
            return {
                ...ids,
                outcome: 'failed',
                code: 'org-unreachable',
                detail: `The visit is stored and is written as soon as Salesforce takes it (${pushCode ?? after?.lastCode ?? 'WAITING'}).`
            };
    }
}

function toFoundResult(row: OutboxRow | undefined, pushCode: string | null): FoundVisitResult {
    const visitId = row?.recordId ?? null;
    switch (row?.state) {
        case 'done':
            return { state: 'written', visitId, detail: null };
        case 'conflict':
        case 'failed':
            return { state: row.state, visitId, detail: row.lastDetail };
        default:
            return { state: 'waiting', visitId, detail: pushCode ?? row?.lastCode ?? null };
    }
}

/** Salesforce's code as one of the problem table. */
function problemOf(code: string | null): string {
    if (code === null) {
        return 'internal';
    }
    if (/^(INSUFFICIENT_ACCESS|CANNOT_INSERT_UPDATE|TRANSFER_REQUIRES_READ|INACTIVE_OWNER)/.test(code)) {
        return 'not-allowed';
    }
    return /^(ENTITY_IS_DELETED|INVALID_CROSS_REFERENCE_KEY|MALFORMED_ID|NOT_FOUND)/.test(code)
        ? 'not-found'
        : 'invalid-request';
}
