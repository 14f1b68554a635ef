import type { LegendEntry, MapLayer, PointPage } from 'c/contracts';
import { fromMicroDegrees } from 'c/geo';
import { PointSet, type MarkerCore } from 'c/mapLayers';

/** Never visited: far in the past, so that it sorts and filters as the longest time. */
const NEVER = -1_000_000;
/** Records whose status is empty or not in the legend. Grey is no colour of a palette. */
const OTHER_STATUS = '';

/** All records of one layer as columns, page by page. Row numbers stay valid while pages arrive. */
export class LayerPoints {
    readonly layer: MapLayer;
    /** Tells this layer's markers from another layer's with the same shapes. */
    readonly core: MarkerCore;
    /** The layer's legend; an entry for other values is added when the data holds one. */
    legend: readonly LegendEntry[];
    readonly ids: string[] = [];
    readonly names: string[] = [];
    readonly owners: { readonly userId: string; readonly name: string }[] = [];
    /** Exact, from the server; null before the first page. */
    totalCount: number | null = null;
    placedCount = 0;
    /** Loaded records by legend entry. */
    readonly statusTotals: number[] = [];
    private readonly lowerNames: string[] = [];
    private readonly latitudes: number[] = [];
    private readonly longitudes: number[] = [];
    private readonly statusCodes: number[] = [];
    private readonly ownerCodes: number[] = [];
    private readonly lastVisitDays: number[] = [];
    private readonly placed: boolean[] = [];
    private readonly rowOfId = new Map<string, number>();
    private readonly legendCodes: Map<string, number>;
    private readonly codeOfOwner = new Map<string, number>();
    private readonly otherLabel: string;

    /** `otherLabel`: words for a status that the legend does not name. */
    constructor(layer: MapLayer, otherLabel: string, core: MarkerCore = 'solid') {
        this.layer = layer;
        this.core = core;
        this.legend = layer.legend;
        this.otherLabel = otherLabel;
        this.legendCodes = new Map(layer.legend.map(({ value }, code) => [value, code]));
    }

    get length(): number {
        return this.ids.length;
    }

    append(page: PointPage, isPlaced: boolean): void {
        const statuses = page.statuses.map((value) => this.statusCode(value));
        const owners = page.owners.map((owner) => this.ownerCode(owner));
        for (let i = 0; i < page.ids.length; i++) {
            const id = page.ids[i]!;
            // A record that moved between two pages would come twice.
            if (this.rowOfId.has(id)) continue;
            this.rowOfId.set(id, this.ids.length);
            this.ids.push(id);
            this.names.push(page.names[i]!);
            this.lowerNames.push(page.names[i]!.toLocaleLowerCase());
            this.latitudes.push(isPlaced ? fromMicroDegrees(page.latitudesMicro[i]!) : NaN);
            this.longitudes.push(isPlaced ? fromMicroDegrees(page.longitudesMicro[i]!) : NaN);
            const status = statuses[page.statusCodes[i]!] ?? this.statusCode(OTHER_STATUS);
            this.statusCodes.push(status);
            this.statusTotals[status] = (this.statusTotals[status] ?? 0) + 1;
            this.ownerCodes.push(owners[page.ownerCodes[i]!] ?? -1);
            this.lastVisitDays.push(page.lastVisitDays[i] ?? NEVER);
            this.placed.push(isPlaced);
        }
        this.totalCount = page.totalCount;
        this.placedCount = page.placedCount;
    }

    rowOf(id: string): number | undefined {
        return this.rowOfId.get(id);
    }
    isPlaced(row: number): boolean {
        return this.placed[row]!;
    }
    statusCodeAt(row: number): number {
        return this.statusCodes[row]!;
    }
    statusAt(row: number): LegendEntry {
        return this.legend[this.statusCodes[row]!]!;
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
    positionAt(row: number): { latitude: number; longitude: number } {
        return { latitude: this.latitudes[row]!, longitude: this.longitudes[row]! };
    }

    /** The rows that have a place, ready to draw; the style of a point is its legend entry. */
    toPointSet(rows: readonly number[]): PointSet {
        const placed = rows.filter((row) => this.placed[row]);
        return new PointSet({
            ids: placed.map((row) => this.ids[row]!),
            names: placed.map((row) => this.names[row]!),
            latitudes: Float64Array.from(placed, (row) => this.latitudes[row]!),
            longitudes: Float64Array.from(placed, (row) => this.longitudes[row]!),
            styles: Uint16Array.from(placed, (row) => this.statusCodes[row]!)
        });
    }

    private statusCode(value: string): number {
        const known = this.legendCodes.get(value);
        if (known !== undefined) return known;
        const other = this.legendCodes.get(OTHER_STATUS);
        if (other !== undefined) return other;
        const code = this.legend.length;
        this.legend = [
            ...this.legend,
            { value: OTHER_STATUS, label: this.otherLabel, colour: '#747474', shape: 'circle' }
        ];
        this.legendCodes.set(OTHER_STATUS, code);
        return code;
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
