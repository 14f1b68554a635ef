import { isRecord } from '../server/context.ts';

/** What goes wrong. Each kind says which members it reads. */
export type Fault =
    /** The body ends after `afterBytes` (default 0: after the headers) and the connection dies. */
    | { readonly kind: 'cutBody'; readonly afterBytes?: number }
    /** The connection dies before any header; the request is not processed. */
    | { readonly kind: 'reset' }
    /** The request is processed, then the connection dies before any header. */
    | { readonly kind: 'lostAnswer' }
    /** Status 200 with the first half of the body. */
    | { readonly kind: 'truncatedJson' }
    /** A web page instead of an answer. Default status: 503. */
    | { readonly kind: 'html'; readonly status?: number }
    /** 401 INVALID_SESSION_ID; on /services/Soap the fault of the same name. */
    | { readonly kind: 'unauthorized' }
    /** An answer in Salesforce's error form. Default: 503 SERVER_UNAVAILABLE. */
    | {
          readonly kind: 'error';
          readonly status?: number;
          readonly errorCode?: string;
          readonly message?: string;
          readonly retryAfterSeconds?: number;
      }
    /** Results of a Bulk query job without a row, as an org answers that has lost its records or hides them. */
    | { readonly kind: 'noRows' }
    /** Waits, then goes on. */
    | { readonly kind: 'slow'; readonly delayMs: number }
    /** Ends all sessions. */
    | { readonly kind: 'expireSessions' }
    /** queryMore answers INVALID_QUERY_LOCATOR for all open queries. */
    | { readonly kind: 'expireQueryLocators' }
    /** All Bulk jobs are gone. */
    | { readonly kind: 'bulkJobsVanish' }
    /** Bulk query jobs fail with this message from now on; null ends it. */
    | { readonly kind: 'bulkJobsFail'; readonly message: string | null }
    /** Changes of these records answer UNABLE_TO_LOCK_ROW; an empty list ends it. */
    | { readonly kind: 'lockRows'; readonly ids: readonly string[] }
    /** All streams of change events end with UNAVAILABLE. */
    | { readonly kind: 'killEventStreams' }
    /** Open streams of change events stay open and send nothing more. */
    | { readonly kind: 'stallEventStreams' }
    /** Change events of before are not kept any more: their replay ids are refused. */
    | { readonly kind: 'forgetEvents' };

/** A fault with its trigger. */
export interface FaultRule {
    readonly fault: Fault;
    /** Regular expression on `METHOD /path?query`; null for kinds that act at once. */
    readonly match: string | null;
    /** How often; null: until the faults are cleared. Default: 1. */
    readonly count: number | null;
    /** Matching requests that pass before the first hit. Default: 0. */
    readonly skip: number;
}

const KINDS_AT_ONCE: ReadonlySet<string> = new Set([
    'expireSessions',
    'expireQueryLocators',
    'bulkJobsVanish',
    'bulkJobsFail',
    'lockRows',
    'killEventStreams',
    'stallEventStreams',
    'forgetEvents'
]);
const KINDS_ON_REQUEST: ReadonlySet<string> = new Set([
    'cutBody',
    'reset',
    'lostAnswer',
    'truncatedJson',
    'html',
    'unauthorized',
    'error',
    'noRows',
    'slow'
]);

/** Reads a rule `{ kind, match, count, skip, ... }`. Throws a sentence that says what is wrong. */
export function readFaultRule(body: unknown): FaultRule {
    if (!isRecord(body) || typeof body['kind'] !== 'string') {
        throw new Error('A fault is an object with the member kind.');
    }
    const { kind, match, count = 1, skip = 0 } = body;
    if (!KINDS_AT_ONCE.has(kind) && !KINDS_ON_REQUEST.has(kind)) {
        throw new Error(`Unknown kind ${kind}; known: ${[...KINDS_ON_REQUEST, ...KINDS_AT_ONCE].join(', ')}.`);
    }
    if (match !== undefined && typeof match !== 'string') {
        throw new Error('match has to be a regular expression on "METHOD /path?query".');
    }
    if (match === undefined && !KINDS_AT_ONCE.has(kind)) {
        throw new Error(`A fault of kind ${kind} needs match, a regular expression on "METHOD /path?query".`);
    }
    if ((count !== null && !isCount(count)) || !isCount(skip)) {
        throw new Error('count and skip have to be whole numbers; count may be null for "forever".');
    }
    if (match !== undefined) {
        new RegExp(match);
    }
    return { fault: checkedFault(body), match: match ?? null, count, skip };
}

function checkedFault(body: Readonly<Record<string, unknown>>): Fault {
    if (body['kind'] === 'slow' && !isCount(body['delayMs'])) {
        throw new Error('A fault of kind slow needs delayMs.');
    }
    if (body['kind'] === 'lockRows' && !Array.isArray(body['ids'])) {
        throw new Error('A fault of kind lockRows needs ids, a list of record ids.');
    }
    return body as unknown as Fault;
}

function isCount(value: unknown): value is number {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
