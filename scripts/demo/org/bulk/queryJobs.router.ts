import { json, Router } from 'express';
import { SalesforceError } from '../core/errors.ts';
import { bodyOf, param, queryParam, userOf } from '../server/context.ts';
import { commonInfo } from './bulkJob.ts';
import type { QueryJob, QueryJobs } from './queryJobs.ts';

/** `/services/data/vXX/jobs/query`; needs requireSession and the path parameter `version` before it. */
export function queryJobsRouter(queryJobs: QueryJobs): Router {
    const router = Router({ mergeParams: true });
    router.post('/jobs/query', json({ limit: '1mb' }), (request, response) => {
        const version = param(request, 'version');
        response.json(info(queryJobs.create(bodyOf(request), userOf(response), version), version));
    });
    router.get('/jobs/query', (request, response) => {
        const records = queryJobs.jobs.list(userOf(response)).map((job) => info(job, param(request, 'version')));
        response.json({ done: true, records, nextRecordsUrl: null });
    });
    router.get('/jobs/query/:id', (request, response) => {
        response.json(info(queryJobs.jobs.require(param(request, 'id'), userOf(response)), param(request, 'version')));
    });
    router.patch('/jobs/query/:id', json(), (request, response) => {
        const job = queryJobs.jobs.require(param(request, 'id'), userOf(response));
        if (bodyOf(request)['state'] !== 'Aborted') {
            throw new SalesforceError('INVALIDJOBSTATE', 'A query job can only be set to Aborted');
        }
        queryJobs.abort(job);
        response.json(info(job, param(request, 'version')));
    });
    router.delete('/jobs/query/:id', (request, response) => {
        queryJobs.remove(queryJobs.jobs.require(param(request, 'id'), userOf(response)));
        response.status(204).end();
    });
    router.get('/jobs/query/:id/results', (request, response) => {
        const job = queryJobs.jobs.require(param(request, 'id'), userOf(response));
        const page = queryJobs.page(job, queryParam(request, 'locator'), queryParam(request, 'maxRecords'));
        response.set('Sforce-Locator', page.nextLocator ?? 'null');
        response.set('Sforce-NumberOfRecords', String(page.rowCount));
        response.type('text/csv').send(page.csv);
    });
    router.get('/jobs/query/:id/resultPages', (request, response) => {
        const job = queryJobs.jobs.require(param(request, 'id'), userOf(response));
        const base = `/services/data/v${param(request, 'version')}/jobs/query/${job.id}/results`;
        const resultPages = queryJobs.pageLocators(job).map((locator) => ({ resultUrl: `${base}?locator=${locator}` }));
        response.json({ resultPages, done: true, nextRecordsUrl: null });
    });
    return router;
}

function info(job: QueryJob, apiVersion: string): Record<string, unknown> {
    return {
        ...commonInfo(job, apiVersion),
        jobType: 'V2Query',
        ...(job.state === 'JobComplete'
            ? {
                  numberRecordsProcessed: job.cursor.length,
                  retries: 0,
                  totalProcessingTime: Math.max(1, job.changedAtMs - job.createdAtMs),
                  isPkChunkingSupported: true
              }
            : {})
    };
}
