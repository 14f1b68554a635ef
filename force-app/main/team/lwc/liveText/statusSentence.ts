import { fillLabel, type Formatters } from 'c/formatters';
import type { BoardRow } from './boardView.ts';
import { WORDS } from './labels.ts';

/**
 * Where a person is, in one sentence: what the glass wall says; else what their visits say. `nameOf` gives the name of a customer
 * that the viewer may see.
 */
export function statusSentence(
    row: BoardRow,
    format: Formatters,
    nameOf: (recordId: string) => string | undefined
): string {
    const { status, stops } = row;
    // Who forgot to check out is where they checked in last.
    const going = stops
        .filter(({ state }) => state === 'on-site')
        .sort((a, b) => (a.visit.actualStart ?? '').localeCompare(b.visit.actualStart ?? ''))
        .at(-1);
    if (going !== undefined) {
        const { name, actualStart, plannedStart, plannedEnd } = going.visit;
        const place = name ?? WORDS.someCustomer;
        const until = untilOf(actualStart, plannedStart, plannedEnd);
        return until === null
            ? fillLabel(WORDS.atCustomerSince, place, format.time(actualStart ?? ''))
            : fillLabel(WORDS.atCustomer, place, format.time(until));
    }
    if (status?.state === 'at-customer') {
        const place = (status.recordId === null ? undefined : nameOf(status.recordId)) ?? WORDS.someCustomer;
        return status.untilAboutAt === null
            ? fillLabel(WORDS.atCustomerSince, place, format.time(status.sinceAt ?? ''))
            : fillLabel(WORDS.atCustomer, place, format.time(status.untilAboutAt));
    }
    if (status?.state === 'paused') return WORDS.paused;
    if (status?.state === 'travelling') return WORDS.travelling;
    return sentenceOfVisits(row, format);
}

function sentenceOfVisits({ stops }: BoardRow, format: Formatters): string {
    const next = stops.find(({ state }) => state === 'planned');
    const done = stops.filter(({ state, visit }) => state === 'done' && visit.actualEnd !== null);
    const last = done.sort((a, b) => (a.visit.actualEnd ?? '').localeCompare(b.visit.actualEnd ?? '')).at(-1)?.visit;
    if (next?.visit.plannedStart) {
        return fillLabel(WORDS.nextAt, next.visit.name ?? WORDS.someCustomer, format.time(next.visit.plannedStart));
    }
    if (last?.actualEnd) {
        return fillLabel(WORDS.lastDone, last.name ?? WORDS.someCustomer, format.time(last.actualEnd));
    }
    return stops.some(({ state }) => state === 'late') ? WORDS.unknown : WORDS.dayOver;
}

/** The planned length from the check-in on. */
function untilOf(began: string | null, plannedStart: string | null, plannedEnd: string | null): string | null {
    if (began === null || plannedStart === null || plannedEnd === null) return null;
    return new Date(Date.parse(began) + Date.parse(plannedEnd) - Date.parse(plannedStart)).toISOString();
}
