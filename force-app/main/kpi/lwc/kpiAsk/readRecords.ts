import getAreaRecords from '@salesforce/apex/KpiController.getAreaRecords';
import getRecordRows from '@salesforce/apex/KpiController.getRecordRows';
import getRecords from '@salesforce/apex/KpiController.getRecords';
import type { KpiCut, KpiPeople, KpiRecords, PeriodKind } from 'c/contracts';

/** Records whose names are looked up at once: one page of a list, and one of a file. */
export const ROWS_AT_ONCE = 200;
const FILE_ROWS_AT_ONCE = 2000;
/** A sync may come between two pages of one number; then it is read again from its beginning. */
const ATTEMPTS = 3;

/** A part of a cut whose records are wanted; `areasJson`: body of the question that sends outlines along. */
export interface SegmentChoice {
    readonly cut: KpiCut;
    readonly key: string;
    readonly areasJson: string | null;
}

/** One number: of whom, of which days, and of which part of a cut. */
export interface NumberQuestion {
    readonly key: string;
    readonly period: PeriodKind;
    readonly asOf: string;
    readonly people: KpiPeople;
    readonly ownerId: string | null;
    readonly segment: SegmentChoice | null;
}

/** A record as the person may see it. */
export interface RecordRow {
    readonly name: string;
    readonly subtitle: string;
    readonly objectApiName: string;
    readonly ownerName?: string | null;
    /** A day or a moment. */
    readonly countsAt?: string | null;
    readonly amount?: number | null;
}

/** The ids behind a number, up to 2,000 a list, from `startAt` on; counts are of the whole number. */
export async function readRecordPage(question: NumberQuestion, startAt = 0): Promise<KpiRecords> {
    const { segment, key, ...scope } = question;
    if (segment !== null && segment.areasJson !== null) {
        const body = JSON.parse(segment.areasJson) as Record<string, unknown>;
        const { keys: _keys, ...rest } = { keys: null, ...body };
        const asked = { ...rest, asOf: scope.asOf, segment: segment.key, offset: startAt };
        return JSON.parse(await getAreaRecords({ key, requestJson: JSON.stringify(asked) })) as KpiRecords;
    }
    const part = segment === null ? {} : { cut: segment.cut, segment: segment.key };
    return JSON.parse(await getRecords({ key, ...scope, ...part, startAt })) as KpiRecords;
}

/** Records by id in user mode; what the person may not see is left out. */
export async function readRecordRows(ids: readonly string[]): Promise<ReadonlyMap<string, RecordRow>> {
    const rows = ids.length === 0 ? '{}' : await getRecordRows({ ids });
    return new Map(Object.entries(JSON.parse(rows) as Record<string, RecordRow>));
}

/** A record of a number with what it does there. */
export interface WholeRow extends RecordRow {
    readonly recordId: string;
    readonly isInNumerator: boolean;
    readonly isInDenominator: boolean;
    /** Why it was left out; empty where it counts. */
    readonly excludedBy: string;
}

/**
 * Every record of a number that the person may see: what counts, what it is measured against, and what was left out.
 *
 * Errors: when the records change again and again while they are read.
 */
export async function readWholeNumber(
    question: NumberQuestion,
    progress: (done: number, count: number) => void
): Promise<readonly WholeRow[]> {
    const roles = await readRoles(question, ATTEMPTS);
    const ids = [...roles.keys()];
    const rows: WholeRow[] = [];
    for (let from = 0; from < ids.length; from += FILE_ROWS_AT_ONCE) {
        progress(from, ids.length);
        const page = ids.slice(from, from + FILE_ROWS_AT_ONCE);
        // The org gets one question of a file at a time.
        // eslint-disable-next-line no-await-in-loop
        const found = await readRecordRows(page);
        for (const recordId of page) {
            const row = found.get(recordId);
            const role = roles.get(recordId);
            if (row && role) rows.push({ ...row, recordId, ...role });
        }
    }
    return rows;
}

type Role = Pick<WholeRow, 'isInNumerator' | 'isInDenominator' | 'excludedBy'>;

async function readRoles(question: NumberQuestion, attempts: number): Promise<ReadonlyMap<string, Role>> {
    const roles = new Map<string, Role>();
    const add = (ids: readonly string[], more: Partial<Role>): void =>
        ids.forEach((id) => {
            const known = roles.get(id) ?? { isInNumerator: false, isInDenominator: false, excludedBy: '' };
            roles.set(id, { ...known, ...more });
        });
    let first: KpiRecords | null = null;
    let startAt = 0;
    for (;;) {
        // Where the next page begins is known when this one is there.
        // eslint-disable-next-line no-await-in-loop
        const page = await readRecordPage(question, startAt);
        if (first !== null && !isSameNumber(first, page)) {
            if (attempts <= 1) throw new Error('The records changed while they were read. Try again.');
            return readRoles(question, attempts - 1);
        }
        first ??= page;
        add(page.denominatorIds, { isInDenominator: true });
        add(page.numeratorIds, { isInNumerator: true });
        page.excludedIds.forEach(({ code, ids }) => add(ids, { excludedBy: code }));
        const longest = Math.max(
            page.denominatorIds.length,
            page.numeratorIds.length,
            ...page.excludedIds.map(({ ids }) => ids.length)
        );
        if (longest === 0 || isRead(page, startAt + longest)) return roles;
        startAt += longest;
    }
}

function isSameNumber(a: KpiRecords, b: KpiRecords): boolean {
    return a.numeratorCount === b.numeratorCount && a.denominatorCount === b.denominatorCount;
}

function isRead({ numeratorCount, denominatorCount, value }: KpiRecords, read: number): boolean {
    return read >= Math.max(numeratorCount, denominatorCount, ...value.excluded.map(({ count }) => count));
}
