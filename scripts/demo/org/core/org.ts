import { AccessControl } from './access.ts';
import { loadRows } from './bulkLoader.ts';
import { toDateTime } from './dates.ts';
import { describeObject, describeSummary } from './describe.ts';
import { MetadataDeployer } from './deploy/deployer.ts';
import { RecordDeleter } from './dml/deleter.ts';
import { DmlRunner } from './dml/dmlRunner.ts';
import type { TransactionScope } from './dml/dmlRunner.ts';
import { RecordError } from './dml/recordError.ts';
import { RecordWriter } from './dml/writer.ts';
import type { WriteContext, WriterServices } from './dml/writer.ts';
import { notFound, SalesforceError } from './errors.ts';
import { FaultControls } from './faultControls.ts';
import { to18 } from './ids.ts';
import { convertLead } from './leadConversion.ts';
import { openTransaction } from './openTransaction.ts';
import { mergeRecords } from './mergeRecords.ts';
import { getDeleted, getUpdated } from './replication.ts';
import type { ReplicationContext } from './replication.ts';
import { SchemaStore } from './schema.ts';
import { standardObjectDef } from './standardFields.ts';
import { SALES_OBJECTS } from './salesObjects.ts';
import { SETUP_OBJECTS } from './setupObjects.ts';
import { Store } from './store.ts';
import { TOOLING_OBJECTS } from './toolingObjects.ts';
import { Transaction } from './transaction.ts';
import type * as api from './types.ts';
import { OrgQueries } from '../soql/orgQueries.ts';

export interface OrgOptions {
    /** 18 (or 15) characters, key prefix 00D. */
    readonly orgId: string;
    readonly clock: api.Clock;
    /** Without it the org lives in memory. */
    readonly dataDir?: string;
}

const FIRST_REPLAY_ID = 1000;

/** The simulated org: data, rules, metadata, queries. Protocols are built on it elsewhere. */
export class DemoOrg implements api.Org {
    readonly orgId: string;
    readonly clock: api.Clock;
    readonly schema: SchemaStore;
    readonly faults: FaultControls;
    readonly #store: Store;
    readonly #access: AccessControl;
    readonly #queries: OrgQueries;
    readonly #deployer: MetadataDeployer;
    readonly #services: WriterServices;
    readonly #writer: RecordWriter;
    readonly #deleter: RecordDeleter;
    readonly #dml: DmlRunner;
    readonly #listeners = new Set<(events: readonly api.ChangeEvent[]) => void>();
    readonly #open = new Set<Transaction>();
    #replayId = FIRST_REPLAY_ID;

    constructor({ orgId, clock, dataDir }: OrgOptions) {
        this.orgId = to18(orgId);
        this.clock = clock;
        this.#store = new Store(dataDir ?? null);
        this.schema = new SchemaStore();
        [...SETUP_OBJECTS, ...SALES_OBJECTS, ...TOOLING_OBJECTS].forEach((object) =>
            this.schema.put(standardObjectDef(object))
        );
        this.faults = new FaultControls(this.#store, this.schema, clock);
        this.#access = new AccessControl(this.#store, this.schema, this.faults.hidden);
        this.#queries = new OrgQueries(this.#store, this.schema, this.#access, clock);
        this.#services = {
            store: this.#store,
            schema: this.schema,
            access: this.#access,
            lockedIds: this.faults.lockedIds,
            systemUserId: () => this.#systemUserId(),
            now: () => clock.now()
        };
        this.#deployer = new MetadataDeployer(this.#services);
        this.#deployer.restore();
        this.#writer = new RecordWriter(this.#services);
        this.#deleter = new RecordDeleter(this.#services, this.#writer);
        this.#dml = this.#runner({ begin: () => this.#transaction(), commit: (tx) => this.#commit(tx) });
    }

    get notes(): readonly string[] {
        return this.#store.notes;
    }

    userContext(userId: string): api.UserContext {
        return this.#access.userContext(to18(userId));
    }

    findUser(username: string): api.UserContext | undefined {
        for (const row of this.#store.table('User').lookup('Username', username)) {
            return this.#access.userContext(row.Id);
        }
        return undefined;
    }

    describe(objectName: string, user: api.UserContext | null = null): Record<string, unknown> {
        const object = this.schema.requireObject(objectName);
        if (!this.#access.canUseObject(user, object, 'read')) {
            throw notFound();
        }
        return describeObject(this.schema, this.#access, object, user);
    }

    describeGlobal(user: api.UserContext | null = null, tooling = false): Record<string, unknown> {
        const objects = this.schema
            .objects()
            .filter((object) => (object.kind === 'tooling') === tooling)
            .filter((object) => this.#access.canUseObject(user, object, 'read'));
        return {
            encoding: 'UTF-8',
            maxBatchSize: 200,
            sobjects: objects.map((object) => describeSummary(this.#access, object, user))
        };
    }

    query(soql: string, options: api.QueryOptions = {}): api.QueryResult {
        const cursor = this.#queries.open(soql, options);
        return { totalSize: cursor.totalSize, records: cursor.page(0, cursor.length) };
    }

    count(soql: string, options: api.QueryOptions = {}): number {
        return this.#queries.open(soql, options).totalSize;
    }

    openCursor(soql: string, options: api.QueryOptions = {}): api.QueryCursor {
        return this.#queries.open(soql, options);
    }

    queryColumns(soql: string, options: api.QueryOptions = {}): Record<string, unknown> {
        return this.#queries.columns(soql, options);
    }

    retrieve(
        objectName: string,
        id: string,
        fields?: readonly string[],
        user: api.UserContext | null = null,
        apiVersion?: string
    ): api.SObjectRecord {
        return this.#queries.retrieve(objectName, id, fields, user, apiVersion);
    }

    row(objectName: string, id: string): api.Row | undefined {
        return this.#store.table(this.schema.requireObject(objectName).name).get(to18(id));
    }

    rows(objectName: string): Iterable<api.Row> {
        return this.#store.table(this.schema.requireObject(objectName).name).rows();
    }

    insert(objectName: string, records: readonly api.RecordInput[], options?: api.DmlOptions): api.SaveResult[] {
        return this.#dml.insert(objectName, records, options);
    }

    update(objectName: string, records: readonly api.RecordInput[], options?: api.DmlOptions): api.SaveResult[] {
        return this.#dml.update(objectName, records, options);
    }

    upsertByExternalId(
        objectName: string,
        externalIdField: string,
        records: readonly api.RecordInput[],
        options?: api.DmlOptions
    ): api.SaveResult[] {
        return this.#dml.upsertByExternalId(objectName, externalIdField, records, options);
    }

    delete(objectName: string, ids: readonly string[], options?: api.DmlOptions): api.SaveResult[] {
        return this.#dml.delete(objectName, ids, options);
    }

    undelete(objectName: string, ids: readonly string[], options?: api.DmlOptions): api.SaveResult[] {
        return this.#dml.undelete(objectName, ids, options);
    }

    hardDelete(objectName: string, ids: readonly string[], options?: api.DmlOptions): api.SaveResult[] {
        return this.#dml.hardDelete(objectName, ids, options);
    }

    begin(): api.OpenTransaction {
        const tx = this.#transaction();
        this.#open.add(tx);
        const runner = this.#runner({ begin: () => tx, commit: () => undefined });
        return openTransaction(tx, runner, (finished) => {
            if (this.#open.delete(tx) && finished === 'commit') {
                this.#commit(tx);
            }
        });
    }

    archive(objectName: string, ids: readonly string[]): void {
        this.#inTransaction({}, (context) => {
            const object = this.schema.requireObject(objectName);
            for (const id of ids) {
                const row = this.#writer.existing(context, object, id);
                this.#writer.replace(context, object, row, { IsArchived: true }, 'UPDATE');
            }
        });
    }

    merge(objectName: string, masterId: string, loserIds: readonly string[], options: api.DmlOptions = {}): void {
        const object = this.schema.requireObject(objectName);
        this.#inTransaction(options, (context) =>
            mergeRecords(this.schema, this.#writer, this.#deleter, context, object, masterId, loserIds)
        );
    }

    convertLead(request: api.LeadConvertRequest, options: api.DmlOptions = {}): api.LeadConvertResult {
        return this.#inTransaction(options, (context) => convertLead(this.schema, this.#writer, context, request));
    }

    getUpdated(
        objectName: string,
        fromMs: number,
        toMs: number,
        user: api.UserContext | null = null
    ): api.UpdatedResult {
        const object = this.schema.requireObject(objectName);
        return getUpdated(this.#replication(object, user), object, fromMs, toMs);
    }

    getDeleted(
        objectName: string,
        fromMs: number,
        toMs: number,
        user: api.UserContext | null = null
    ): api.DeletedResult {
        const object = this.schema.requireObject(objectName);
        return getDeleted(this.#replication(object, user), object, fromMs, toMs);
    }

    loadRecords(objectName: string, records: readonly api.RecordInput[]): string[] {
        return loadRows(this.#store, this.schema, objectName, records, this.clock.now(), this.#systemUserId());
    }

    nextId(objectName: string): string {
        return this.#store.nextId(this.schema.requireObject(objectName).keyPrefix);
    }

    deployMetadata(
        components: readonly api.MetadataComponent[],
        options: { checkOnly?: boolean } = {}
    ): api.DeployMessage[] {
        return this.#deployer.deploy(components, options.checkOnly ?? false);
    }

    deleteMetadata(
        references: readonly api.MetadataReference[],
        options: { checkOnly?: boolean } = {}
    ): api.DeployMessage[] {
        return this.#deployer.remove(references, options.checkOnly ?? false);
    }

    metadata(type?: string): readonly api.StoredComponent[] {
        const all = [...this.#store.components.values()];
        return type === undefined ? all : all.filter((component) => component.type === type);
    }

    /** Rows of EntityDefinition and FieldDefinition for the standard objects; part of making a new org. */
    defineStandardObjects(): void {
        this.#deployer.defineStandardObjects();
    }

    onChange(listener: (events: readonly api.ChangeEvent[]) => void): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    checkpoint(): void {
        this.#store.checkpoint();
    }

    close(): void {
        this.#store.close();
    }

    #runner(scope: TransactionScope): DmlRunner {
        return new DmlRunner(this.#services, this.#writer, this.#deleter, scope);
    }

    #transaction(): Transaction {
        return new Transaction(this.#store, this.clock.now());
    }

    #commit(tx: Transaction): void {
        if (tx.isEmpty) {
            return;
        }
        this.#store.commit(tx.entry());
        const commitTime = this.clock.now();
        const events = tx.changes.map((change) => ({ ...change, replayId: ++this.#replayId, commitTime }));
        this.#listeners.forEach((listener) => listener(events));
    }

    /** One operation that is done as a whole or refused as a whole. */
    #inTransaction<T>(options: api.DmlOptions, run: (context: WriteContext) => T): T {
        const tx = this.#transaction();
        try {
            const result = run({
                tx,
                user: options.user ?? null,
                setAuditFields: false,
                stamp: toDateTime(this.clock.now())
            });
            this.#commit(tx);
            return result;
        } catch (error) {
            if (error instanceof RecordError) {
                throw new SalesforceError(error.statusCode, error.message, { fields: error.fields });
            }
            throw error;
        }
    }

    #replication(object: api.ObjectDef, user: api.UserContext | null): ReplicationContext {
        return {
            store: this.#store,
            now: this.clock.now(),
            openSince: [...this.#open].map((tx) => tx.startedAt),
            purgedBefore: this.faults.purgedBefore,
            isVisible: this.#access.rowFilter(user, object)
        };
    }

    /** The first user is the one who set the org up. */
    #systemUserId(): string {
        const [first] = this.#store.table('User').rows();
        return first?.Id ?? '';
    }
}

export function createOrg(options: OrgOptions): DemoOrg {
    return new DemoOrg(options);
}
