import type { DayEntry, DayTimeline, Mileage, MileageRow } from '#kernel/contracts';
import { localDateOf } from '../../platform/localTime.ts';
import type { StoredStay, Way } from '../ports.ts';

/** A day in entries and mileage. Stays are those of the day, in order of time. */
export function dayOf(date: string, timeZone: string, stays: readonly StoredStay[]): DayTimeline {
    const shown = withoutRejected(stays);
    const mileage = mileageOf(shown, timeZone);
    return {
        date,
        timeZone,
        entries: shown.flatMap((stay, i) => [...wayEntries(shown[i - 1], stay), stayEntry(stay)]),
        mileage,
        kilometres: sumOf(mileage)
    };
}

/** One row for each way between two stays of a day. */
export function mileageBetween(
    fromDate: string,
    toDate: string,
    timeZone: string,
    stays: readonly StoredStay[]
): Mileage {
    const rows = mileageOf(withoutRejected(stays), timeZone);
    return { fromDate, toDate, rows, kilometres: sumOf(rows) };
}

/** A rejected stay was none: the ways before and after it are one. */
function withoutRejected(stays: readonly StoredStay[]): StoredStay[] {
    const shown: StoredStay[] = [];
    let skipped: Way | null = null;
    for (const stay of stays) {
        if (stay.decidedAs === 'rejected') {
            skipped = joined(skipped, stay.way);
            continue;
        }
        shown.push(skipped === null ? stay : { ...stay, way: joined(skipped, stay.way) });
        skipped = null;
    }
    return shown;
}

function joined(first: Way | null, second: Way | null): Way | null {
    if (first === null || second === null) return second ?? first;
    return {
        fromMs: first.fromMs,
        toMs: second.toMs,
        points: first.points + second.points,
        entries: [...first.entries, ...second.entries],
        roadMetres:
            first.roadMetres === null || second.roadMetres === null ? null : first.roadMetres + second.roadMetres
    };
}

function mileageOf(stays: readonly StoredStay[], timeZone: string): MileageRow[] {
    return stays.flatMap((to, i) => {
        const from = stays[i - 1];
        if (from === undefined || !isSameDay(from, to, timeZone) || to.way === null) return [];
        const metres = to.way.roadMetres ?? to.way.entries.reduce((sum, entry) => sum + entry.metres, 0);
        return [
            {
                date: localDateOf(new Date(to.startMs), timeZone),
                departsAt: iso(from.endMs),
                arrivesAt: iso(to.startMs),
                fromRecordId: from.recordId,
                toRecordId: to.recordId,
                kilometres: Math.round(metres / 100) / 10,
                source: sourceOf(to.way)
            }
        ];
    });
}

function isSameDay(a: StoredStay, b: StoredStay, timeZone: string): boolean {
    return localDateOf(new Date(a.startMs), timeZone) === localDateOf(new Date(b.startMs), timeZone);
}

/** A leg that the road was measured for has that length; with a gap in it the whole way is one leg. */
function wayEntries(from: StoredStay | undefined, { way, startMs }: StoredStay): readonly DayEntry[] {
    if (from === undefined || way === null) return [];
    if (way.roadMetres === null) return way.entries.map((entry) => ({ ...entry, source: lengthSource(entry) }));
    const legs = way.entries.filter(({ kind }) => kind === 'leg');
    const whole = way.entries.length === 1 ? legs[0] : undefined;
    return whole !== undefined
        ? [{ ...whole, metres: Math.round(way.roadMetres), source: 'road' }]
        : way.entries.length === 0
          ? [legEntry(way.fromMs, startMs, way.roadMetres)]
          : way.entries.map((entry) => ({ ...entry, source: lengthSource(entry) }));
}

function lengthSource({ kind }: DayEntry): 'track' | 'line' {
    return kind === 'gap' ? 'line' : 'track';
}

function sourceOf(way: Way): MileageRow['source'] {
    if (way.roadMetres !== null) return 'road';
    return way.entries.some(({ kind }) => kind === 'gap') ? 'line' : 'track';
}

function legEntry(fromMs: number, toMs: number, metres: number): DayEntry {
    return {
        kind: 'leg',
        startsAt: iso(fromMs),
        endsAt: iso(toMs),
        seconds: Math.round((toMs - fromMs) / 1000),
        metres: Math.round(metres),
        recordId: null,
        source: 'road'
    };
}

function stayEntry(stay: StoredStay): DayEntry {
    return {
        kind: 'stay',
        startsAt: iso(stay.startMs),
        endsAt: iso(stay.endMs),
        seconds: Math.round((stay.endMs - stay.startMs) / 1000),
        metres: 0,
        recordId: stay.recordId,
        stayKey: stay.stayKey,
        decidedAs: stay.decidedAs
    };
}

function sumOf(rows: readonly MileageRow[]): number {
    return Math.round(rows.reduce((sum, { kilometres }) => sum + kilometres, 0) * 10) / 10;
}

function iso(ms: number): string {
    return new Date(ms).toISOString();
}
