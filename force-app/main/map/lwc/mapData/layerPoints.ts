import type { LegendEntry, MapColouring, MapColumn, MapLayer, PointPage } from 'c/contracts';
import { fromMicroDegrees } from 'c/geo';
import { PointSet, type MarkerCore } from 'c/mapLayers';
import { activate, type ActiveColouring, type ColourWords } from './colouring.ts';
import { ColumnValues } from './columnValues.ts';

/** Never visited: far in the past, so that it sorts and filters as the longest time. */
const NEVER = -1_000_000;

/** What a layer needs of the person who looks. */
export interface LayerViewer {
    readonly words: ColourWords;
    /** Days since 1970-01-01. */
    readonly todayDay: number;
}

/** All records of one layer as columns, page by page. Row numbers stay valid while pages arrive. */
export class LayerPoints {
    readonly layer: MapLayer;
    /** Tells this layer's markers from another layer's with the same shapes. */
    readonly core: MarkerCore;
    readonly ids: string[] = [];
    readonly names: string[] = [];
    readonly owners: { readonly userId: string; readonly name: string }[] = [];
    /** Index into `owners`; -1 without an owner. */
    readonly ownerCodes: number[] = [];
    /** Exact, from the server; null before the first page. */
    totalCount: number | null = null;
    placedCount = 0;
    /** Loaded records by legend entry. */
    statusTotals: number[] = [];
    private readonly viewer: LayerViewer;
    private readonly lowerNames: string[] = [];
    private readonly latitudes: number[] = [];
    private readonly longitudes: number[] = [];
    private readonly lastVisitDays: number[] = [];
    private readonly placed: boolean[] = [];
    private readonly rowOfId = new Map<string, number>();
    private readonly codeOfOwner = new Map<string, number>();
    private readonly columns = new Map<string, ColumnValues>();
    private readonly status: ColumnValues;
    private readonly lastVisit: ColumnValues;
    private colouring: ActiveColouring;
    private legendCodes: number[] = [];

    constructor(layer: MapLayer, viewer: LayerViewer, core: MarkerCore = 'solid') {
        this.layer = layer;
        this.viewer = viewer;
        this.core = core;
        this.status = new ColumnValues(statusColumn(layer));
        this.lastVisit = new ColumnValues(lastVisitColumn(layer));
        for (const column of layer.columns ?? []) this.columns.set(column.key, new ColumnValues(column));
        this.colouring = activate(statusColouring(layer), this.status, viewer.todayDay, viewer.words);
    }

    get length(): number {
        return this.ids.length;
    }
    /** The legend of the colouring; an entry for other values comes last. */
    get legend(): readonly LegendEntry[] {
        return this.colouring.legend;
    }
    get colouringKey(): string {
        return this.colouring.key;
    }
    get colouringLabel(): string {
        return this.colouring.label;
    }
    /** Everything that can be filtered by without asking the server. */
    get filterColumns(): readonly MapColumn[] {
        const visit = this.layer.lastVisitField ? [this.lastVisit.column] : [];
        return [this.status.column, ...visit, ...(this.layer.columns ?? [])];
    }

    /** Colours by another of the layer's colourings; an unknown key means the first. */
    colourBy(key: string | undefined): void {
        const colourings = this.layer.colourings ?? [];
        const found = colourings.find((colouring) => colouring.key === key) ?? statusColouring(this.layer);
        if (found.key === this.colouring.key) return;
        const column = this.column(found.key);
        if (!column) return;
        this.colouring = activate(found, column, this.viewer.todayDay, this.viewer.words);
        this.statusTotals = [];
        this.legendCodes = [];
        for (let row = 0; row < this.length; row++) this.addCode(row);
    }

    append(page: PointPage, isPlaced: boolean): void {
        const owners = page.owners.map((owner) => this.ownerCode(owner));
        const readers = [...this.columns.values()].map((column) => {
            const read = column.reader(page.columns?.find(({ key }) => key === column.column.key));
            return { column, read };
        });
        const status = this.status.reader({ key: '', values: page.statusCodes, texts: page.statuses });
        for (let i = 0; i < page.ids.length; i++) {
            const id = page.ids[i]!;
            // A record that moved between two pages would come twice.
            if (this.rowOfId.has(id)) continue;
            const row = this.ids.push(id) - 1;
            this.rowOfId.set(id, row);
            this.names.push(page.names[i]!);
            this.lowerNames.push(page.names[i]!.toLocaleLowerCase());
            this.latitudes.push(isPlaced ? fromMicroDegrees(page.latitudesMicro[i]!) : NaN);
            this.longitudes.push(isPlaced ? fromMicroDegrees(page.longitudesMicro[i]!) : NaN);
            this.status.values.push(status(i));
            this.ownerCodes.push(owners[page.ownerCodes[i]!] ?? -1);
            this.lastVisitDays.push(page.lastVisitDays[i] ?? NEVER);
            this.lastVisit.values.push(page.lastVisitDays[i] ?? NaN);
            this.placed.push(isPlaced);
            for (const { column, read } of readers) column.values.push(read(i));
            this.addCode(row);
        }
        this.totalCount = page.totalCount;
        this.placedCount = page.placedCount;
    }

    /** Values of a column, or of the status or last-visit field; null when the layer has no such column. */
    column(key: string): ColumnValues | null {
        if (key === this.layer.statusField) return this.status;
        if (key === this.layer.lastVisitField) return this.lastVisit;
        return this.columns.get(key) ?? null;
    }

    rowOf(id: string): number | undefined {
        return this.rowOfId.get(id);
    }
    isPlaced(row: number): boolean {
        return this.placed[row]!;
    }
    statusCodeAt(row: number): number {
        return this.legendCodes[row]!;
    }
    statusAt(row: number): LegendEntry {
        return this.legend[this.legendCodes[row]!]!;
    }
    ownerIdAt(row: number): string {
        return this.owners[this.ownerCodes[row]!]?.userId ?? '';
    }
    ownerNameAt(row: number): string {
        return this.owners[this.ownerCodes[row]!]?.name ?? '';
    }
    /** Days since 1970-01-01, or null when never visited. */
    lastVisitDayAt(row: number): number | null {
        const day = this.lastVisitDays[row]!;
        return day === NEVER ? null : day;
    }
    /** As {@link lastVisitDayAt}, with "never" as a number that is smaller than any day. */
    lastVisitOrderAt(row: number): number {
        return this.lastVisitDays[row]!;
    }
    nameContains(row: number, lowerText: string): boolean {
        return this.lowerNames[row]!.includes(lowerText);
    }
    lowerNameAt(row: number): string {
        return this.lowerNames[row]!;
    }
    positionAt(row: number): { latitude: number; longitude: number } {
        return { latitude: this.latitudes[row]!, longitude: this.longitudes[row]! };
    }

    /** The rows that have a place, ready to draw; the style of a point is its legend entry. */
    toPointSet(rows: Int32Array): PointSet {
        const { placed } = this;
        let count = 0;
        for (let i = 0; i < rows.length; i++) if (placed[rows[i]!]) count++;
        const ids = new Array<string>(count);
        const names = new Array<string>(count);
        const latitudes = new Float64Array(count);
        const longitudes = new Float64Array(count);
        const styles = new Uint16Array(count);
        let at = 0;
        for (let i = 0; i < rows.length; i++) {
            const row = rows[i]!;
            if (!placed[row]) continue;
            ids[at] = this.ids[row]!;
            names[at] = this.names[row]!;
            latitudes[at] = this.latitudes[row]!;
            longitudes[at] = this.longitudes[row]!;
            styles[at] = this.legendCodes[row]!;
            at++;
        }
        return new PointSet({ ids, names, latitudes, longitudes, styles });
    }

    private addCode(row: number): void {
        const code = this.colouring.codeAt(row);
        this.legendCodes.push(code);
        this.statusTotals[code] = (this.statusTotals[code] ?? 0) + 1;
    }

    private ownerCode(owner: { readonly userId: string; readonly name: string }): number {
        let code = this.codeOfOwner.get(owner.userId);
        if (code === undefined) {
            code = this.owners.length;
            this.owners.push(owner);
            this.codeOfOwner.set(owner.userId, code);
        }
        return code;
    }
}

function statusColumn({ statusField, statusLabel, legend }: MapLayer): MapColumn {
    return { key: statusField, label: statusLabel, kind: 'choice', options: legend };
}

function lastVisitColumn({ lastVisitField, lastVisitLabel }: MapLayer): MapColumn {
    return { key: lastVisitField ?? '', label: lastVisitLabel ?? '', kind: 'date', options: [] };
}

function statusColouring({ statusField, statusLabel, legend, colourings }: MapLayer): MapColouring {
    return colourings?.[0] ?? { key: statusField, label: statusLabel, kind: 'choice', legend, bands: [] };
}
