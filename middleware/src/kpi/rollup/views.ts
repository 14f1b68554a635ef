import type { Look } from '../facts/factCache.ts';
import type { Asked, CountEntry, PersonCount } from './counts.ts';
import { addTo, createSums } from './packedTallies.ts';
import type { NobodysTallies, PackedTallies, TallySums } from './packedTallies.ts';

/** Somebody in a view, and the group in which all of theirs is added up; undefined: in none, or in several. */
export interface ViewEntry extends CountEntry {
    readonly group?: string | undefined;
}

/** Whom a question is about. Equal ones may share entries. */
export interface Who {
    readonly ownerIds: readonly string[];
    /** Days on which people count, as text. */
    readonly days: string;
    /** What else the entries are made from, compared by identity. */
    readonly by?: unknown;
}

/** Rows of one entry: into which group (undefined: none) and range each goes. */
export type VisitRows<Value> = (
    entry: ViewEntry,
    value: Value,
    visit: (group: string | undefined, index: number, row: PackedTallies) => void
) => void;

export interface ViewQuestion<Value, Note> {
    /** Says what is asked beside who: equal keys must mean the same ranges, groups and kinds of value and note. */
    readonly key: string;
    readonly asked: Asked;
    readonly nobody: readonly NobodysTallies[];
    readonly who: Who;
    entries(): readonly ViewEntry[];
    count(entries: readonly CountEntry[]): Promise<readonly PersonCount<Value>[]>;
    readonly rows: VisitRows<Value>;
    /** What is kept beside the value of each entry. */
    note(value: Value, entry: ViewEntry): Note;
}

/** Many people counted and added up. What is here changes with the next question of the same key: use it at once. */
export interface View<Value, Note> {
    readonly entries: readonly ViewEntry[];
    /** By place among the entries. */
    readonly values: readonly Value[];
    readonly notes: readonly Note[];
    /** One for each range. */
    readonly total: readonly TallySums[];
    readonly groups: ReadonlyMap<string, readonly TallySums[]>;
}

export interface Views {
    /** @param look From before the question was opened, or later. */
    read<Value, Note>(look: Look, question: ViewQuestion<Value, Note>): Promise<View<Value, Note>>;
}

interface KeptView<Value, Note> extends View<Value, Note> {
    readonly who: Who;
    readonly nobody: readonly NobodysTallies[];
    readonly values: Value[];
    readonly notes: Note[];
    readonly groups: Map<string, readonly TallySums[]>;
    readonly placesOf: ReadonlyMap<string, readonly number[]>;
    /** By place; -1: not counted yet. */
    readonly versions: Float64Array;
    readonly validUntilMs: Float64Array;
    stamp: number;
    bytes: number;
}

/** One person is added up as quickly as they are looked up. */
const LEAST_PEOPLE = 2;
/** Bounds the memory of kept views; those asked longest ago make room. */
const KEPT_BYTES = 400e6;
const BYTES_PER_ENTRY = 300;
const BYTES_PER_SUMS = 6000;

/**
 * Views of companies and teams. A company is thousands of people, of whom a change touches a few: only those are counted
 * again, their old rows are taken out of the sums and the new ones added. All parts are whole numbers, so nothing is lost
 * by that, and the sums are those of a count from nothing.
 */
export function createViews(): Views {
    const kept = new Map<string, KeptView<unknown, unknown>>();
    let bytes = 0;
    const forget = (key: string): void => {
        bytes -= kept.get(key)?.bytes ?? 0;
        kept.delete(key);
    };
    const keep = (key: string, view: KeptView<unknown, unknown>): void => {
        forget(key);
        if (view.entries.length < LEAST_PEOPLE) return;
        view.bytes = bytesOf(view);
        bytes += view.bytes;
        kept.set(key, view);
        for (const oldest of kept.keys()) {
            if (bytes <= KEPT_BYTES || oldest === key) break;
            forget(oldest);
        }
    };
    return {
        read: async <Value, Note>(look: Look, question: ViewQuestion<Value, Note>): Promise<View<Value, Note>> => {
            const known = kept.get(question.key) as KeptView<Value, Note> | undefined;
            const touched = known !== undefined && isSameWho(known.who, question.who) && look.touchedSince(known.stamp);
            const view = known !== undefined && touched ? known : createView(question);
            const nowMs = question.asked.scope.now.getTime();
            const places = touched && view === known ? stalePlaces(view, touched, nowMs) : [...view.entries.keys()];
            const { stamp } = look;
            if (places.length > 0) {
                const counts = await question.count(places.map((place) => view.entries[place] as ViewEntry));
                places.forEach((place, index) => put(view, question, place, counts[index] as PersonCount<Value>));
            }
            view.stamp = Math.max(view.stamp, stamp);
            keep(question.key, view as KeptView<unknown, unknown>);
            return view;
        }
    };
}

const bytesOf = ({ entries, total, groups }: View<unknown, unknown>): number =>
    entries.length * BYTES_PER_ENTRY + (groups.size + 1) * total.length * BYTES_PER_SUMS;

function isSameWho(one: Who, other: Who): boolean {
    if (one.by !== other.by || one.days !== other.days || one.ownerIds.length !== other.ownerIds.length) return false;
    return one.ownerIds === other.ownerIds || one.ownerIds.every((id, index) => id === other.ownerIds[index]);
}

function createView<Value, Note>({ who, nobody, entries }: ViewQuestion<Value, Note>): KeptView<Value, Note> {
    const all = entries();
    const placesOf = new Map<string, number[]>();
    all.forEach(({ ownerId }, place) => {
        const places = placesOf.get(ownerId);
        if (places === undefined) placesOf.set(ownerId, [place]);
        else places.push(place);
    });
    return {
        ...{ who, nobody, entries: all, placesOf, stamp: 0, bytes: 0 },
        ...{ values: [], notes: [], total: nobody.map(createSums), groups: new Map<string, readonly TallySums[]>() },
        versions: new Float64Array(all.length).fill(-1),
        validUntilMs: new Float64Array(all.length).fill(Infinity)
    };
}

/** Entries of people who were touched, and those of which a planned time has come. */
function stalePlaces(
    { placesOf, validUntilMs }: KeptView<unknown, unknown>,
    touched: readonly string[],
    nowMs: number
): number[] {
    const places = new Set(touched.flatMap((ownerId) => placesOf.get(ownerId) ?? []));
    for (let place = 0; place < validUntilMs.length; place += 1) {
        if ((validUntilMs[place] as number) <= nowMs) places.add(place);
    }
    return [...places];
}

/** Replaces the count of an entry, unless somebody else has put a later one there meanwhile. */
function put<Value, Note>(
    view: KeptView<Value, Note>,
    { rows, note }: ViewQuestion<Value, Note>,
    place: number,
    { value, version, validUntilMs }: PersonCount<Value>
): void {
    const before = view.versions[place] as number;
    const isLater = version > before || (version === before && validUntilMs > (view.validUntilMs[place] as number));
    if (!isLater) return;
    const entry = view.entries[place] as ViewEntry;
    const adder =
        (sign: 1 | -1) =>
        (group: string | undefined, index: number, row: PackedTallies): void => {
            addTo(view.total[index] as TallySums, row, sign);
            if (group !== undefined) addTo(sumsOf(view, group)[index] as TallySums, row, sign);
        };
    if (before >= 0) rows(entry, view.values[place] as Value, adder(-1));
    rows(entry, value, adder(1));
    view.values[place] = value;
    view.notes[place] = note(value, entry);
    view.versions[place] = version;
    view.validUntilMs[place] = validUntilMs;
}

function sumsOf({ groups, nobody }: KeptView<unknown, unknown>, group: string): readonly TallySums[] {
    let sums = groups.get(group);
    if (sums === undefined) {
        sums = nobody.map(createSums);
        groups.set(group, sums);
    }
    return sums;
}
