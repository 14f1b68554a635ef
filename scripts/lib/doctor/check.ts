import type { AdminApi } from '../admin/adminApi.ts';

/** `skipped`: it could not be looked at from here, and another check says why. */
export type CheckStatus = 'ok' | 'warning' | 'error' | 'skipped';

/** What one check found, in words for the person who has to act. */
export interface CheckResult {
    /** Stable, for scripts. */
    readonly code: string;
    readonly status: CheckStatus;
    /** What was found. */
    readonly saw: string;
    /** Why it matters. */
    readonly why: string;
    /** What to do; null when there is nothing to do. */
    readonly next: string | null;
}

/** The part of an org connection that the checks use; jsforce and @salesforce/core connections both fit. */
export interface OrgPort {
    readonly instanceUrl: string;
    readonly apiVersion: string;
    readonly username: string;
    query(soql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
    count(soql: string): Promise<number>;
    /** GET of a path such as `/services/data`. */
    get(path: string): Promise<unknown>;
    /** Names of the fields that the user sees, or null when the object does not exist for them. */
    fieldNames(objectName: string): Promise<readonly string[] | null>;
}

export interface DoctorContext {
    readonly org: OrgPort;
    /** The middleware by way of the org. */
    readonly admin: Pick<AdminApi, 'ping' | 'syncStatus'>;
    /** Null when neither flag nor environment names it. */
    readonly middlewareUrl: string | null;
    /** `process.version`. */
    readonly nodeVersion: string;
    /** Epoch milliseconds. */
    readonly now: () => number;
    readonly fetch: typeof fetch;
}

/** Looks at one thing. May throw: the runner turns that into an error result. */
export interface Check {
    readonly code: string;
    readonly why: string;
    run(context: DoctorContext): Promise<Finding>;
}

export type Finding = Pick<CheckResult, 'status' | 'saw' | 'next'>;

export const ok = (saw: string): Finding => ({ status: 'ok', saw, next: null });
export const warning = (saw: string, next: string): Finding => ({ status: 'warning', saw, next });
export const skipped = (saw: string): Finding => ({ status: 'skipped', saw, next: null });
export const failure = (saw: string, next: string): Finding => ({ status: 'error', saw, next });
