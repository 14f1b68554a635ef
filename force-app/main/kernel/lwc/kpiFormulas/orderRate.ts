import type { KpiFacts, KpiRange } from './facts.ts';
import type { Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/** Own accounts with an order in the period / own accounts. An order that a colleague won counts too. */
export function orderRate({ accounts, wonDaysByAccount }: KpiFacts, range: KpiRange): Tally {
    const end = range.to;
    const existing = accounts.filter(({ createdDay }) => createdDay < end);
    const ordered = existing.filter(({ id }) =>
        (wonDaysByAccount.get(id) ?? []).some((day) => day >= range.from && day < end && day <= range.today)
    );
    return tallyOf(
        sortOut(existing, () => null),
        idsOf(ordered),
        idsOf(existing)
    );
}
