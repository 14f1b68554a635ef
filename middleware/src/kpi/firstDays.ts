import type { KpiBoard } from '#kernel/contracts';
import type { FactCache, Look } from './facts/factCache.ts';
import type { PersonRecords } from './facts/personRecords.ts';
import { zoneDaysOf } from './facts/zoneDays.ts';
import type { OpenQuestion } from './question.ts';
import type { ViewEntry } from './rollup/views.ts';

type FirstDays = NonNullable<KpiBoard['firstWork']>;

/** Entries of a kept view stay the same objects: what was found holds until somebody's records change. */
const known = new WeakMap<readonly ViewEntry[], { readonly stamp: number; readonly days: FirstDays }>();

/**
 * First day with a record among the people of a question, from the records that were just counted: a few looks a person, and
 * none where nothing has changed.
 *
 * Shape: `behaviour` of visits, `outcome` of visits, deals and leads; null where there are none.
 */
export function firstDaysOf(
    facts: Pick<FactCache, 'kept'>,
    { stamp }: Look,
    { orgId, timeZone }: Pick<OpenQuestion['scope'], 'orgId' | 'timeZone'>,
    entries: readonly ViewEntry[]
): FirstDays {
    const before = known.get(entries);
    if (before?.stamp === stamp) return before.days;
    const first = { visit: Infinity, lead: Infinity, deal: '' };
    for (const { ownerId } of entries) {
        const records = facts.kept(orgId, ownerId);
        if (records !== undefined) note(first, records);
    }
    const dayOf = (at: number): string | null => (at === Infinity ? null : zoneDaysOf(timeZone).dayOf(at));
    const behaviour = dayOf(first.visit);
    const days = [behaviour, dayOf(first.lead), first.deal || null].filter((day) => day !== null).sort();
    const found = { behaviour, outcome: days[0] ?? null };
    known.set(entries, { stamp, days: found });
    return found;
}

/** All lists have the newest record first. */
function note(first: { visit: number; lead: number; deal: string }, { visits, leads, deals }: PersonRecords): void {
    const visit = visits.at[visits.at.length - 1];
    if (visit !== undefined && visit < first.visit) first.visit = visit;
    const lead = leads.at(-1)?.createdAt;
    if (lead !== undefined && lead < first.lead) first.lead = lead;
    const deal = deals.at(-1)?.closeDay;
    if (deal !== undefined && (first.deal === '' || deal < first.deal)) first.deal = deal;
}
