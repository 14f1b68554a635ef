/** One thing that is wrong with a metadata file: what was found, what was expected. */
export interface Finding {
    /** Path below the checked folder. */
    readonly file: string;
    readonly message: string;
}
