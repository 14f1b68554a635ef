import { SalesforceError } from '../core/errors.ts';
import type { Org, QueryCursor, UserContext } from '../core/types.ts';
import { asyncId } from '../server/asyncIds.ts';
import { BulkJobs, isFinished, setState, type BulkJob, type BulkOptions } from './bulkJob.ts';
import { readCsvFormat, writeCsv } from './csv.ts';

const LARGEST_PAGE = 50_000;

export interface QueryJob extends BulkJob {
    readonly cursor: QueryCursor;
    readonly header: readonly string[];
}

export interface ResultPage {
    readonly csv: string;
    readonly rowCount: number;
    /** Null on the last page. */
    readonly nextLocator: string | null;
}

/** Bulk API 2.0 query jobs: the rows are those of the moment the job was made. */
export class QueryJobs {
    readonly jobs = new BulkJobs<QueryJob>();
    /** Message that the next jobs fail with; null lets them succeed. A fault. */
    failWith: string | null = null;
    readonly #org: Org;
    readonly #options: BulkOptions;

    constructor(org: Org, options: BulkOptions) {
        this.#org = org;
        this.#options = options;
    }

    /** Throws what the platform refuses: no query, aggregates, OFFSET, compound fields. */
    create(body: Readonly<Record<string, unknown>>, user: UserContext, apiVersion: string): QueryJob {
        const operation = body['operation'];
        if (operation !== 'query' && operation !== 'queryAll') {
            throw new SalesforceError('INVALIDJOB', `InvalidJob : Unsupported operation: ${String(operation)}`);
        }
        const format = readCsvFormat(body);
        const query = checkQuery(body['query']);
        const includeDeleted = operation === 'queryAll';
        const cursor = this.#org.openCursor(query, { user, includeDeleted, apiVersion, tooling: false });
        const now = this.#options.clock.now();
        const job: QueryJob = {
            ...format,
            id: asyncId('750'),
            operation,
            objectName: cursor.objectName,
            createdById: user.userId,
            createdAtMs: now,
            changedAtMs: now,
            state: 'UploadComplete',
            errorMessage: null,
            cursor,
            header: cursor.csvHeader()
        };
        this.jobs.add(job);
        this.#process(job);
        return job;
    }

    abort(job: QueryJob): void {
        if (isFinished(job)) {
            throw new SalesforceError('INVALIDJOBSTATE', 'Aborting already Completed Job not allowed');
        }
        setState(job, 'Aborted', this.#options.clock);
    }

    remove(job: QueryJob): void {
        if (!isFinished(job)) {
            throw new SalesforceError('INVALIDJOBSTATE', `Deleting job not allowed in state ${job.state}`);
        }
        this.jobs.remove(job);
    }

    page(job: QueryJob, locator: string | undefined, maxRecords: string | undefined): ResultPage {
        if (job.state !== 'JobComplete') {
            throw new SalesforceError('INVALIDJOBSTATE', `The job has no results in state ${job.state}`);
        }
        const from = locator === undefined ? 0 : decodeLocator(locator, job.cursor.length);
        const size = this.#pageSize(maxRecords);
        const rows = job.cursor.csvPage(from, size);
        const next = from + size;
        return {
            csv: writeCsv([job.header, ...rows], job),
            rowCount: rows.length,
            nextLocator: next < job.cursor.length ? encodeLocator(next) : null
        };
    }

    /** Locators of all pages, for parallel download. */
    pageLocators(job: QueryJob): string[] {
        const size = this.#pageSize(undefined);
        const count = Math.max(1, Math.ceil(job.cursor.length / size));
        return Array.from({ length: count }, (_, index) => encodeLocator(index * size));
    }

    #pageSize(maxRecords: string | undefined): number {
        const size = this.#options.pageSize ?? LARGEST_PAGE;
        if (maxRecords === undefined) {
            return size;
        }
        if (!/^[1-9]\d*$/.test(maxRecords)) {
            throw new SalesforceError('INVALID_QUERY_PARAM', `maxRecords is not a positive number: ${maxRecords}`);
        }
        return Math.min(Number(maxRecords), size);
    }

    #process(job: QueryJob): void {
        const finish = (): void => {
            if (isFinished(job)) {
                return;
            }
            job.errorMessage = this.failWith;
            setState(job, this.failWith === null ? 'JobComplete' : 'Failed', this.#options.clock);
        };
        setImmediate(() => {
            if (!isFinished(job)) {
                setState(job, 'InProgress', this.#options.clock);
            }
            setTimeout(finish, this.#options.processingMs ?? 0).unref();
        });
    }
}

function checkQuery(query: unknown): string {
    if (typeof query !== 'string' || query.trim() === '') {
        throw new SalesforceError('INVALIDJOB', 'InvalidJob : A query has to be specified');
    }
    const bare = query.replace(/'(?:[^'\\]|\\.)*'/g, "''");
    const refused = /\b(?:GROUP\s+BY|OFFSET|TYPEOF)\b|\(\s*SELECT\b[^)]*\)\s*(?:,|FROM\b)/i.exec(bare)?.[0];
    if (refused !== undefined) {
        throw new SalesforceError('API_ERROR', `Not supported in Bulk Query: ${refused}`);
    }
    return query;
}

function encodeLocator(offset: number): string {
    return Buffer.from(`rows:${offset}`).toString('base64url');
}

function decodeLocator(locator: string, rowCount: number): number {
    const offset = Number(/^rows:(\d+)$/.exec(Buffer.from(locator, 'base64url').toString('utf8'))?.[1] ?? Number.NaN);
    if (!(offset >= 0 && (offset < rowCount || offset === 0))) {
        throw new SalesforceError('INVALIDLOCATOR', `The locator is not valid: ${locator}`);
    }
    return offset;
}
