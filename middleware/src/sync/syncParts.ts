import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import type { EventSource } from './events/ports.ts';
import type { RecordValues } from './derived/ports.ts';
import type { OrgConnection, SalesforceClient } from './ports.ts';
import type { SyncSettings } from './settings.ts';

/** What all orgs of one sync share. */
export interface SyncParts {
    readonly database: Database;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly settings: SyncSettings;
    readonly sleep: (seconds: number) => Promise<void>;
    readonly connect: (org: OrgConnection) => Promise<SalesforceClient>;
    readonly changeEvents: 'auto' | 'on' | 'off';
    /** Null where nobody offers change events. */
    readonly openEvents: (org: OrgConnection) => EventSource | null;
    /** Null where derived fields are not written. */
    readonly recordValues: RecordValues | null;
    /** Names this process in leases. */
    readonly instanceId: string;
    /** Aborted on stop: passes end after the page in hand. */
    readonly signal: AbortSignal;
}
