import type { KpiFacts, KpiRange } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/** Own accounts with a completed visit in the period / own accounts. A visit by a colleague covers the account too. */
export function coverage({ accounts }: KpiFacts, range: KpiRange): Tally {
    const existing = accounts.filter((account) => account.createdDay < range.to);
    const visited = existing.filter((account) => account.lastVisitDay !== null && account.lastVisitDay >= range.from);
    return tallyOf(
        sortOut(existing, () => null),
        idsOf(visited),
        idsOf(existing)
    );
}
