import type { RunContext } from '../context.ts';
import type { OrgRecord, SaveOutcome } from '../ports.ts';

/** Errors of single records that pass by themselves. */
const TEMPORARY_CODES = new Set([
    'UNABLE_TO_LOCK_ROW',
    'SERVER_UNAVAILABLE',
    'REQUEST_LIMIT_EXCEEDED',
    'QUERY_TIMEOUT',
    'UNKNOWN_EXCEPTION',
    // Of guarded writes: somebody edited in between; the next look decides.
    'PRECONDITION_FAILED',
    'RECORD_JUST_CHANGED'
]);
const ROUNDS = 3;
const FIRST_PAUSE_SECONDS = 0.5;

export function isTemporaryOutcome(outcome: SaveOutcome): boolean {
    return !outcome.isSuccess && TEMPORARY_CODES.has(outcome.code ?? '');
}

/** Saves records and repeats only those that were locked. One outcome a record, in the same order. */
export async function saveWithRetry(
    context: RunContext,
    records: readonly OrgRecord[],
    save: (records: readonly OrgRecord[]) => Promise<SaveOutcome[]>
): Promise<SaveOutcome[]> {
    const outcomes: SaveOutcome[] = [];
    let open = records.map((_record, index) => index);
    for (let round = 0; open.length > 0 && round < ROUNDS; round += 1) {
        if (round > 0) {
            await context.sleep(FIRST_PAUSE_SECONDS * 2 ** round);
        }
        const answers = await save(open.map((index) => records[index] as OrgRecord));
        open.forEach((index, position) => {
            outcomes[index] = answers[position] as SaveOutcome;
        });
        open = open.filter((index) => isTemporaryOutcome(outcomes[index] as SaveOutcome));
    }
    return outcomes;
}

/** Pause before a row that stays locked is tried again: a minute, then longer, at most an hour. */
export function retryInSeconds(attempts: number): number {
    return Math.min(3600, 60 * 2 ** Math.min(attempts, 6));
}
