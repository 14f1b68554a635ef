export interface Interaction {
    /** Median of the steps, from the call to the picture after it. */
    readonly zoomMs: number;
    /** Between two pictures of a drag. */
    readonly panP95Ms: number;
}

/** What the page answers for one run of one side. */
export interface Measurement extends Interaction {
    readonly firstDrawMs: number;
    /** JavaScript heap of the map without the data. */
    readonly heapBytes: number;
}
