/** A stay inside the middleware. Units: epoch milliseconds, degrees WGS 84, metres. */
export interface FoundStay {
    readonly startMs: number;
    readonly endMs: number;
    readonly latitude: number;
    readonly longitude: number;
    /** Two thirds of the slots lie within it. */
    readonly radiusMetres: number;
    readonly positionCount: number;
    /** The track ends here: it may still grow. */
    readonly isOpen: boolean;
}
