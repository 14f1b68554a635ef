import { CONVERSION_DAYS } from '#kernel/kpiFormulas';
import type {
    AccountFact,
    KpiFacts,
    KpiRange,
    LeadFact,
    OpportunityFact,
    PersonFact,
    VisitFact,
    VisitWay
} from '#kernel/kpiFormulas';
import { addDays } from '../../platform/localTime.ts';
import type { DaySpan } from '../ports.ts';
import type { AccountHistory, DealRecord, PersonRecords, VisitColumns } from './personRecords.ts';
import { countUpTo, VISIT_FLAGS } from './personRecords.ts';
import { noteWays } from './dayWays.ts';
import type { ZoneDays } from './zoneDays.ts';

/** When and for whom facts are made. */
export interface Moment {
    readonly days: ZoneDays;
    readonly nowMs: number;
    /** What was made of deals for one range serves the next: it hangs on the moment, not on the range. */
    readonly made?: Map<DealRecord, OpportunityFact>;
}

/** What a list is ordered by, kept so that the lists of several people can be put together. */
export type Timed<Fact> = Fact & { readonly at: number };

export interface PersonFacts extends KpiFacts {
    readonly visits: readonly Timed<VisitFact>[];
    readonly leads: readonly Timed<LeadFact>[];
}

const NO_HISTORY: AccountHistory = { startsAt: new Float64Array(), jointStartsAt: new Float64Array(), metAt: NaN };

/**
 * The facts of somebody who was in the team on some days only: what happened counts on its day, what there is (accounts, open
 * opportunities) for whoever is in the team on the last day.
 */
export function factsWithin(facts: PersonFacts, spans: readonly DaySpan[], range: KpiRange): PersonFacts {
    const isIn = (day: string): boolean => spans.some(({ from, to }) => day >= from && (to === null || day < to));
    const isInAtEnd = isIn(addDays(range.to, -1));
    return {
        visits: facts.visits.filter(({ day }) => isIn(day)),
        accounts: isInAtEnd ? facts.accounts : [],
        opportunities: facts.opportunities.filter(({ isClosed, closeDay }) => (isClosed ? isIn(closeDay) : isInAtEnd)),
        leads: facts.leads.filter(({ createdDay }) => isIn(createdDay)),
        people: isInAtEnd ? facts.people : [],
        wonDaysByAccount: facts.wonDaysByAccount
    };
}

/** The facts of one person that the formulas need for one range; accounts as they were at its end. Newest first. */
export function rangeFacts(ownerId: string, records: PersonRecords, range: KpiRange, moment: Moment): PersonFacts {
    const historyOf = (accountId: string | null): AccountHistory =>
        records.histories.get(accountId ?? '') ?? NO_HISTORY;
    return {
        visits: visitsIn(ownerId, records, range, moment),
        accounts: accountsAt(ownerId, records, range, moment),
        opportunities: records.deals
            .filter(({ isClosed, closeDay }) => !isClosed || (closeDay >= range.from && closeDay < range.periodTo))
            .map((deal) => {
                const known = moment.made?.get(deal);
                const fact = known ?? opportunityFact(ownerId, deal, historyOf(deal.accountId), moment);
                if (known === undefined) moment.made?.set(deal, fact);
                return fact;
            }),
        leads: records.leads.flatMap(({ id, createdAt }) => {
            const createdDay = moment.days.dayOf(createdAt);
            return createdDay >= range.from && createdDay < range.to
                ? [{ id, ownerId, createdDay, at: createdAt }]
                : [];
        }),
        people: peopleAt(ownerId, records, range, moment),
        wonDaysByAccount: records.wonDaysByAccount
    };
}

/** The person themselves, when there is any sign of work in the field. */
function peopleAt(ownerId: string, records: PersonRecords, { to }: KpiRange, { days, nowMs }: Moment): PersonFact[] {
    const { oneOnOnesAt, visits, accounts } = records;
    if (visits.ids.length + accounts.length + oneOnOnesAt.length === 0) {
        return [];
    }
    const last = oneOnOnesAt[countUpTo(oneOnOnesAt, Math.min(nowMs, days.startOf(to) - 1)) - 1];
    return [{ id: ownerId, ownerId, lastOneOnOneDay: last === undefined ? null : days.dayOf(last) }];
}

function visitsIn(ownerId: string, records: PersonRecords, range: KpiRange, moment: Moment): Timed<VisitFact>[] {
    const { visits } = records;
    const { days } = moment;
    const [from, to, periodTo] = [range.from, range.to, range.periodTo].map((day) => days.startOf(day)) as [
        number,
        number,
        number
    ];
    const cohortFrom = days.startOf(range.from, -CONVERSION_DAYS);
    const cohortTo = days.startOf(range.to, -CONVERSION_DAYS);
    const found: Timed<VisitFact & { way: VisitWay | null }>[] = [];
    for (let row = 0; row < visits.at.length; row += 1) {
        const at = visits.at[row] as number;
        const planned = visits.plannedAt[row] as number;
        const isIn = (at >= from && at < periodTo) || (at >= cohortFrom && at < cohortTo);
        if (isIn || (planned >= from && planned < to)) {
            found.push(visitFact(ownerId, records, row, moment));
        }
    }
    noteWays(
        found.filter(({ at }) => at >= from),
        records
    );
    return found;
}

function visitFact(
    ownerId: string,
    { visits, histories, traits }: PersonRecords,
    row: number,
    { days, nowMs }: Moment
): Timed<VisitFact & { way: VisitWay | null }> {
    const startsAt = visits.startsAt[row] as number;
    const plannedAt = visits.plannedAt[row] as number;
    const flags = visits.flags[row] as number;
    const accountId = visits.accountIds[visits.accounts[row] as number] ?? null;
    const history = histories.get(accountId ?? '');
    const outcome = wordAt(visits.outcomes, row) || null;
    const isMeeting = history?.metAt === startsAt && outcome !== null && outcome !== 'No Contact';
    return {
        id: visits.ids[row] as string,
        ownerId,
        accountId,
        customerClass: traits.get(accountId ?? '')?.customerClass ?? null,
        status: wordAt(visits.statuses, row),
        isInPerson: (flags & VISIT_FLAGS.inPerson) !== 0,
        isJoint: (flags & VISIT_FLAGS.joint) !== 0,
        isOnSite: (flags & VISIT_FLAGS.positionKnown) === 0 ? null : (flags & VISIT_FLAGS.onSite) !== 0,
        outcome,
        isFirstVisit: history?.startsAt[0] === startsAt,
        isFirstMeeting: isMeeting,
        plannedDay: Number.isNaN(plannedAt) ? null : days.dayOf(plannedAt),
        isDue: (visits.dueAt[row] as number) <= nowMs,
        day: days.dayOf(visits.at[row] as number),
        startsAt: secondsOf(startsAt),
        endsAt: secondsOf(visits.endsAt[row] as number),
        isFuture: startsAt > nowMs,
        way: null,
        at: visits.at[row] as number
    };
}

const wordAt = ({ words, codes }: VisitColumns['statuses'], row: number): string => words[codes[row] as number] ?? '';

const secondsOf = (ms: number): number | null => (Number.isNaN(ms) ? null : ms / 1000);

function accountsAt(ownerId: string, records: PersonRecords, { to }: KpiRange, moment: Moment): AccountFact[] {
    const { days, nowMs } = moment;
    const limit = Math.min(nowMs, days.startOf(to) - 1);
    const facts = records.accounts.map(({ id, customerClass, intervalDays, createdAt }): AccountFact => {
        const { startsAt } = records.histories.get(id) ?? NO_HISTORY;
        const last = startsAt[countUpTo(startsAt, limit) - 1];
        return {
            id,
            ownerId,
            customerClass,
            intervalDays,
            createdDay: days.dayOf(createdAt),
            lastVisitDay: last === undefined ? null : days.dayOf(last)
        };
    });
    return facts.sort(latestVisitFirst);
}

function opportunityFact(ownerId: string, deal: DealRecord, history: AccountHistory, moment: Moment): OpportunityFact {
    return { ...deal, ownerId, hasRideAlong: hasJoint(deal, history, moment) };
}

/** A ride-along counts for as long as a visit can be followed by an order. */
function hasJoint({ closeDay }: DealRecord, { jointStartsAt }: AccountHistory, { days, nowMs }: Moment): boolean {
    if (jointStartsAt.length === 0) {
        return false;
    }
    const limit = Math.min(nowMs, days.startOf(closeDay, 1) - 1);
    const last = jointStartsAt[countUpTo(jointStartsAt, limit) - 1];
    return last !== undefined && last >= days.startOf(closeDay, -CONVERSION_DAYS);
}

/** Facts of several people as one list each, in the order in which those of one person are. */
export function joinFacts(people: readonly PersonFacts[]): KpiFacts {
    const [only] = people;
    if (only !== undefined && people.length === 1) {
        return only;
    }
    return {
        visits: people.flatMap(({ visits }) => visits).sort(newestFirst),
        accounts: people.flatMap(({ accounts }) => accounts).sort(latestVisitFirst),
        opportunities: people
            .flatMap(({ opportunities }) => opportunities)
            .sort((a, b) => compare(b.closeDay, a.closeDay) || compare(a.id, b.id)),
        leads: people.flatMap(({ leads }) => leads).sort(newestFirst),
        people: people.flatMap((facts) => facts.people).sort((a, b) => compare(a.id, b.id)),
        wonDaysByAccount: new Map(people.flatMap(({ wonDaysByAccount }) => [...wonDaysByAccount]))
    };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const newestFirst = (a: Timed<{ id: string }>, b: Timed<{ id: string }>): number => b.at - a.at || compare(a.id, b.id);

function latestVisitFirst(a: AccountFact, b: AccountFact): number {
    return compare(b.lastVisitDay ?? '', a.lastVisitDay ?? '') || compare(a.id, b.id);
}
