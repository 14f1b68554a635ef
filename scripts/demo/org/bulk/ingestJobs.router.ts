import { json, Router, text, type Request } from 'express';
import { SalesforceError } from '../core/errors.ts';
import type { UserContext } from '../core/types.ts';
import { bodyOf, isRecord, param, userOf } from '../server/context.ts';
import { readMultipart } from '../server/multipart.ts';
import { commonInfo } from './bulkJob.ts';
import type { IngestJob, IngestJobs, IngestResultKind } from './ingestJobs.ts';

const RESULT_KINDS: readonly IngestResultKind[] = ['successfulResults', 'failedResults', 'unprocessedrecords'];

/** `/services/data/vXX/jobs/ingest`; needs requireSession and the path parameter `version` before it. */
export function ingestJobsRouter(ingestJobs: IngestJobs): Router {
    const router = Router({ mergeParams: true });
    const find = (request: Request, user: UserContext): IngestJob =>
        ingestJobs.jobs.require(param(request, 'id'), user);
    router.post('/jobs/ingest', json(), async (request, response) => {
        const multipart = request.is('multipart/*') ? await readMultipart(request) : null;
        const body = multipart === null ? bodyOf(request) : parseJob(multipart.get('job'));
        const job = ingestJobs.create(body, userOf(response));
        if (multipart !== null) {
            ingestJobs.upload(job, multipart.get('content')?.toString('utf8') ?? '');
            ingestJobs.complete(job);
        }
        response.json(info(job, param(request, 'version')));
    });
    router.get('/jobs/ingest', (request, response) => {
        const records = ingestJobs.jobs.list(userOf(response)).map((job) => info(job, param(request, 'version')));
        response.json({ done: true, records, nextRecordsUrl: null });
    });
    router.get('/jobs/ingest/:id', (request, response) => {
        response.json(info(find(request, userOf(response)), param(request, 'version')));
    });
    router.put('/jobs/ingest/:id/batches', text({ type: () => true, limit: '150mb' }), (request, response) => {
        const body: unknown = request.body;
        ingestJobs.upload(find(request, userOf(response)), typeof body === 'string' ? body : '');
        response.status(201).end();
    });
    router.patch('/jobs/ingest/:id', json(), (request, response) => {
        const job = find(request, userOf(response));
        changeState(ingestJobs, job, bodyOf(request)['state']);
        response.json(info(job, param(request, 'version')));
    });
    router.delete('/jobs/ingest/:id', (request, response) => {
        ingestJobs.remove(find(request, userOf(response)));
        response.status(204).end();
    });
    for (const kind of RESULT_KINDS) {
        router.get(`/jobs/ingest/:id/${kind}`, (request, response) => {
            response.type('text/csv').send(ingestJobs.resultCsv(find(request, userOf(response)), kind));
        });
    }
    return router;
}

function changeState(ingestJobs: IngestJobs, job: IngestJob, state: unknown): void {
    if (state === 'UploadComplete') {
        ingestJobs.complete(job);
    } else if (state === 'Aborted') {
        ingestJobs.abort(job);
    } else {
        throw new SalesforceError('INVALIDJOBSTATE', 'An ingest job can be set to UploadComplete or Aborted only');
    }
}

function parseJob(part: Buffer | undefined): Readonly<Record<string, unknown>> {
    const body: unknown = JSON.parse(part?.toString('utf8') ?? '{}');
    return isRecord(body) ? body : {};
}

function info(job: IngestJob, apiVersion: string): Record<string, unknown> {
    const finished = job.state === 'JobComplete' || job.state === 'Failed';
    return {
        ...commonInfo(job, apiVersion),
        jobType: 'V2Ingest',
        contentUrl: `services/data/v${apiVersion}/jobs/ingest/${job.id}/batches`,
        ...(job.externalIdFieldName === null ? {} : { externalIdFieldName: job.externalIdFieldName }),
        ...(finished
            ? {
                  numberRecordsProcessed: job.results.length,
                  numberRecordsFailed: job.results.filter((result) => !result.success).length,
                  retries: 0,
                  totalProcessingTime: Math.max(1, job.changedAtMs - job.createdAtMs),
                  apiActiveProcessingTime: 1,
                  apexProcessingTime: 0
              }
            : {})
    };
}
