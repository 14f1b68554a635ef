import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { FactCache } from '../facts/factCache.ts';
import { nextChangeMs } from '../facts/personRecords.ts';
import type { PersonRecords } from '../facts/personRecords.ts';
import { factsWithin, rangeFacts } from '../facts/rangeFacts.ts';
import type { PersonFacts } from '../facts/rangeFacts.ts';
import { zoneDaysOf } from '../facts/zoneDays.ts';
import type { DaySpan, KpiScope } from '../ports.ts';

/** Somebody, on all days or on some only. */
export interface CountEntry {
    readonly ownerId: string;
    /** The days that are counted; undefined: all. */
    readonly spans: readonly DaySpan[] | undefined;
}

/** What was counted for one person, from which reading, and until when it holds. */
export interface PersonCount<Value> {
    readonly value: Value;
    readonly version: number;
    readonly validUntilMs: number;
}

/** Which days are counted, and as of when. */
export interface Asked {
    readonly scope: Pick<KpiScope, 'orgId' | 'timeZone' | 'now'>;
    readonly ranges: readonly KpiRange[];
    readonly ahead: Ahead | undefined;
}

/** For counting ahead of requests: it can be stopped, and what was made of a person for one kind can serve the next. */
export interface Ahead {
    readonly signal: AbortSignal;
    readonly facts?: Map<string, { readonly version: number; readonly facts: readonly PersonFacts[] }>;
}

export type CountFacts<Value> = (facts: readonly PersonFacts[], records: PersonRecords) => Value;

/** Counts of the entries, in their order. `kind` tells apart what is counted. */
export type Counts<Value> = (
    kind: string,
    asked: Asked,
    entries: readonly CountEntry[],
    count: CountFacts<Value>
) => Promise<PersonCount<Value>[]>;

/** Ranges of people counted before others get in between: a few milliseconds. */
const STEP = 26;

/** What is remembered for one org, time zone, set of ranges and kind; the sets asked longest ago make room. */
export function createCounts<Value>(cache: FactCache, keptSheets: number): Counts<Value> {
    type Sheet = Map<string, PersonCount<Value>>;
    const sheets = new Map<string, Sheet>();
    const sheetOf = (key: string): Sheet => {
        const sheet: Sheet = sheets.get(key) ?? new Map();
        sheets.delete(key);
        sheets.set(key, sheet);
        for (const oldest of sheets.keys()) {
            if (sheets.size <= keptSheets) break;
            sheets.delete(oldest);
        }
        return sheet;
    };
    return async (kind, { scope, ranges, ahead }, entries, count) => {
        if (entries.length === 0) return [];
        const ownerIds = [...new Set(entries.map(({ ownerId }) => ownerId))];
        const people = await cache.read(scope.orgId, ownerIds, ahead?.signal);
        const sheet = sheetOf(JSON.stringify([scope.orgId, scope.timeZone, ranges, kind]));
        const nowMs = scope.now.getTime();
        let counted = 0;
        const answer: PersonCount<Value>[] = [];
        for (const entry of entries) {
            const kept = people.get(entry.ownerId);
            if (kept === undefined) throw new Error('Everybody who was asked for is read.');
            const { records, version } = kept;
            const key = keyOf(entry);
            let known = sheet.get(key);
            if (known === undefined || known.version !== version || known.validUntilMs <= nowMs) {
                const made = ahead?.facts?.get(key);
                const facts = made?.version === version ? made.facts : personFacts(entry, records, ranges, scope);
                ahead?.facts?.set(key, { version, facts });
                known = { value: count(facts, records), version, validUntilMs: nextChangeMs(records, nowMs) };
                sheet.set(key, known);
                counted += ranges.length;
                if (counted >= STEP) {
                    counted = 0;
                    await yieldToOthers();
                    ahead?.signal.throwIfAborted();
                }
            }
            answer.push(known);
        }
        return answer;
    };
}

const keyOf = ({ ownerId, spans }: CountEntry): string =>
    spans === undefined ? ownerId : `${ownerId} ${JSON.stringify(spans)}`;

function personFacts(
    { ownerId, spans }: CountEntry,
    records: PersonRecords,
    ranges: readonly KpiRange[],
    { timeZone, now }: Asked['scope']
): PersonFacts[] {
    const moment = { days: zoneDaysOf(timeZone), nowMs: now.getTime(), made: new Map() };
    return ranges.map((range) => {
        const facts = rangeFacts(ownerId, records, range, moment);
        return spans === undefined ? facts : factsWithin(facts, spans, range);
    });
}
