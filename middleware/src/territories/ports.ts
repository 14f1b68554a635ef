/** One account, as areas count it. */
export interface AccountFigures {
    readonly id: string;
    readonly visits: number;
    readonly orders: number;
    readonly openAmount: number;
    readonly potential: number;
    /** ISO day of the next visit by cadence; null when the account has none. */
    readonly nextVisitDue: string | null;
    readonly intervalDays: number | null;
}

export interface FiguresQuestion {
    readonly orgId: string;
    readonly ownerIds: readonly string[];
    readonly timeZone: string;
    readonly now: Date;
    /** First day that counts. */
    readonly from: string;
    readonly today: string;
    readonly afterId: string;
    readonly limit: number;
}

export interface FiguresSource {
    /** In the order of ids, at most `limit`, those after `afterId`. */
    figures(question: FiguresQuestion): Promise<AccountFigures[]>;
    /** ISO 4217, or null when the org gives none. */
    currency(orgId: string): Promise<string | null>;
}
