import type { LegendEntry } from 'c/contracts';
import type { MarkerCore } from 'c/mapLayers';
import type { LayerSelection } from './filterState.ts';
import type { LayerPoints } from './layerPoints.ts';

export type SortKey = 'name' | 'status' | 'owner' | 'lastVisit';
export interface SortOrder {
    readonly key: SortKey;
    readonly isDescending: boolean;
}

/** One line of the list. */
export interface RecordRow {
    readonly id: string;
    readonly name: string;
    readonly layerKey: string;
    readonly objectApiName: string;
    readonly iconName: string;
    readonly typeLabel: string;
    readonly status: LegendEntry;
    readonly core: MarkerCore;
    readonly ownerName: string;
    /** Days since 1970-01-01, or null. */
    readonly lastVisitDay: number | null;
    readonly isPlaced: boolean;
}

/** Rows of one layer, and where they begin in the list. */
interface Part {
    readonly points: LayerPoints;
    readonly rows: Int32Array;
    readonly start: number;
}

/** Above this a name is compared by its plain letters: rules of a language for 200,000 names take seconds. */
const MANY_NAMES = 20_000;

/**
 * The filtered records of all layers in list order. A class, so that Lightning hands it to the list as it is; lines are
 * made only for what is on the screen, and nothing is made for each record.
 */
export class RecordRows {
    static readonly EMPTY = new RecordRows([], null);
    private readonly parts: readonly Part[];
    /** Positions in the parts, one after the other, in list order; null: as they are. */
    private readonly order: Int32Array | null;

    private constructor(parts: readonly Part[], order: Int32Array | null) {
        this.parts = parts;
        this.order = order;
    }

    /** All rows of the selections, or those wanted. */
    static of(
        selections: readonly LayerSelection[],
        isWanted: ((points: LayerPoints, row: number) => boolean) | null = null
    ): RecordRows {
        let start = 0;
        const parts = selections.map(({ points, rows }) => {
            const wanted = isWanted ? rows.filter((row) => isWanted(points, row)) : rows;
            const part = { points, rows: wanted, start };
            start += wanted.length;
            return part;
        });
        return new RecordRows(parts, null);
    }

    get length(): number {
        const last = this.parts[this.parts.length - 1];
        return last ? last.start + last.rows.length : 0;
    }

    at(index: number): RecordRow {
        const { points, row } = this.reference(this.order ? this.order[index]! : index);
        const { layer } = points;
        return {
            id: points.ids[row]!,
            name: points.names[row]!,
            layerKey: layer.key,
            objectApiName: layer.objectApiName,
            iconName: layer.iconName,
            typeLabel: layer.label,
            status: points.statusAt(row),
            core: points.core,
            ownerName: points.ownerNameAt(row),
            lastVisitDay: points.lastVisitDayAt(row),
            isPlaced: points.isPlaced(row)
        };
    }

    /** Ids in list order. */
    ids(): string[] {
        const ids: string[] = [];
        for (let index = 0; index < this.length; index++) {
            const { points, row } = this.reference(this.order ? this.order[index]! : index);
            ids.push(points.ids[row]!);
        }
        return ids;
    }

    /** Place in the list; -1 when it is not there. */
    indexOf(id: string): number {
        for (const { points, rows, start } of this.parts) {
            const row = points.rowOf(id);
            const at = row === undefined ? -1 : positionOf(rows, row);
            if (at >= 0) return this.order ? this.order.indexOf(start + at) : start + at;
        }
        return -1;
    }

    /** Sorted copy; equal lines stay in their order. */
    sorted({ key, isDescending }: SortOrder, locale: string): RecordRows {
        const direction = isDescending ? -1 : 1;
        const count = this.length;
        const partOf = new Uint8Array(count);
        const rowOf = new Int32Array(count);
        this.parts.forEach(({ rows, start }, index) => {
            partOf.fill(index, start, start + rows.length);
            rowOf.set(rows, start);
        });
        const compare = this.comparator(key, locale, partOf, rowOf);
        const order = Int32Array.from({ length: count }, (_, index) => index);
        order.sort((a, b) => direction * compare(a, b) || a - b);
        return new RecordRows(this.parts, order);
    }

    private reference(position: number): { readonly points: LayerPoints; readonly row: number } {
        let part = this.parts[0]!;
        for (const candidate of this.parts) if (candidate.start <= position) part = candidate;
        return { points: part.points, row: part.rows[position - part.start]! };
    }

    private comparator(
        key: SortKey,
        locale: string,
        partOf: Uint8Array,
        rowOf: Int32Array
    ): (a: number, b: number) => number {
        const { parts } = this;
        const all = <Value>(read: (points: LayerPoints, row: number) => Value): Value[] =>
            Array.from(rowOf, (row, position) => read(parts[partOf[position]!]!.points, row));
        if (key === 'lastVisit') return byNumber(all((points, row) => points.lastVisitOrderAt(row)));
        // The legend's order is the business order (stages, classes), not the alphabet.
        if (key === 'status') return byNumber(all((points, row) => points.statusCodeAt(row)));
        if (key === 'name' && rowOf.length > MANY_NAMES) return byText(all((points, row) => points.lowerNameAt(row)));
        const texts = all((points, row) => (key === 'owner' ? points.ownerNameAt(row) : points.names[row]!));
        const collator = new Intl.Collator(locale, { numeric: true });
        if (key === 'name') return (a, b) => collator.compare(texts[a]!, texts[b]!);
        const names = [...new Set(texts)].sort(collator.compare);
        const rank = new Map(names.map((name, index) => [name, index]));
        return byNumber(texts.map((text) => rank.get(text)!));
    }
}

function byNumber(values: readonly number[]): (a: number, b: number) => number {
    return (a, b) => values[a]! - values[b]!;
}

function byText(texts: readonly string[]): (a: number, b: number) => number {
    return (a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0);
}

/** Binary search: rows rise. */
function positionOf(rows: Int32Array, row: number): number {
    let low = 0;
    let high = rows.length - 1;
    while (low <= high) {
        const middle = (low + high) >> 1;
        const value = rows[middle]!;
        if (value === row) return middle;
        if (value < row) low = middle + 1;
        else high = middle - 1;
    }
    return -1;
}
