import type { Adoption, AdoptionPerson } from '#kernel/contracts';
import { usableSettings } from '#kernel/settingRules';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { addDays, localDateOf, startOfPeriod } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import { medianOf, numbersOf, secondsOf, sourcesOf } from './numbers.ts';
import type { AdoptionScope, AdoptionSource, UsedDecision, UsedVisit } from './ports.ts';

export type { AdoptionScope, AdoptionSource, UsedDecision, UsedVisit } from './ports.ts';

const DAYS_PER_WEEK = 7;
const MOST_PEOPLE = 200;

/** Who uses Fieldmap and what it spares. */
export interface Adoptions {
    read(caller: Caller, question: { readonly weeks: number }): Promise<Adoption>;
}

/**
 * Access: managers see the people below them and themselves, admins everybody.
 * Errors: `not-allowed` for others.
 */
export function createAdoptions({ source, clock }: { source: AdoptionSource; clock: Clock }): Adoptions {
    return {
        read: async (caller, { weeks }) => {
            if (!caller.isAdmin && caller.visibleUserIds.size < 2) {
                throw new ProblemError('not-allowed', 'Adoption is for managers and admins.');
            }
            const toDate = localDateOf(clock.now(), caller.timeZone);
            const fromDate = addDays(startOfPeriod(toDate, 'week'), (1 - weeks) * DAYS_PER_WEEK);
            const scope: AdoptionScope = {
                orgId: caller.orgId,
                ownerIds: caller.isAdmin ? null : [...caller.visibleUserIds],
                fromDate,
                toDate,
                timeZone: caller.timeZone
            };
            const [visits, decisions, withAccess, live] = await Promise.all([
                source.visits(scope),
                source.decisions(scope),
                source.peopleWithAccess(caller.orgId),
                source.goLive(caller.orgId, caller.timeZone)
            ]);
            const people = withAccess.filter((id) => caller.isAdmin || caller.visibleUserIds.has(id));
            const rows = peopleOf(people, visits, decisions);
            const goLive = goLiveOf(live);
            const isBefore = ({ day }: { readonly day: string }): boolean =>
                goLive.goLiveDate === null || day < goLive.goLiveDate;
            const isAfter = (row: { readonly day: string }): boolean => !isBefore(row);
            return {
                fromDate,
                toDate,
                peopleWithAccess: people.length,
                ...goLive,
                before: numbersOf(visits.filter(isBefore), decisions.filter(isBefore)),
                after: numbersOf(visits.filter(isAfter), decisions.filter(isAfter)),
                weeks: weeksOf(fromDate, weeks, visits, decisions),
                people: rows.slice(0, MOST_PEOPLE),
                personCount: rows.length
            };
        }
    };
}

function goLiveOf(live: Awaited<ReturnType<AdoptionSource['goLive']>>): Pick<Adoption, 'goLiveDate' | 'goLiveFrom'> {
    const setting = usableSettings([{ name: 'goLiveDate', value: live.setting }])('goLiveDate');
    if (setting !== undefined) {
        return { goLiveDate: setting, goLiveFrom: 'setting' };
    }
    return live.firstDay === null
        ? { goLiveDate: null, goLiveFrom: null }
        : { goLiveDate: startOfPeriod(live.firstDay, 'week'), goLiveFrom: 'first-visit' };
}

function weeksOf(
    fromDate: string,
    count: number,
    visits: readonly UsedVisit[],
    decisions: readonly UsedDecision[]
): Adoption['weeks'] {
    return Array.from({ length: count }, (_, index) => {
        const weekFrom = addDays(fromDate, index * DAYS_PER_WEEK);
        const next = addDays(weekFrom, DAYS_PER_WEEK);
        const isInside = ({ day }: { readonly day: string }): boolean => day >= weekFrom && day < next;
        return { weekFrom, ...numbersOf(visits.filter(isInside), decisions.filter(isInside)) };
    });
}

/** Everybody with access, and who was active without it; whoever needs help stands first. */
function peopleOf(
    withAccess: readonly string[],
    visits: readonly UsedVisit[],
    decisions: readonly UsedDecision[]
): AdoptionPerson[] {
    const own = new Map<string, { visits: UsedVisit[]; decisions: UsedDecision[] }>();
    const rowOf = (id: string) => {
        const row = own.get(id) ?? { visits: [], decisions: [] };
        own.set(id, row);
        return row;
    };
    withAccess.forEach(rowOf);
    for (const visit of visits) rowOf(visit.ownerId).visits.push(visit);
    for (const decision of decisions) rowOf(decision.ownerId).decisions.push(decision);
    return [...own]
        .map(([userId, row]) => ({
            userId,
            lastActiveOn:
                [...row.visits, ...row.decisions]
                    .map(({ day }) => day)
                    .sort()
                    .at(-1) ?? null,
            visits: sourcesOf(row.visits),
            accepted: row.decisions.reduce(
                (sum, { decision, count }) => sum + (decision === 'accepted' ? count : 0),
                0
            ),
            decisions: row.decisions.reduce((sum, { count }) => sum + count, 0),
            medianReportSeconds: medianOf(secondsOf(row.visits))
        }))
        .sort((a, b) => compare(a.lastActiveOn ?? '', b.lastActiveOn ?? '') || compare(a.userId, b.userId));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
