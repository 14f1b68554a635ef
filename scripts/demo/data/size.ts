/** How large the company is, from its number of accounts. */
export interface CompanySize {
    readonly accounts: number;
    readonly leads: number;
    readonly opportunities: number;
    readonly teams: number;
    readonly reps: number;
}

const USUAL = { accounts: 2000, reps: 40, repsPerTeam: 40 / 6 };
/** Reps grow slower than customers: a rep of a large company has more of them, and fuller days. */
const REP_GROWTH = 0.6;

/** 2,000 accounts give 40 reps in 6 teams; 50,000 give about 280 in 41. */
export function sizeOf(accountCount: number): CompanySize {
    if (!Number.isInteger(accountCount) || accountCount < 50 || accountCount > 200_000) {
        throw new RangeError(`Expected 50 to 200,000 accounts, got ${accountCount}.`);
    }
    const reps = Math.max(2, Math.round(USUAL.reps * (accountCount / USUAL.accounts) ** REP_GROWTH));
    return {
        accounts: accountCount,
        leads: Math.round(accountCount * 0.3),
        opportunities: Math.round(accountCount * 0.75),
        teams: Math.max(1, Math.round(reps / USUAL.repsPerTeam)),
        reps
    };
}
