import type { AccessControl } from '../core/access.ts';
import { notFound, SalesforceError } from '../core/errors.ts';
import { isId, to18 } from '../core/ids.ts';
import type { SchemaStore } from '../core/schema.ts';
import type { Store } from '../core/store.ts';
import type { Clock, ObjectDef, QueryCursor, QueryOptions, Row, SObjectRecord, UserContext } from '../core/types.ts';
import type { SoqlQuery } from './ast.ts';
import { AnswerCursor } from './cursor.ts';
import { execute } from './execute.ts';
import { parseSoql } from './parse.ts';
import { toRecord } from './project.ts';
import { queryColumns } from './queryColumns.ts';
import type { QueryScope } from './scope.ts';

const DEFAULT_API_VERSION = '66.0';

/** Queries of one org. */
export class OrgQueries {
    readonly #store: Store;
    readonly #schema: SchemaStore;
    readonly #access: AccessControl;
    readonly #clock: Clock;

    constructor(store: Store, schema: SchemaStore, access: AccessControl, clock: Clock) {
        this.#store = store;
        this.#schema = schema;
        this.#access = access;
        this.#clock = clock;
    }

    open(soql: string, options: QueryOptions): QueryCursor {
        const query = parseSoql(soql, options.bindings);
        const scope = this.#scope(options);
        const effective = query.allRows ? { ...scope, includeDeleted: true } : scope;
        return new AnswerCursor(effective, execute(effective, query));
    }

    columns(soql: string, options: QueryOptions): Record<string, unknown> {
        return queryColumns(this.#scope(options), parseSoql(soql, options.bindings));
    }

    retrieve(
        objectName: string,
        id: string,
        fields: readonly string[] | undefined,
        user: UserContext | null,
        apiVersion: string | undefined
    ): SObjectRecord {
        const object = this.#schema.requireObject(objectName);
        const scope = this.#scope({ user, ...(apiVersion ? { apiVersion } : {}) });
        const row = this.#visibleRow(scope, object, id);
        const names = fields ?? this.#readableFields(scope, object);
        const query: SoqlQuery = {
            objectName: object.name,
            alias: null,
            select: names.map((path) => ({ kind: 'field', path, alias: null })),
            where: null,
            groupBy: [],
            having: null,
            orderBy: [],
            limit: null,
            offset: 0,
            allRows: false,
            isMine: false,
            text: ''
        };
        const archivedToo = { ...scope, includeDeleted: true };
        return toRecord(archivedToo, execute(archivedToo, query, [row]), row);
    }

    #visibleRow(scope: QueryScope, object: ObjectDef, id: string): Row {
        const row = isId(id) ? this.#store.table(object.name).get(to18(id)) : undefined;
        const readable = this.#access.canUseObject(scope.user, object, 'read');
        if (!row || !readable || this.#access.rowFilter(scope.user, object)?.(row) === false) {
            throw notFound('Provided external ID field does not exist or is not accessible: ' + id);
        }
        if (row['IsDeleted'] === true) {
            throw new SalesforceError('ENTITY_IS_DELETED', 'entity is deleted', { status: 404 });
        }
        return row;
    }

    #readableFields(scope: QueryScope, object: ObjectDef): string[] {
        return [...object.fields.values()]
            .filter((field) => this.#access.canReadField(scope.user, object, field))
            .map((field) => field.name);
    }

    #scope(options: QueryOptions): QueryScope {
        const user = options.user ?? null;
        const [organization] = this.#store.table('Organization').rows();
        return {
            store: this.#store,
            schema: this.#schema,
            access: this.#access,
            user,
            includeDeleted: options.includeDeleted ?? false,
            apiVersion: options.apiVersion ?? DEFAULT_API_VERSION,
            now: this.#clock.now(),
            timeZone: user?.timeZone ?? (organization?.['TimeZoneSidKey'] as string | undefined) ?? 'UTC',
            tooling: options.tooling ?? true
        };
    }
}
