import type { KpiRange } from '#kernel/kpiFormulas';
import type { CellCutter } from '../cuts/cells.ts';
import { splitFacts } from '../cuts/splitFacts.ts';
import type { FactCache, Look } from '../facts/factCache.ts';
import type { PersonRecords } from '../facts/personRecords.ts';
import type { PersonFacts } from '../facts/rangeFacts.ts';
import type { KpiScope } from '../ports.ts';
import { createCounts } from './counts.ts';
import type { Ahead, Asked, CountEntry } from './counts.ts';
import { packTallies } from './packedTallies.ts';
import type { PackedTallies } from './packedTallies.ts';
import { createViews } from './views.ts';
import type { View, ViewQuestion } from './views.ts';

/** One row of tallies for each range. */
export type RangeTallies = readonly PackedTallies[];

/** The tallies of one person by cell, one list of cells for each range. */
export type CellTallies = readonly ReadonlyMap<string, PackedTallies>[];

/** What is asked of people or cells; how they are counted is known here. */
export type RollupQuestion<Value, Note> = Omit<ViewQuestion<Value, Note>, 'count'>;

/** Roll-ups by person: counted by the formulas themselves, so they cannot differ from a count over the facts. */
export interface Rollups {
    /** People counted and added up, kept up to date by what changed. */
    people<Note>(look: Look, question: RollupQuestion<RangeTallies, Note>): Promise<View<RangeTallies, Note>>;
    /** The same by cells; the cells of a person add up to the person. */
    cells<Note>(
        look: Look,
        question: RollupQuestion<CellTallies, Note>,
        cutter: CellCutter
    ): Promise<View<CellTallies, Note>>;
    /** Everybody in scope, each for themselves. */
    read(scope: KpiScope, ranges: readonly KpiRange[], ahead?: Ahead): Promise<Map<string, RangeTallies>>;
    /** Counts cells ahead of requests. */
    countCells(scope: KpiScope, ranges: readonly KpiRange[], cutter: CellCutter, ahead: Ahead): Promise<void>;
}

/** Sets of ranges that are kept. Each day brings new ones. */
const KEPT_SHEETS = 24;
/** Cells take several times as much memory. */
const KEPT_CELL_SHEETS = 8;

/**
 * Roll-ups in the memory of the process: counted from the kept records, again as soon as those were read again or a planned
 * time has come.
 *
 * Limits: after a start nothing is remembered; reading 5,000 people with 2,000,000 visits takes the time in
 * docs/benchmarks.md.
 */
export function createRollups(cache: FactCache): Rollups {
    const people = createCounts<RangeTallies>(cache, KEPT_SHEETS);
    const cells = createCounts<CellTallies>(cache, KEPT_CELL_SHEETS);
    const views = createViews();
    const countPeople = (asked: Asked, entries: readonly CountEntry[]) =>
        people('', asked, entries, (facts) =>
            facts.map((counted, index) => packTallies(counted, asked.ranges[index] as KpiRange))
        );
    const countCells = (asked: Asked, entries: readonly CountEntry[], cutter: CellCutter) =>
        cells(cutter.id, asked, entries, (facts, records) =>
            facts.map((counted, index) => packCells(counted, records, asked.ranges[index] as KpiRange, cutter))
        );
    return {
        people: (look, question) =>
            views.read(look, { ...question, count: (entries) => countPeople(question.asked, entries) }),
        cells: (look, question, cutter) =>
            views.read(look, { ...question, count: (entries) => countCells(question.asked, entries, cutter) }),
        read: async (scope, ranges, ahead) => {
            const entries = entriesOf(scope);
            const counts = await countPeople({ scope, ranges, ahead }, entries);
            return new Map(counts.map(({ value }, place) => [(entries[place] as CountEntry).ownerId, value]));
        },
        countCells: async (scope, ranges, cutter, ahead) => {
            await countCells({ scope, ranges, ahead }, entriesOf(scope), cutter);
        }
    };
}

/** Everybody in scope, on the days that count. */
export function entriesOf({ ownerIds, memberDays }: Pick<KpiScope, 'ownerIds' | 'memberDays'>): CountEntry[] {
    return ownerIds.map((ownerId) => ({ ownerId, spans: memberDays.get(ownerId) }));
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
