import type { RequestHandler } from 'express';
import type { Clock } from '../core/types.ts';

const KEPT = 2000;

export interface LoggedRequest {
    readonly method: string;
    /** Path and query as asked. */
    readonly url: string;
    /** Null while unanswered or when the connection died. */
    readonly status: number | null;
    readonly milliseconds: number | null;
}

/** The latest requests in order, for tests of clients: which calls were made, and how they ended. */
export class RequestLog {
    readonly #clock: Clock;
    #entries: LoggedRequest[] = [];

    constructor(clock: Clock) {
        this.#clock = clock;
    }

    get entries(): readonly LoggedRequest[] {
        return this.#entries;
    }

    clear(): void {
        this.#entries = [];
    }

    readonly middleware: RequestHandler = (request, response, next) => {
        const startedAt = this.#clock.now();
        const entry = {
            method: request.method,
            url: request.url,
            status: null as number | null,
            milliseconds: null as number | null
        };
        this.#entries.push(entry);
        if (this.#entries.length > KEPT) {
            this.#entries.shift();
        }
        response.on('finish', () => {
            entry.status = response.statusCode;
            entry.milliseconds = this.#clock.now() - startedAt;
        });
        next();
    };
}
