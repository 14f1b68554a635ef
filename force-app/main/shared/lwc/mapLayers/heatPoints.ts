/** Places with a weight, as columns. A class, so that Lightning hands the arrays on as they are. */
export class HeatPoints {
    /** Web Mercator shares. */
    readonly xs: Float64Array;
    readonly ys: Float64Array;
    /** 0 or more. */
    readonly weights: Float64Array;

    constructor(xs: Float64Array, ys: Float64Array, weights: Float64Array) {
        this.xs = xs;
        this.ys = ys;
        this.weights = weights;
    }
}
