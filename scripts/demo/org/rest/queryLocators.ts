import { makeId } from '../core/ids.ts';
import { SalesforceError } from '../core/errors.ts';
import type { Clock, QueryCursor } from '../core/types.ts';

interface OpenCursor {
    readonly cursor: QueryCursor;
    readonly userId: string;
    readonly size: number;
    readonly openedAt: number;
}

const LIFE_MS = 2 * 24 * 60 * 60 * 1000;
const MAX_OPEN = 200;

/** Queries whose next pages may be asked for: `01g...-2000`. Limits: two days, the oldest goes when there are too many. */
export class QueryLocators {
    readonly #clock: Clock;
    readonly #open = new Map<string, OpenCursor>();
    #counter = 0;

    constructor(clock: Clock) {
        this.#clock = clock;
    }

    /** Locator of the page that starts at `from`. */
    open(cursor: QueryCursor, userId: string, size: number, from: number): string {
        const id = makeId('01g', ++this.#counter);
        this.#open.set(id, { cursor, userId, size, openedAt: this.#clock.now() });
        if (this.#open.size > MAX_OPEN) {
            const [oldest] = this.#open.keys();
            this.#open.delete(oldest ?? '');
        }
        return `${id}-${from}`;
    }

    /** Errors: INVALID_QUERY_LOCATOR when it is unknown, too old, or another user's. */
    find(locator: string, userId: string): { cursor: QueryCursor; size: number; from: number; id: string } {
        const [id = '', from = ''] = locator.split('-');
        const found = this.#open.get(id);
        const start = Number(from);
        const valid = found?.userId === userId && this.#clock.now() - found.openedAt < LIFE_MS && /^\d+$/.test(from);
        if (!found || !valid || start >= found.cursor.length) {
            throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
        }
        return { cursor: found.cursor, size: found.size, from: start, id };
    }

    /** For tests: every client has to start its query again. */
    expireAll(): void {
        this.#open.clear();
    }
}
