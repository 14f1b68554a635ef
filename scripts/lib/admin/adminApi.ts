import { setTimeout as wait } from 'node:timers/promises';
import type { KpiBoard, Me, PeriodKind, Plan, PlanRequest } from '#kernel/contracts';

/** State of the sync as the middleware tells it. */
export interface SyncStatus {
    readonly state: 'never' | 'loading' | 'running' | 'idle' | 'failed';
    readonly objects: readonly {
        readonly objectApiName: string;
        readonly phase: string;
        readonly rows: number;
        readonly total: number | null;
        readonly lagSeconds: number | null;
        /** Rows that disappeared at once and wait for a person. */
        readonly held?: number;
    }[];
    readonly lastFinishedAt: string | null;
    readonly lagSeconds: number | null;
    readonly outbox: { readonly waiting: number; readonly failed: number; readonly conflicts: number };
    /** Calls of the org's last 24 hours, its limit, and the share at which sync stops; null until it was read. */
    readonly api?: { readonly used: number; readonly limit: number; readonly share: number } | null;
    /** Objects whose changes arrive at once; all others are polled. */
    readonly events?: { readonly state: string; readonly objects: readonly string[] };
    readonly alerts: readonly { readonly code: string; readonly detail: string }[];
    readonly error: string | null;
    readonly errorCode: string | null;
}

/** A write that met a person's change. */
export interface SyncConflict {
    readonly kind: string;
    readonly clientKey: string;
    readonly objectApiName: string;
    readonly recordId: string | null;
    readonly reason: 'changed' | 'deleted';
    readonly foundAt: string;
    readonly mine: Readonly<Record<string, unknown>>;
    readonly theirs: Readonly<Record<string, unknown>> | null;
}

export interface ConflictDecision {
    readonly kind: string;
    readonly clientKey: string;
    readonly keep: 'mine' | 'theirs';
}

/** A record of a file with the line that it stands on. */
export interface ImportLine {
    readonly line: number;
    readonly values: Readonly<Record<string, unknown>>;
}

export interface ImportError {
    readonly kind: string;
    readonly line: number;
    readonly column: string | null;
    readonly detail: string;
}

export interface ImportReport {
    readonly runId: string;
    readonly orgId: string;
    readonly state: 'done' | 'checked' | 'refused';
    readonly kinds: readonly {
        readonly kind: string;
        readonly rows: number;
        readonly created: number;
        readonly changed: number;
        readonly unchanged: number;
    }[];
    readonly errorCount: number;
    readonly errors: readonly ImportError[];
    readonly users: readonly { readonly id: string; readonly username: string }[];
}

export type RunKind = 'pass' | 'reconcile' | 'reload';

/** The middleware as an admin reaches it: through the org, which signs for the person (FieldmapAdminResource.cls). */
export interface AdminApi {
    ping(): Promise<Me>;
    syncStatus(): Promise<SyncStatus>;
    startSync(kind: RunKind): Promise<void>;
    conflicts(): Promise<readonly SyncConflict[]>;
    decideConflict(decision: ConflictDecision): Promise<void>;
    beginImport(name: string): Promise<{ readonly runId: string; readonly orgId: string }>;
    addToImport(runId: string, kind: string, records: readonly ImportLine[]): Promise<void>;
    finishImport(runId: string, isDryRun: boolean): Promise<ImportReport>;
    kpiBoard(period: PeriodKind, asOf: string, ownerId?: string): Promise<KpiBoard>;
    plan(request: PlanRequest): Promise<Plan>;
}

/** The org or the middleware said no; `code` is that of docs/problems.md, or the org's own. */
export class AdminApiError extends Error {
    readonly code: string;
    readonly status: number;

    constructor(status: number, code: string, message: string) {
        super(message);
        this.name = 'AdminApiError';
        this.status = status;
        this.code = code;
    }
}

/** What is needed of a connection of the sf CLI. */
export interface OrgSession {
    readonly instanceUrl: string;
    accessToken(): string;
    refresh(): Promise<void>;
}

const PATH = '/services/apexrest/fieldmap/admin';
const TIMEOUT_MS = 120_000;
/** The middleware counts requests by the minute. */
const BUSY_PAUSE_MS = 5000;
const BUSY_ROUNDS = 24;

/**
 * Calls by plain fetch: the library of the sf CLI repeats failed GETs for a quarter of a minute, and polling wants to know
 * at once. An ended session is renewed once; who asks too much in a minute waits.
 */
export function adminApi(
    session: OrgSession,
    send: typeof fetch = fetch,
    sleep: (milliseconds: number) => Promise<unknown> = wait
): AdminApi {
    const once = (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> =>
        send(new URL(`${PATH}${path}`, session.instanceUrl), {
            method,
            headers: {
                authorization: `Bearer ${session.accessToken()}`,
                accept: 'application/json',
                'content-type': 'application/json'
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            signal: AbortSignal.timeout(TIMEOUT_MS)
        });
    const call = async <Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> => {
        let response = await once(method, path, body);
        if (response.status === 401) {
            await session.refresh();
            response = await once(method, path, body);
        }
        for (let round = 0; response.status === 429 && round < BUSY_ROUNDS; round += 1) {
            await sleep(BUSY_PAUSE_MS);
            response = await once(method, path, body);
        }
        const text = await response.text();
        if (!response.ok) {
            throw toError(response.status, text);
        }
        return JSON.parse(text) as Answer;
    };
    return {
        ping: () => call('GET', '/ping'),
        syncStatus: () => call('GET', '/sync'),
        startSync: async (kind) => void (await call('POST', '/sync', { kind })),
        conflicts: async () => (await call<{ conflicts: SyncConflict[] }>('GET', '/conflicts')).conflicts,
        decideConflict: async (decision) => void (await call('POST', '/conflicts', decision)),
        beginImport: (name) => call('POST', '/import', { step: 'begin', name }),
        addToImport: async (runId, kind, records) =>
            void (await call('POST', '/import', { step: 'add', runId, kind, records })),
        finishImport: (runId, isDryRun) => call('POST', '/import', { step: 'finish', runId, isDryRun }),
        kpiBoard: (period, asOf, ownerId) =>
            call('GET', `/kpis?${new URLSearchParams({ period, asOf, kpis: 'all', ...(ownerId && { ownerId }) }).toString()}`),
        plan: (request) => call('POST', '/plans', request)
    };
}

/** Problem documents of the middleware are objects; errors of the org are arrays. */
function toError(status: number, text: string): AdminApiError {
    let body: unknown = null;
    try {
        body = JSON.parse(text);
    } catch {
        // Not JSON: a page of a proxy.
    }
    const first = (Array.isArray(body) ? body[0] : body) as
        | { code?: string; errorCode?: string; detail?: string; title?: string; message?: string }
        | null
        | undefined;
    const code = first?.code ?? first?.errorCode ?? `http-${status}`;
    const message = first?.detail ?? first?.message ?? first?.title ?? `HTTP status ${status}`;
    // The sf CLI takes a message with this word for a fault of the plugin.
    return new AdminApiError(status, code, message.replaceAll('TypeError: ', ''));
}
