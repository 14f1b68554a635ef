import type { PositionReport } from '#kernel/contracts';
import { ProblemError } from '../../platform/problemError.ts';
import { readOwnTracks } from '../imports/readOwnTracks.ts';
import type { PersonName } from '../ports.ts';
import { rawDeadlineMs } from '../retention.ts';
import { retentionOf } from '../rules.ts';
import { dropFinal } from './alreadyFinal.ts';
import type { TakingContext } from './context.ts';
import { readPositions } from './readPositions.ts';
import type { RawBatch, ReadOptions, ReadPositions } from './readPositions.ts';
import type { KnownRecording } from './recordings.ts';

/** A person who changes what may be kept of them while a batch is taken is asked about so often. */
const MOST_ATTEMPTS = 8;

/** A live batch: positions older than raw positions may live are refused. */
export function takeBatch(context: TakingContext, name: PersonName, batch: RawBatch): Promise<PositionReport> {
    return takeLive(context, name, (options, known) =>
        readPositions(
            batch,
            batch.deviceId === undefined ? options : { ...options, devices: known?.recording.deviceIds ?? [] }
        )
    );
}

/** What the OwnTracks app sends; the device was identified by its key. */
export function takeOwnTracks(context: TakingContext, name: PersonName, message: unknown): Promise<PositionReport> {
    return takeLive(context, name, (options) => readOwnTracks(message, options));
}

/**
 * One statement, when the person is as they were read for the batch before. It keeps nothing when they are not, and the batch is
 * read again by what holds now; so is one of which something was refused.
 */
async function takeLive(
    { recordings, clock }: TakingContext,
    name: PersonName,
    read: (options: ReadOptions, known: KnownRecording | null) => ReadPositions
): Promise<PositionReport> {
    const receivedMs = clock.now().getTime();
    const deadlineMs = rawDeadlineMs(receivedMs, retentionOf(await recordings.rules(name.orgId)));
    const options = { receivedMs, isLive: true, notBeforeMs: deadlineMs };
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        const known = await (attempt === 0 ? recordings.known(name) : recordings.fresh(name));
        if (known === null) return read({ ...options, refusalAt: () => 'no-consent' }, null).report;
        const given = read({ ...options, refusalAt: known.refusalAt }, known);
        const { points, report } = dropFinal(given, known.recording, deadlineMs);
        if (attempt === 0 && report.refusedCount > 0) continue;
        const added = await recordings.append(known, points);
        if (added !== null) {
            return { ...report, accepted: added, duplicates: report.duplicates + points.length - added };
        }
    }
    throw new ProblemError('conflict', 'What may be recorded changed while the positions were taken.');
}
