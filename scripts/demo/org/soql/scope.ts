import type { AccessControl } from '../core/access.ts';
import type { SchemaStore } from '../core/schema.ts';
import type { Store } from '../core/store.ts';
import type { UserContext } from '../core/types.ts';

/** What a query is answered with: the data, whose eyes, when. */
export interface QueryScope {
    readonly store: Store;
    readonly schema: SchemaStore;
    readonly access: AccessControl;
    readonly user: UserContext | null;
    readonly includeDeleted: boolean;
    readonly apiVersion: string;
    readonly now: number;
    readonly timeZone: string;
    readonly tooling: boolean;
}
