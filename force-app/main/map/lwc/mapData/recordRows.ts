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

interface Reference {
    readonly points: LayerPoints;
    readonly row: number;
}

/**
 * The filtered records of all layers in list order. A class, so that Lightning hands it to the list as it is; lines are
 * made only for what is on the screen.
 */
export class RecordRows {
    static readonly EMPTY = new RecordRows([]);
    private readonly references: readonly Reference[];

    private constructor(references: readonly Reference[]) {
        this.references = references;
    }

    static of(
        selections: readonly LayerSelection[],
        isWanted: (points: LayerPoints, row: number) => boolean
    ): RecordRows {
        const references: Reference[] = [];
        for (const { points, rows } of selections) {
            for (const row of rows) if (isWanted(points, row)) references.push({ points, row });
        }
        return new RecordRows(references);
    }

    get length(): number {
        return this.references.length;
    }

    at(index: number): RecordRow {
        const { points, row } = this.references[index]!;
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

    indexOf(id: string): number {
        return this.references.findIndex(({ points, row }) => points.ids[row] === id);
    }

    /** Sorted copy; equal lines stay in their order. */
    sorted({ key, isDescending }: SortOrder, locale: string): RecordRows {
        const direction = isDescending ? -1 : 1;
        const compare = comparatorOf(key, locale);
        return new RecordRows([...this.references].sort((a, b) => direction * compare(a, b)));
    }
}

function comparatorOf(key: SortKey, locale: string): (a: Reference, b: Reference) => number {
    const collator = new Intl.Collator(locale, { numeric: true });
    switch (key) {
        case 'name':
            return (a, b) => collator.compare(a.points.names[a.row]!, b.points.names[b.row]!);
        case 'owner':
            return (a, b) => collator.compare(a.points.ownerNameAt(a.row), b.points.ownerNameAt(b.row));
        case 'lastVisit':
            return (a, b) => a.points.lastVisitOrderAt(a.row) - b.points.lastVisitOrderAt(b.row);
        case 'status':
            // The legend's order is the business order (stages, classes), not the alphabet.
            return (a, b) => a.points.statusCodeAt(a.row) - b.points.statusCodeAt(b.row);
        default:
            return key satisfies never;
    }
}
