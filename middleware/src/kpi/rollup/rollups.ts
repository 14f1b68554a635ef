import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { FactCache } from '../facts/factCache.ts';
import { nextChangeMs } from '../facts/personRecords.ts';
import type { PersonRecords } from '../facts/personRecords.ts';
import { factsWithin, rangeFacts } from '../facts/rangeFacts.ts';
import { zoneDaysOf } from '../facts/zoneDays.ts';
import type { DaySpan, KpiScope } from '../ports.ts';
import { packTallies } from './personTallies.ts';
import type { PackedTallies } from './personTallies.ts';

/** Answers the tallies of people and ranges; remembers them for as long as nothing that they hang on has changed. */
export interface Rollups {
    /** One row of tallies for each person, in the order of the ranges. */
    read(
        scope: KpiScope,
        ranges: readonly KpiRange[],
        signal?: AbortSignal
    ): Promise<Map<string, readonly PackedTallies[]>>;
}

/** The tallies of one person, one for each range, from which reading, and until when they hold. */
interface PersonCount {
    readonly tallies: readonly PackedTallies[];
    readonly version: number;
    /** The days that were counted; undefined: all. */
    readonly spans: readonly DaySpan[] | undefined;
    readonly validUntilMs: number;
}

/** What is remembered for one org, time zone and set of ranges. */
type Sheet = Map<string, PersonCount>;

/** Sets of ranges that are kept; the oldest one in use makes room. Each day brings new ones. */
const KEPT_SHEETS = 24;
/** People counted before others get in between. */
const STEP = 100;

/**
 * Roll-ups by person, in the memory of the process: counted by the formulas themselves from the kept records, again as soon
 * as those were read again or a planned time has come. So a roll-up cannot differ from a count over the facts.
 *
 * Limits: after a start nothing is remembered; reading 5,000 people with 2,000,000 visits takes the time in
 * docs/benchmarks.md.
 */
export function createRollups(cache: FactCache): Rollups {
    const sheets = new Map<string, Sheet>();
    const sheetOf = (key: string): Sheet => {
        const sheet: Sheet = sheets.get(key) ?? new Map();
        sheets.delete(key);
        sheets.set(key, sheet);
        for (const oldest of sheets.keys()) {
            if (sheets.size <= KEPT_SHEETS) {
                break;
            }
            sheets.delete(oldest);
        }
        return sheet;
    };
    return {
        read: async (scope, ranges, signal) => {
            const people = await cache.read(scope.orgId, scope.ownerIds, signal);
            const sheet = sheetOf(JSON.stringify([scope.orgId, scope.timeZone, ranges]));
            const nowMs = scope.now.getTime();
            let counted = 0;
            const answer = new Map<string, readonly PackedTallies[]>();
            for (const [ownerId, { records, version }] of people) {
                let count = sheet.get(ownerId);
                const spans = scope.memberDays.get(ownerId);
                const isSame = count?.version === version && isSameDays(count.spans, spans);
                if (count === undefined || !isSame || count.validUntilMs <= nowMs) {
                    count = { ...countPerson(ownerId, records, ranges, scope), version, spans };
                    sheet.set(ownerId, count);
                    counted += 1;
                    if (counted % STEP === 0) {
                        await yieldToOthers();
                        signal?.throwIfAborted();
                    }
                }
                answer.set(ownerId, count.tallies);
            }
            return answer;
        }
    };
}

function countPerson(
    ownerId: string,
    records: PersonRecords,
    ranges: readonly KpiRange[],
    { timeZone, now, memberDays }: KpiScope
): Omit<PersonCount, 'version' | 'spans'> {
    const moment = { days: zoneDaysOf(timeZone), nowMs: now.getTime() };
    return {
        tallies: ranges.map((range) => {
            const facts = rangeFacts(ownerId, records, range, moment);
            const spans = memberDays.get(ownerId);
            return packTallies(spans === undefined ? facts : factsWithin(facts, spans, range), range);
        }),
        validUntilMs: nextChangeMs(records, moment.nowMs)
    };
}

function isSameDays(one: readonly DaySpan[] | undefined, other: readonly DaySpan[] | undefined): boolean {
    return one === other || JSON.stringify(one) === JSON.stringify(other);
}
