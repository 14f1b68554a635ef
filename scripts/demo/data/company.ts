/** What the demo company hands to the demo org: records by object, with ids already given, parents before children. */
export interface DemoRecords {
    readonly objectApiName: string;
    readonly records: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

export interface DemoCompanyOptions {
    readonly seed: number;
    /** About this many accounts; everything else scales with it. Default: 2,000. */
    readonly accountCount: number;
    /** The last day of history, `YYYY-MM-DD`; plans lie after it. */
    readonly today: string;
    /** Path of the OpenStreetMap extract whose addresses and streets are used. */
    readonly extractFile: string;
    /** Gives the next 18-character record id of an object, with the org's key prefix. */
    readonly nextId: (objectApiName: string) => string;
}
