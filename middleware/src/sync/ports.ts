/**
 * What sync needs from an org, free of any client library: `salesforce/` implements it on jsforce, tests may fake it.
 * All calls are bounded by a deadline and throw {@link OrgError} only.
 */

/** A record as the org answered it: REST gives typed values and nested parents, Bulk gives text under dotted names. */
export type OrgRecord = Readonly<Record<string, unknown>>;

/** How to reach one org. The private key signs the JWT bearer assertion; nothing here is ever logged. */
export interface OrgConnection {
    /** 18 or 15 characters; a sync against any other org is refused (a refreshed sandbox has a new id). */
    readonly orgId: string;
    /** Where tokens are asked for, for example `https://example.my.salesforce.com`. */
    readonly loginUrl: string;
    readonly clientId: string;
    readonly username: string;
    /** PEM text (PKCS 8) of the key whose certificate the org knows. */
    readonly privateKeyPem: string;
    /** Audience of the assertion; the login URL when absent. */
    readonly audience?: string;
    /** While the key is exchanged: tried when the org does not take the other one any more. */
    readonly nextPrivateKeyPem?: string;
    /** Share of the org's daily API calls after which sync stops, 0 to 1. */
    readonly apiShare?: number;
    /** `host:port` of the Pub/Sub API; absent: Salesforce's own for its orgs, none for others. */
    readonly eventsEndpoint?: string;
    /** PEM of a certificate that the Pub/Sub API is trusted by; absent: the system's authorities. */
    readonly eventsCertificatePem?: string;
}

/** Proves to the org's other services who asks. Never logged. */
export interface OrgSession {
    readonly accessToken: string;
    readonly instanceUrl: string;
    readonly orgId: string;
}

export interface QueryPage {
    readonly records: readonly OrgRecord[];
    readonly totalSize: number;
    /** Path of the next page; null on the last one. */
    readonly nextPage: string | null;
}

export interface DescribedField {
    readonly name: string;
    readonly type: string;
    readonly isFormula: boolean;
}

export interface DescribedObject {
    readonly name: string;
    readonly isReplicateable: boolean;
    readonly isQueryable: boolean;
    readonly fields: ReadonlyMap<string, DescribedField>;
}

export interface UpdatedAnswer {
    readonly ids: readonly string[];
    /** Everything committed before this instant is visible: the only safe bound of a watermark. */
    readonly latestDateCovered: Date;
}

export interface DeletedAnswer {
    readonly records: readonly { readonly id: string; readonly deletedAt: Date }[];
    readonly earliestDateAvailable: Date;
    readonly latestDateCovered: Date;
}

export interface BulkJob {
    readonly id: string;
    readonly state: 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
    readonly recordsProcessed: number | null;
    readonly errorMessage: string | null;
}

export interface BulkPage {
    /** CSV text with its header line. */
    readonly csv: string;
    /** Null when a proxy took the header away. */
    readonly recordCount: number | null;
    /** Null on the last page. */
    readonly nextLocator: string | null;
}

export interface SaveOutcome {
    readonly id: string | null;
    readonly isSuccess: boolean;
    readonly isCreated: boolean;
    readonly code: string | null;
    readonly message: string | null;
}

/** Calls of the last 24 hours against what the org allows, from `Sforce-Limit-Info`. */
export interface ApiUsage {
    readonly used: number;
    readonly limit: number;
}

/** What a pass asks first of an object: how far the org is complete, then the changes. */
export interface HeadRequest {
    readonly objectApiName: string;
    readonly from: Date;
    readonly to: Date;
    readonly soql: string;
}

export interface ObjectHead {
    readonly updated: UpdatedAnswer;
    readonly page: QueryPage;
}

export interface SalesforceClient {
    readonly orgId: string;
    /** Time of the org from its `Date` header, never the local clock. */
    orgTime(): Promise<Date>;
    describe(objectApiName: string): Promise<DescribedObject>;
    /** First page; deleted and archived rows too (`queryAll`). */
    queryAll(soql: string): Promise<QueryPage>;
    nextPage(path: string): Promise<QueryPage>;
    updated(objectApiName: string, from: Date, to: Date): Promise<UpdatedAnswer>;
    deleted(objectApiName: string, from: Date, to: Date): Promise<DeletedAnswer>;
    /**
     * The heads of up to 12 objects in one API call (composite batch), all "updated" parts before all queries. Null for an
     * object of which a part failed; it is asked by itself then.
     */
    heads(requests: readonly HeadRequest[]): Promise<(ObjectHead | null)[]>;
    startBulkQuery(soql: string): Promise<BulkJob>;
    bulkJob(jobId: string): Promise<BulkJob>;
    bulkPage(jobId: string, locator: string | null, maxRecords: number): Promise<BulkPage>;
    deleteBulkJob(jobId: string): Promise<void>;
    /** At most 200 records; one outcome a record in the same order. A repeat changes nothing. */
    upsert(objectApiName: string, externalIdField: string, records: readonly OrgRecord[]): Promise<SaveOutcome[]>;
    /** At most 200 records; never repeated by the transport. */
    create(objectApiName: string, records: readonly OrgRecord[]): Promise<SaveOutcome[]>;
    /** At most 200 records with their `Id`; values are absolute, so a repeat changes nothing. */
    update(objectApiName: string, records: readonly OrgRecord[]): Promise<SaveOutcome[]>;
    /**
     * At most 25 records, each only if nobody changed it after `unmodifiedSince` (`If-Unmodified-Since`, whole seconds):
     * the outcome's code is `PRECONDITION_FAILED` else. Never repeated by the transport.
     */
    updateUnmodified(objectApiName: string, records: readonly UnmodifiedUpdate[]): Promise<SaveOutcome[]>;
    /** Opens a Bulk API 2.0 ingest job that updates records by `Id`. */
    startIngest(objectApiName: string): Promise<IngestJob>;
    /** Uploads the CSV and lets the org begin. */
    uploadIngest(jobId: string, csv: string): Promise<void>;
    ingestJob(jobId: string): Promise<IngestJob>;
    /** CSV with `sf__Id`, and `sf__Error` where rows failed. */
    ingestResults(jobId: string, kind: 'successfulResults' | 'failedResults' | 'unprocessedrecords'): Promise<string>;
    deleteIngest(jobId: string): Promise<void>;
    /** Null until the first answer. */
    apiUsage(): ApiUsage | null;
    session(): OrgSession;
    /** Signs in anew unless somebody has since this session was taken; at most a few times a minute. Errors: kind `session`. */
    renewSession(ended: OrgSession): Promise<void>;
}

export interface UnmodifiedUpdate {
    readonly id: string;
    readonly values: OrgRecord;
    readonly unmodifiedSince: Date;
}

export interface IngestJob {
    readonly id: string;
    readonly state: 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
    readonly processed: number;
    readonly failed: number;
    readonly errorMessage: string | null;
}

/** The stream of change events of an org. `off` where there is none: polling alone. */
export interface EventStreamStatus {
    /**
     * `unavailable`: the org offers no events; polling alone. `elsewhere`: another instance listens. `waiting`: after a
     * failure, until the next attempt.
     */
    readonly state: 'off' | 'unavailable' | 'elsewhere' | 'connecting' | 'live' | 'waiting';
    readonly since: string | null;
    /** Whose changes are heard of at once; all others are polled. */
    readonly objects: readonly string[];
    /** The last sign of life, and the last event. */
    readonly lastMessageAt: string | null;
    readonly lastEventAt: string | null;
    readonly events: number;
    readonly restarts: number;
    /** Why the stream ended last; null when it never did. */
    readonly code: string | null;
}

export type SyncState = 'never' | 'loading' | 'running' | 'idle' | 'failed';

export interface SyncAlert {
    readonly code: string;
    readonly objectApiName: string | null;
    readonly detail: string;
    readonly firstSeenAt: string;
    readonly lastSeenAt: string;
    readonly count: number;
}

export interface ObjectStatus {
    readonly objectApiName: string;
    readonly phase: 'never' | 'loading' | 'ready';
    readonly rows: number;
    /** What the org says there is; null until it was asked. */
    readonly total: number | null;
    readonly lastFinishedAt: string | null;
    /** Age of the newest instant up to which this object is known to be complete. */
    readonly lagSeconds: number | null;
    /** Rows that disappeared at once and wait for a person to confirm. */
    readonly held: number;
}

/** Answer of `GET /v1/sync/status`. */
export interface SyncStatus {
    readonly orgId: string;
    readonly state: SyncState;
    readonly objects: readonly ObjectStatus[];
    readonly lastFinishedAt: string | null;
    readonly lagSeconds: number | null;
    readonly api: (ApiUsage & { readonly share: number }) | null;
    readonly outbox: { readonly waiting: number; readonly failed: number; readonly conflicts: number };
    readonly events: EventStreamStatus;
    readonly alerts: readonly SyncAlert[];
    /** Why the last pass ended early; null when it did not. */
    readonly error: string | null;
    readonly errorCode: string | null;
}
