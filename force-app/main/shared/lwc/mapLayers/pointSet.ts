/** Columns of a {@link PointSet}; all of the same length. */
export interface PointColumns {
    readonly ids: readonly string[];
    /** Shown as the hint of a single pin. */
    readonly names: readonly string[];
    /** Degrees WGS 84. */
    readonly latitudes: Float64Array;
    readonly longitudes: Float64Array;
    /** Index into the layer's `styles`. */
    readonly styles: Uint16Array;
}

/**
 * Points of one layer as columns. A class, so that Lightning hands the arrays on as they are: it wraps plain objects
 * and arrays in read-only proxies, and 10,000 reads through a proxy take longer than the drawing.
 */
export class PointSet implements PointColumns {
    static readonly EMPTY = new PointSet({
        ids: [],
        names: [],
        latitudes: new Float64Array(0),
        longitudes: new Float64Array(0),
        styles: new Uint16Array(0)
    });

    readonly ids: readonly string[];
    readonly names: readonly string[];
    readonly latitudes: Float64Array;
    readonly longitudes: Float64Array;
    readonly styles: Uint16Array;

    constructor(columns: PointColumns) {
        this.ids = columns.ids;
        this.names = columns.names;
        this.latitudes = columns.latitudes;
        this.longitudes = columns.longitudes;
        this.styles = columns.styles;
    }

    get length(): number {
        return this.ids.length;
    }
}
