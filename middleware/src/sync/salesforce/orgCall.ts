import type { Connection, Schema } from 'jsforce';
// The one import below jsforce's public face: `Connection.request` hides the headers and parses pages of CSV. What is used
// of it is checked in jsforceParts.test.ts; the version is pinned.
import { HttpApi } from 'jsforce/lib/http-api.js';
import { Duplex, PassThrough } from 'node:stream';
import { OrgError } from '../orgError.ts';
import { refusal } from './refusal.ts';
import type { HttpAnswer, Send } from './transport.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Rows of an ingest job. */
export class CsvBody {
    readonly csv: string;

    constructor(csv: string) {
        this.csv = csv;
    }
}

interface JsforceRequest {
    readonly method: string;
    readonly url: string;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
}

interface JsforceResponse {
    statusCode: number;
    headers: Record<string, string>;
    body: string;
}

/**
 * What a connection of jsforce sends with, replaced by ours: whole bodies, deadlines, repeats. Only text bodies are sent.
 * It has the one method that jsforce calls.
 */
export class ResilientTransport {
    private readonly send: Send;

    constructor(send: Send) {
        this.send = send;
    }

    httpRequest(request: JsforceRequest): Promise<JsforceResponse> & { stream(): Duplex } {
        const body = request.body === undefined || request.body === null ? null : String(request.body);
        const { method, url, headers = {} } = request;
        const answer = this.send({ method, url, headers, body }).then((found) => ({
            statusCode: found.status,
            headers: { ...found.headers },
            body: found.body
        }));
        return Object.assign(answer, { stream: unusedStream });
    }
}

/** jsforce pipes a stream beside the promise; nobody here reads it. */
function unusedStream(): Duplex {
    const sink = new PassThrough();
    sink.resume();
    return sink;
}

/**
 * One call with jsforce's session handling (bearer token, one shared refresh for parallel 401s) that gives the raw
 * answer with its headers and throws {@link OrgError}.
 */
export class OrgCall extends HttpApi<Schema> {
    private answer: HttpAnswer | null = null;

    constructor(connection: Connection) {
        super(connection, {});
        this.on('response', (response: JsforceResponse) => {
            this.answer = { status: response.statusCode, headers: response.headers, body: response.body };
        });
    }

    /** `content` is sent as JSON, a {@link CsvBody} as it is. */
    async send(method: HttpMethod, url: string, content?: unknown): Promise<HttpAnswer> {
        const headers: Record<string, string> = { accept: 'application/json, text/csv' };
        if (content !== undefined) {
            headers['content-type'] = content instanceof CsvBody ? 'text/csv; charset=UTF-8' : 'application/json';
        }
        const text = content instanceof CsvBody ? content.csv : JSON.stringify(content);
        const body = content === undefined ? {} : { body: text };
        try {
            await this.request({ method, url, headers, ...body });
        } catch (error) {
            throw error instanceof OrgError ? error : sessionFailure(error);
        }
        if (this.answer === null) {
            throw new OrgError('network', 'NETWORK', 'The org did not answer.');
        }
        return this.answer;
    }

    override async getResponseBody(response: JsforceResponse): Promise<string> {
        return Promise.resolve(response.body);
    }

    override async getError(response: JsforceResponse): Promise<Error> {
        return Promise.resolve(
            refusal({ status: response.statusCode, headers: response.headers, body: response.body })
        ) as Promise<never>;
    }
}

/** jsforce wraps what the refresh function threw into the text of a new error. */
function sessionFailure(error: unknown): OrgError {
    const message = error instanceof Error ? error.message : String(error);
    return new OrgError('session', 'SESSION_NOT_RENEWED', message.slice(0, 300), { cause: error });
}
