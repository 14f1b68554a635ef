import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { CellCutter } from '../cuts/cells.ts';
import { splitFacts } from '../cuts/splitFacts.ts';
import type { FactCache } from '../facts/factCache.ts';
import { nextChangeMs } from '../facts/personRecords.ts';
import type { PersonRecords } from '../facts/personRecords.ts';
import { factsWithin, rangeFacts } from '../facts/rangeFacts.ts';
import type { PersonFacts } from '../facts/rangeFacts.ts';
import { zoneDaysOf } from '../facts/zoneDays.ts';
import type { DaySpan, KpiScope } from '../ports.ts';
import { createGroupSums } from './groupSums.ts';
import type { GroupSums } from './groupSums.ts';
import { packTallies } from './packedTallies.ts';
import type { PackedTallies } from './packedTallies.ts';

/** One row of tallies for each range. */
export type RangeTallies = readonly PackedTallies[];

/** The tallies of one person by cell, one list of cells for each range. */
export type CellTallies = readonly ReadonlyMap<string, PackedTallies>[];

/** Answers the tallies of people and ranges; remembers them for as long as nothing that they hang on has changed. */
export interface Rollups {
    /** Sums of people and of their cells. */
    readonly peopleSums: GroupSums<RangeTallies>;
    readonly cellSums: GroupSums<CellTallies>;
    read(scope: KpiScope, ranges: readonly KpiRange[], ahead?: Ahead): Promise<Map<string, RangeTallies>>;
    /** The same by cells; the cells of a person add up to the person. */
    cells(
        scope: KpiScope,
        ranges: readonly KpiRange[],
        cutter: CellCutter,
        ahead?: Ahead
    ): Promise<Map<string, CellTallies>>;
}

/** For counting ahead of requests: it can be stopped, and what was made of a person for one kind serves the next. */
export interface Ahead {
    readonly signal: AbortSignal;
    readonly facts: Map<string, { readonly version: number; readonly facts: readonly PersonFacts[] }>;
}

/** What was counted for one person, from which reading, and until when it holds. */
interface PersonCount<Value> {
    readonly value: Value;
    readonly version: number;
    /** The days that were counted; undefined: all. */
    readonly spans: readonly DaySpan[] | undefined;
    readonly validUntilMs: number;
}

interface Asked {
    readonly scope: KpiScope;
    readonly ranges: readonly KpiRange[];
    readonly ahead: Ahead | undefined;
}

/** Sets of ranges that are kept; the oldest one in use makes room. Each day brings new ones. */
const KEPT_SHEETS = 24;
/** Cells take several times as much memory. */
const KEPT_CELL_SHEETS = 8;
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
    const people = createCounts<RangeTallies>(cache, KEPT_SHEETS);
    const cells = createCounts<CellTallies>(cache, KEPT_CELL_SHEETS);
    return {
        peopleSums: createGroupSums(),
        cellSums: createGroupSums(),
        read: (scope, ranges, ahead) =>
            people('', { scope, ranges, ahead }, (facts) =>
                facts.map((counted, index) => packTallies(counted, ranges[index] as KpiRange))
            ),
        cells: (scope, ranges, cutter, ahead) =>
            cells(cutter.id, { scope, ranges, ahead }, (facts, records) =>
                facts.map((counted, index) => packCells(counted, records, ranges[index] as KpiRange, cutter))
            )
    };
}

function packCells(
    facts: PersonFacts,
    records: PersonRecords,
    range: KpiRange,
    cutter: CellCutter
): Map<string, PackedTallies> {
    const segments = splitFacts(facts, cutter.keysOf(records));
    return new Map([...segments].map(([key, part]) => [key, packTallies(part, range)]));
}

type Count<Value> = (facts: readonly PersonFacts[], records: PersonRecords) => Value;

/** What is remembered for one org, time zone, set of ranges and kind of cells. */
function createCounts<Value>(cache: FactCache, keptSheets: number) {
    type Sheet = Map<string, PersonCount<Value>>;
    const sheets = new Map<string, Sheet>();
    const sheetOf = (key: string): Sheet => {
        const sheet: Sheet = sheets.get(key) ?? new Map();
        sheets.delete(key);
        sheets.set(key, sheet);
        for (const oldest of sheets.keys()) {
            if (sheets.size <= keptSheets) {
                break;
            }
            sheets.delete(oldest);
        }
        return sheet;
    };
    return async (kind: string, { scope, ranges, ahead }: Asked, count: Count<Value>): Promise<Map<string, Value>> => {
        const people = await cache.read(scope.orgId, scope.ownerIds, ahead?.signal);
        const sheet = sheetOf(JSON.stringify([scope.orgId, scope.timeZone, ranges, kind]));
        const nowMs = scope.now.getTime();
        let counted = 0;
        const answer = new Map<string, Value>();
        for (const [ownerId, { records, version }] of people) {
            let known = sheet.get(ownerId);
            const spans = scope.memberDays.get(ownerId);
            const isSame = known?.version === version && isSameDays(known.spans, spans);
            if (known === undefined || !isSame || known.validUntilMs <= nowMs) {
                const made = ahead?.facts.get(ownerId);
                const facts = made?.version === version ? made.facts : personFacts(ownerId, records, ranges, scope);
                ahead?.facts.set(ownerId, { version, facts });
                const value = count(facts, records);
                known = { value, version, spans, validUntilMs: nextChangeMs(records, nowMs) };
                sheet.set(ownerId, known);
                counted += 1;
                if (counted % STEP === 0) {
                    await yieldToOthers();
                    ahead?.signal.throwIfAborted();
                }
            }
            answer.set(ownerId, known.value);
        }
        return answer;
    };
}

function personFacts(
    ownerId: string,
    records: PersonRecords,
    ranges: readonly KpiRange[],
    { timeZone, now, memberDays }: KpiScope
): PersonFacts[] {
    const moment = { days: zoneDaysOf(timeZone), nowMs: now.getTime() };
    const spans = memberDays.get(ownerId);
    return ranges.map((range) => {
        const facts = rangeFacts(ownerId, records, range, moment);
        return spans === undefined ? facts : factsWithin(facts, spans, range);
    });
}

function isSameDays(one: readonly DaySpan[] | undefined, other: readonly DaySpan[] | undefined): boolean {
    return one === other || JSON.stringify(one) === JSON.stringify(other);
}
