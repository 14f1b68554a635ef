import type { Dml, Org, UserContext } from '../core/types.ts';
import type { QueryLocators } from './queryLocators.ts';

/** What the REST resources work with. */
export interface RestServices {
    readonly org: Org;
    readonly locators: QueryLocators;
    /** For /limits. */
    readonly usage: ApiUsageView;
}
export interface ApiUsageView {
    readonly used: number;
    readonly dailyLimit: number;
}

/** One request, from HTTP or from inside a composite; the same resources answer both. */
export interface RestCall {
    readonly method: string;
    /** Below /services/data/vXX.0, without query string, e.g. `/sobjects/Account`. */
    readonly path: string;
    readonly query: URLSearchParams;
    /** Lower-case names. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly body: unknown;
    readonly user: UserContext;
    /** e.g. `66.0` */
    readonly apiVersion: string;
    /** Where changes go: the org, or the open transaction of an all-or-none composite. */
    readonly dml: Dml;
}

export interface RestAnswer {
    readonly status: number;
    /** undefined: no content. */
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown): RestAnswer {
    return { status: 200, body };
}

export const NO_CONTENT: RestAnswer = { status: 204 };

export function versionPath(call: RestCall): string {
    return `/services/data/v${call.apiVersion}`;
}
