import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { SalesforceError } from '../core/errors.ts';
import type { ObjectDef, Org, RecordInput, SaveResult, UserContext } from '../core/types.ts';
import { asyncId } from '../server/asyncIds.ts';
import { BulkJobs, isFinished, setState, type BulkJob, type BulkOptions } from './bulkJob.ts';
import { parseCsv, readCsvFormat, writeCsv, type CsvTable } from './csv.ts';
import { recordsOf, unknownColumn } from './ingestRecords.ts';

const CHUNK = 200;
const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'] as const;
type Operation = (typeof OPERATIONS)[number];

export interface IngestJob extends BulkJob {
    readonly operation: Operation;
    readonly externalIdFieldName: string | null;
    upload: string | null;
    table: CsvTable;
    /** One per processed row, in order. */
    results: SaveResult[];
}

export type IngestResultKind = 'successfulResults' | 'failedResults' | 'unprocessedrecords';

/** Bulk API 2.0 ingest jobs. Each row succeeds or fails on its own. */
export class IngestJobs {
    readonly jobs = new BulkJobs<IngestJob>();
    readonly #org: Org;
    readonly #options: BulkOptions;

    constructor(org: Org, options: BulkOptions) {
        this.#org = org;
        this.#options = options;
    }

    create(body: Readonly<Record<string, unknown>>, user: UserContext): IngestJob {
        const format = readCsvFormat(body);
        const operation = OPERATIONS.find((each) => each === body['operation']);
        if (!operation) {
            throw new SalesforceError('INVALIDJOB', `InvalidJob : Unsupported operation: ${String(body['operation'])}`);
        }
        const object = this.#requireObject(body['object']);
        const now = this.#options.clock.now();
        const job: IngestJob = {
            ...format,
            id: asyncId('750'),
            operation,
            objectName: object.name,
            externalIdFieldName: this.#externalId(object, operation, body['externalIdFieldName']),
            createdById: user.userId,
            createdAtMs: now,
            changedAtMs: now,
            state: 'Open',
            errorMessage: null,
            upload: null,
            table: { columns: [], rows: [] },
            results: []
        };
        this.jobs.add(job);
        return job;
    }

    upload(job: IngestJob, csv: string): void {
        if (job.state !== 'Open') {
            throw new SalesforceError('INVALIDJOBSTATE', `Uploading is not allowed in state ${job.state}`);
        }
        if (job.upload !== null) {
            throw new SalesforceError('FEATURENOTENABLED', `Found multiple contents for job: <${job.id}>`);
        }
        job.upload = csv;
    }

    /** Ends the upload; the rows are processed afterwards. */
    complete(job: IngestJob): void {
        if (job.state !== 'Open') {
            throw new SalesforceError('INVALIDJOBSTATE', `Job is not open but ${job.state}`);
        }
        setState(job, 'UploadComplete', this.#options.clock);
        setTimeout(() => void this.#process(job), this.#options.processingMs ?? 0).unref();
    }

    abort(job: IngestJob): void {
        if (isFinished(job)) {
            throw new SalesforceError('INVALIDJOBSTATE', `Aborting is not allowed in state ${job.state}`);
        }
        setState(job, 'Aborted', this.#options.clock);
    }

    remove(job: IngestJob): void {
        if (job.state === 'InProgress') {
            throw new SalesforceError('INVALIDJOBSTATE', 'Deleting is not allowed in state InProgress');
        }
        this.jobs.remove(job);
    }

    resultCsv(job: IngestJob, kind: IngestResultKind): string {
        const { columns, rows } = job.table;
        if (kind === 'unprocessedrecords') {
            return writeCsv([columns, ...rows.slice(job.results.length)], job);
        }
        const succeeded = kind === 'successfulResults';
        const lines = job.results.flatMap((result, index) =>
            result.success === succeeded ? [[...resultCells(result, job), ...(rows[index] ?? [])]] : []
        );
        return writeCsv([['sf__Id', succeeded ? 'sf__Created' : 'sf__Error', ...columns], ...lines], job);
    }

    /** Other callers get their turn between chunks, as in the platform. */
    async #process(job: IngestJob): Promise<void> {
        if (job.state !== 'UploadComplete') {
            return;
        }
        setState(job, 'InProgress', this.#options.clock);
        try {
            const object = this.#org.schema.requireObject(job.objectName);
            job.table = parseCsv(job.upload ?? '', job);
            const problem = unknownColumn(this.#org.schema, object, job.table.columns);
            if (problem !== null) {
                throw new Error(problem);
            }
            const records = recordsOf(this.#org.schema, object, job.table);
            const user = this.#org.userContext(job.createdById);
            for (let from = 0; from < records.length; from += CHUNK) {
                if (isFinished(job)) {
                    return;
                }
                job.results.push(...this.#save(job, records.slice(from, from + CHUNK), user));
                await yieldToOthers();
            }
            setState(job, 'JobComplete', this.#options.clock);
        } catch (error) {
            job.errorMessage = error instanceof Error ? error.message : String(error);
            setState(job, 'Failed', this.#options.clock);
        }
    }

    #save(job: IngestJob, records: readonly RecordInput[], user: UserContext): SaveResult[] {
        const options = { user, allOrNone: false };
        const ids = (): string[] => records.map((record) => String(record['Id'] ?? record['id'] ?? ''));
        switch (job.operation) {
            case 'insert':
                return this.#org.insert(job.objectName, records, options);
            case 'update':
                return this.#org.update(job.objectName, records, options);
            case 'upsert':
                return this.#org.upsertByExternalId(job.objectName, job.externalIdFieldName ?? 'Id', records, options);
            case 'delete':
                return this.#org.delete(job.objectName, ids(), options);
            case 'hardDelete':
                return this.#org.hardDelete(job.objectName, ids(), options);
        }
    }

    #requireObject(name: unknown): ObjectDef {
        const object = typeof name === 'string' ? this.#org.schema.object(name) : undefined;
        if (!object || object.kind === 'tooling' || object.kind === 'customMetadata') {
            throw new SalesforceError(
                'INVALIDENTITY',
                `InvalidEntity : Entity '${String(name)}' is not supported by the Bulk API.`
            );
        }
        return object;
    }

    #externalId(object: ObjectDef, operation: Operation, name: unknown): string | null {
        if (operation !== 'upsert') {
            return null;
        }
        const field = typeof name === 'string' ? this.#org.schema.field(object, name) : undefined;
        if (!field || !(field.externalId || field.type === 'id')) {
            throw new SalesforceError('INVALIDJOB', `InvalidJob : Not an external id field: ${String(name)}`);
        }
        return field.name;
    }
}

function resultCells(result: SaveResult, job: IngestJob): string[] {
    if (result.success) {
        return [result.id ?? '', String(result.created ?? job.operation === 'insert')];
    }
    const error = result.errors[0];
    return [result.id ?? '', error ? `${error.statusCode}:${error.message}:${error.fields.join(', ')}--` : ''];
}
