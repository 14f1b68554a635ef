import { ProblemError } from '../../platform/problemError.ts';
import { dropFinal } from '../positions/alreadyFinal.ts';
import { packTrack } from '../positions/packedTrack.ts';
import type { ReadPositions } from '../positions/readPositions.ts';
import { orderPoints } from '../positions/trackPoint.ts';
import { refusalsOf } from '../privacy/mayRecord.ts';
import type { ReadUpload, UploadProblem, UploadTask } from './ports.ts';
import { readCsv } from './readCsv.ts';
import { readGpx } from './readGpx.ts';
import { readUploadBody } from './uploadBody.ts';
import { UploadError } from './uploadError.ts';

/** A whole file: JSON, contract, GPX or CSV, and which positions may be kept. Takes seconds for a large one. */
export function readUpload(task: UploadTask): ReadUpload | UploadProblem {
    try {
        return splitUpload(task, readPositionsOf(task));
    } catch (error) {
        if (error instanceof UploadError) {
            const code = error.code === 'too-large' ? 'too-large' : 'invalid-request';
            return { code, detail: error.message, errors: [{ pointer: '/text', detail: error.code }] };
        }
        if (error instanceof ProblemError && error.code === 'invalid-request') {
            return { code: 'invalid-request', detail: error.message, errors: error.errors };
        }
        throw error;
    }
}

function readPositionsOf({ body, receivedMs, notBeforeMs, recording }: UploadTask): ReadPositions {
    const { format, text } = readUploadBody(body);
    const options = {
        receivedMs,
        notBeforeMs,
        refusalAt: recording === null ? () => 'no-consent' as const : refusalsOf(recording)
    };
    return format === 'gpx' ? readGpx(text, options) : readCsv(text, options);
}

/** What is younger than raw positions live joins the day; older days are one closed track. */
function splitUpload({ recording, deadlineMs }: UploadTask, given: ReadPositions): ReadUpload {
    if (recording === null) return { report: given.report, recent: packTrack([]), past: packTrack([]) };
    const finalMs = Math.max(recording.finalUntilMs, deadlineMs);
    const isPast = given.points.map(({ atMs }) => atMs <= finalMs);
    const past = given.points.filter((_, i) => isPast[i]);
    const recent = {
        ...given,
        points: given.points.filter((_, i) => !isPast[i]),
        rows: given.rows.filter((_, i) => !isPast[i])
    };
    const { points, report } = dropFinal(recent, recording, deadlineMs);
    return {
        report: { ...report, accepted: points.length + past.length },
        recent: packTrack(orderPoints(points)),
        past: packTrack(orderPoints(past))
    };
}
