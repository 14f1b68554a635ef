/**
 * The demo org's typed API: what the protocol servers, the controllers' stand-ins and the demo company code against.
 * `createDemoOrg` (../index.ts) gives an {@link Org}; everything here is synchronous and throws {@link SalesforceError}
 * (core/errors.ts) for what a real org would refuse as a whole.
 */

/** Current time in epoch milliseconds; tests freeze it. */
export interface Clock {
    now(): number;
}

import type { FieldValue, Schema } from './schemaTypes.ts';

export type * from './schemaTypes.ts';

/** A stored record: only fields with a value. Datetimes are `2026-01-01T00:00:00.000+0000`, ids have 18 characters. */
export type Row = Readonly<Record<string, FieldValue | undefined>> & { readonly Id: string };
/** What a caller hands in; nested objects name a parent by external id (`{ Account: { ClientKey__c: 'a' } }`). */
export type RecordInput = Readonly<Record<string, unknown>>;

/** A record as the REST API answers it: `attributes`, fields, parent objects, child lists. */
export interface SObjectRecord {
    attributes: { type: string; url?: string };
    [field: string]: unknown;
}

/** Whose eyes a call has. `null` where accepted means system mode: every record and field. */
export interface UserContext {
    readonly userId: string;
    readonly username: string;
    readonly name: string;
    readonly isActive: boolean;
    readonly roleId: string | null;
    readonly profileName: string;
    readonly permissionSets: readonly string[];
    readonly viewAllData: boolean;
    readonly modifyAllData: boolean;
    /** IANA name; date literals like TODAY are days in this zone. */
    readonly timeZone: string;
    /** Own id and the ids of everyone below in the role hierarchy. */
    readonly ownerIds: ReadonlySet<string>;
}

export interface SaveError {
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
}
export interface SaveResult {
    readonly id: string | null;
    readonly success: boolean;
    /** Only on upsert. */
    readonly created?: boolean;
    readonly errors: readonly SaveError[];
}
export interface DmlOptions {
    /** Default null: system mode (stamps name the integration user of the org). */
    readonly user?: UserContext | null;
    /** Default true: the first error undoes all. */
    readonly allOrNone?: boolean;
    /** Lets CreatedDate, CreatedById, LastModified*, IsArchived be given, as "Set Audit Fields" does. */
    readonly setAuditFields?: boolean;
}
export interface QueryOptions {
    /** Default null: system mode. `WITH USER_MODE` in the text has no effect without a user. */
    readonly user?: UserContext | null;
    /** queryAll: deleted and archived records too. */
    readonly includeDeleted?: boolean;
    /** Values of `:name` in the text. */
    readonly bindings?: Readonly<Record<string, unknown>>;
    /** Version in record urls, e.g. `66.0`. */
    readonly apiVersion?: string;
    /** Tooling API: also finds tooling objects (ApexClass, ...). Default true. */
    readonly tooling?: boolean;
}
export interface QueryResult {
    readonly totalSize: number;
    readonly records: SObjectRecord[];
}

/** An answered query whose records are made page by page (queryMore, Bulk API). Rows keep the state of the query. */
export interface QueryCursor {
    readonly objectName: string;
    readonly totalSize: number;
    /** Rows in the answer: totalSize, except 0 for a bare COUNT(). */
    readonly length: number;
    page(from: number, size: number): SObjectRecord[];
    /** For Bulk: header and cells as CSV text values (datetimes end in Z). Throws what Bulk refuses (compound fields, aggregates). */
    csvHeader(): string[];
    csvPage(from: number, size: number): string[][];
}

export interface UpdatedResult {
    readonly ids: string[];
    readonly latestDateCovered: string;
}
export interface DeletedResult {
    readonly deletedRecords: { readonly id: string; readonly deletedDate: string }[];
    readonly earliestDateAvailable: string;
    readonly latestDateCovered: string;
}

/** One committed change, in order; the base of Change Data Capture. */
export interface ChangeEvent {
    readonly replayId: number;
    readonly changeType: 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';
    readonly objectName: string;
    readonly id: string;
    readonly changedFields: readonly string[];
    readonly record: Row;
    readonly userId: string;
    readonly commitTime: number;
}

/** Data changes. On {@link Org} each call is its own transaction; on {@link OpenTransaction} nothing is seen before commit. */
export interface Dml {
    insert(objectName: string, records: readonly RecordInput[], options?: DmlOptions): SaveResult[];
    update(objectName: string, records: readonly RecordInput[], options?: DmlOptions): SaveResult[];
    upsertByExternalId(
        objectName: string,
        externalIdField: string,
        records: readonly RecordInput[],
        options?: DmlOptions
    ): SaveResult[];
    delete(objectName: string, ids: readonly string[], options?: DmlOptions): SaveResult[];
    undelete(objectName: string, ids: readonly string[], options?: DmlOptions): SaveResult[];
}

/** A long transaction: stamps are those of each operation, visibility starts at commit (late commits). */
export interface OpenTransaction extends Dml {
    readonly startedAt: number;
    commit(): void;
    rollback(): void;
}

export interface LeadConvertRequest {
    readonly leadId: string;
    readonly convertedStatus: string;
    readonly accountId?: string;
    readonly contactId?: string;
    /** null: make no opportunity. Default: one named after the company. */
    readonly opportunityName?: string | null;
    readonly ownerId?: string;
}
export interface LeadConvertResult {
    readonly leadId: string;
    readonly accountId: string;
    readonly contactId: string;
    readonly opportunityId: string | null;
}

/** A metadata file in neutral form. `xml` is the -meta.xml or mdapi text, `files` the code files of a bundle or class by name. */
export interface MetadataComponent {
    /** Metadata API type, e.g. `CustomObject`, `CustomField`, `PermissionSet`, `CustomMetadata`, `ApexClass`. */
    readonly type: string;
    /** e.g. `FieldVisit__c`, `FieldVisit__c.Status__c`, `Fieldmap_Rep`, `MapLayer.Accounts`. */
    readonly fullName: string;
    readonly xml: string;
    readonly files: Readonly<Record<string, string>>;
    /** Path inside the package, for messages and retrieve, e.g. `objects/FieldVisit__c.object`. */
    readonly path: string;
}
export interface MetadataReference {
    readonly type: string;
    readonly fullName: string;
}
export interface DeployMessage extends MetadataReference {
    readonly path: string;
    readonly success: boolean;
    readonly created: boolean;
    readonly changed: boolean;
    readonly deleted: boolean;
    readonly problem: string | null;
}
export interface StoredComponent extends MetadataComponent {
    readonly id: string;
    readonly createdDate: string;
    readonly lastModifiedDate: string;
}

/** Sabotage for tests of the clients; nothing here is persisted. */
export interface OrgFaults {
    /** Ids whose change answers UNABLE_TO_LOCK_ROW. */
    readonly lockedIds: Set<string>;
    /** Per user id: fields (`Account.Phone`) or objects (`Account`) that behave as unknown. */
    readonly hidden: Map<string, ReadonlySet<string>>;
    /** Empties the delete log: getDeleted before now answers INVALID_REPLICATION_DATE. */
    purgeDeleteLog(): void;
    /** Sets values without a new SystemModstamp (formulas, stage renames). */
    patchSilently(objectName: string, id: string, values: RecordInput): void;
}

export interface Org extends Dml {
    /** 18 characters, key prefix 00D. */
    readonly orgId: string;
    readonly clock: Clock;
    readonly schema: Schema;
    readonly faults: OrgFaults;
    /** What was noticed at opening, e.g. an unfinished last journal line that was left out. */
    readonly notes: readonly string[];

    /** Throws INVALID_SESSION_ID for an unknown user. Cheap; cached until users, roles or permissions change. */
    userContext(userId: string): UserContext;
    findUser(username: string): UserContext | undefined;

    /** REST describe result; with a user, fields and objects without permission are left out. */
    describe(objectName: string, user?: UserContext | null): Record<string, unknown>;
    describeGlobal(user?: UserContext | null, tooling?: boolean): Record<string, unknown>;

    query(soql: string, options?: QueryOptions): QueryResult;
    /** Rows that `SELECT COUNT()` counts, or the number of rows of any other query. */
    count(soql: string, options?: QueryOptions): number;
    openCursor(soql: string, options?: QueryOptions): QueryCursor;
    /** `columnMetadata` of a query, as the sf CLI asks with `columns=true`. */
    queryColumns(soql: string, options?: QueryOptions): Record<string, unknown>;
    /** One record with all (or the named) visible fields. Throws NOT_FOUND, or ENTITY_IS_DELETED. */
    retrieve(
        objectName: string,
        id: string,
        fields?: readonly string[],
        user?: UserContext | null,
        apiVersion?: string
    ): SObjectRecord;
    /** Stored row without any check, also when deleted. */
    row(objectName: string, id: string): Row | undefined;
    /** All stored rows, deleted ones too. */
    rows(objectName: string): Iterable<Row>;

    begin(): OpenTransaction;
    hardDelete(objectName: string, ids: readonly string[], options?: DmlOptions): SaveResult[];
    /** Marks Events or Tasks as archived: gone from query, still in queryAll. */
    archive(objectName: string, ids: readonly string[]): void;
    merge(objectName: string, masterId: string, loserIds: readonly string[], options?: DmlOptions): void;
    convertLead(request: LeadConvertRequest, options?: DmlOptions): LeadConvertResult;
    /** Windows as in the REST resource: from 30 (15) days back, at least a minute, whole minutes. */
    getUpdated(objectName: string, fromMs: number, toMs: number, user?: UserContext | null): UpdatedResult;
    getDeleted(objectName: string, fromMs: number, toMs: number, user?: UserContext | null): DeletedResult;

    /** Fast load without rules: values are taken as given, missing ids, names and stamps are filled. Returns the ids. */
    loadRecords(objectName: string, records: readonly RecordInput[]): string[];
    nextId(objectName: string): string;

    /** Applies components; none is applied if one fails or checkOnly is set. */
    deployMetadata(components: readonly MetadataComponent[], options?: { checkOnly?: boolean }): DeployMessage[];
    deleteMetadata(references: readonly MetadataReference[], options?: { checkOnly?: boolean }): DeployMessage[];
    metadata(type?: string): readonly StoredComponent[];

    /** Called after each commit with its changes. Returns the function that stops it. */
    onChange(listener: (events: readonly ChangeEvent[]) => void): () => void;
    /** Writes a snapshot and starts an empty journal. */
    checkpoint(): void;
    close(): void;
}
