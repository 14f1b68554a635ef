import { OrgError } from '../orgError.ts';
import type { IngestJob, SalesforceClient } from '../ports.ts';
import type { HttpMethod } from './orgCall.ts';
import { CsvBody } from './orgCall.ts';
import type { HttpAnswer } from './transport.ts';

type IngestCalls = Pick<
    SalesforceClient,
    'startIngest' | 'uploadIngest' | 'ingestJob' | 'ingestResults' | 'deleteIngest'
>;

const STATES: readonly string[] = ['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Failed', 'Aborted'];

/** Bulk API 2.0 ingest: open, upload, close, look, fetch results. */
export function ingestCalls(
    call: (method: HttpMethod, path: string, body?: unknown) => Promise<HttpAnswer>,
    json: (answer: HttpAnswer) => unknown
): IngestCalls {
    return {
        startIngest: async (objectApiName) => {
            const body = {
                object: objectApiName,
                operation: 'update',
                contentType: 'CSV',
                lineEnding: 'LF',
                columnDelimiter: 'COMMA'
            };
            return ingestJob(json(await call('POST', '/jobs/ingest', body)));
        },
        uploadIngest: async (jobId, csv) => {
            await call('PUT', `/jobs/ingest/${jobId}/batches`, new CsvBody(csv));
            await call('PATCH', `/jobs/ingest/${jobId}`, { state: 'UploadComplete' });
        },
        ingestJob: async (jobId) => ingestJob(json(await call('GET', `/jobs/ingest/${jobId}`))),
        ingestResults: async (jobId, kind) => (await call('GET', `/jobs/ingest/${jobId}/${kind}`)).body,
        deleteIngest: async (jobId) => {
            await call('DELETE', `/jobs/ingest/${jobId}`);
        }
    };
}

function ingestJob(value: unknown): IngestJob {
    const answer = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    const { id, state } = answer;
    if (typeof id !== 'string' || typeof state !== 'string' || !STATES.includes(state)) {
        throw new OrgError('malformed', 'MALFORMED_ANSWER', 'The answer about an ingest job is not as documented.');
    }
    return {
        id,
        state: state as IngestJob['state'],
        processed: Number(answer['numberRecordsProcessed'] ?? 0),
        failed: Number(answer['numberRecordsFailed'] ?? 0),
        errorMessage: typeof answer['errorMessage'] === 'string' ? answer['errorMessage'] : null
    };
}
