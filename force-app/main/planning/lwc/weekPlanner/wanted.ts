import type { PageReference } from 'lightning/navigation';

/** The service takes so many records that must be in a plan. */
const MOST_WANTED = 200;
const RECORD_ID = /^[a-zA-Z0-9]{15,18}$/;

/** Records that the address of the page asks for, as the map writes them: `c__required=001…,00Q…`. */
export interface Wanted {
    readonly recordIds: readonly string[];
    /** Before they were cut to what the service takes. */
    readonly count: number;
}

export const NOBODY_WANTED: Wanted = { recordIds: [], count: 0 };

export function wantedOf(page: PageReference | null | undefined): Wanted {
    const text = page?.state?.['c__required'] ?? '';
    const recordIds = [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => RECORD_ID.test(part));
    return { recordIds: recordIds.slice(0, MOST_WANTED), count: recordIds.length };
}

export function isSameWish(a: Wanted, b: Wanted): boolean {
    return a.recordIds.join() === b.recordIds.join();
}
