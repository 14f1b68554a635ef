import { daysFrom } from './days.ts';
import type { AccountFact, KpiFacts, KpiRange } from './facts.ts';
import type { ExclusionCode, Tally } from './tally.ts';
import { idsOf, sortOut, tallyOf } from './tally.ts';

/** Own accounts whose last visit, at the end of the period, is no older than their class's interval / own accounts with an interval. */
export function cadenceAttainment({ accounts }: KpiFacts, range: KpiRange): Tally {
    const existing = accounts.filter((account) => account.createdDay < range.to);
    const sorted = sortOut(existing, (account) => fault(account, range));
    const attained = sorted.counted.filter(
        ({ lastVisitDay, intervalDays }) =>
            lastVisitDay !== null && intervalDays !== null && isWithin(lastVisitDay, intervalDays, range)
    );
    return tallyOf(sorted, idsOf(attained), idsOf(sorted.counted));
}

function fault(account: AccountFact, range: KpiRange): ExclusionCode | null {
    if (account.customerClass === null) {
        return 'no-class';
    }
    if (account.intervalDays === null) {
        return 'no-cadence';
    }
    const isNew = account.lastVisitDay === null && isWithin(account.createdDay, account.intervalDays, range);
    return isNew ? 'too-new' : null;
}

/** At most `days` whole days lie between `day` and the last day of the period. */
function isWithin(day: string, days: number, range: KpiRange): boolean {
    return daysFrom(day, range.to) - 1 <= days;
}
