import { coerce } from './dml/coerce.ts';
import { compact } from './dml/draft.ts';
import type { Draft } from './dml/draft.ts';
import { notFound, SalesforceError } from './errors.ts';
import { to18 } from './ids.ts';
import type { SchemaStore } from './schema.ts';
import type { Store } from './store.ts';
import type { Clock, OrgFaults, RecordInput } from './types.ts';

/** What tests do to an org behind the back of its clients. */
export class FaultControls implements OrgFaults {
    readonly lockedIds = new Set<string>();
    readonly hidden = new Map<string, ReadonlySet<string>>();
    readonly #store: Store;
    readonly #schema: SchemaStore;
    readonly #clock: Clock;
    #purgedBefore = 0;

    constructor(store: Store, schema: SchemaStore, clock: Clock) {
        this.#store = store;
        this.#schema = schema;
        this.#clock = clock;
    }

    /** Epoch milliseconds before which the delete log knows nothing. */
    get purgedBefore(): number {
        return this.#purgedBefore;
    }

    purgeDeleteLog(): void {
        this.#purgedBefore = this.#clock.now();
        this.#store.hardDeletes = [];
    }

    patchSilently(objectName: string, id: string, values: RecordInput): void {
        const object = this.#schema.requireObject(objectName);
        const row = this.#store.table(object.name).get(to18(id));
        if (!row) {
            throw notFound();
        }
        const draft: Draft = { ...row };
        for (const [name, value] of Object.entries(values)) {
            const field = this.#schema.field(object, name);
            if (!field) {
                throw new SalesforceError(
                    'INVALID_FIELD',
                    `No such column '${name}' on sobject of type ${object.name}`
                );
            }
            draft[field.name] = coerce(field, value);
        }
        this.#store.commit({ rows: [[object.name, compact(draft)]] });
    }
}
