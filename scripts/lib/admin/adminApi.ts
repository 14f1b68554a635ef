import type { KpiBoard, Me, Plan, PlanRequest } from '#kernel/contracts';

/** State of the sync as the middleware tells it. */
export interface SyncStatus {
    readonly state: 'never' | 'loading' | 'running' | 'idle' | 'failed';
    readonly objects: readonly {
        readonly objectApiName: string;
        readonly phase: string;
        readonly rows: number;
        readonly total: number | null;
        readonly lagSeconds: number | null;
    }[];
    readonly lastFinishedAt: string | null;
    readonly lagSeconds: number | null;
    readonly outbox: { readonly waiting: number; readonly failed: number };
    readonly alerts: readonly { readonly code: string; readonly detail: string }[];
    readonly error: string | null;
    readonly errorCode: string | null;
}

export type RunKind = 'pass' | 'reconcile' | 'reload';

/** The middleware as an admin reaches it: through the org, which signs for the person (FieldmapAdminResource.cls). */
export interface AdminApi {
    ping(): Promise<Me>;
    syncStatus(): Promise<SyncStatus>;
    startSync(kind: RunKind): Promise<void>;
    kpiBoard(period: 'week' | 'month', asOf: string, ownerId?: string): Promise<KpiBoard>;
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

/**
 * Calls by plain fetch: the library of the sf CLI repeats failed GETs for a quarter of a minute, and polling wants to know
 * at once. An ended session is renewed once.
 */
export function adminApi(session: OrgSession, send: typeof fetch = fetch): AdminApi {
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
        kpiBoard: (period, asOf, ownerId) =>
            call('GET', `/kpis?${new URLSearchParams({ period, asOf, ...(ownerId && { ownerId }) }).toString()}`),
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
    return new AdminApiError(status, code, first?.detail ?? first?.message ?? first?.title ?? `HTTP status ${status}`);
}
