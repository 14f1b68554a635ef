import type { InboxStay } from '#kernel/contracts';
import { assigner } from '../context.ts';
import type { PersonData, Span, StoredStay } from '../ports.ts';
import { staySettingsOf, type VisitRules } from '../rules.ts';
import { ASSIGNED_FOR_MS, refreshStays } from '../stays/refreshStays.ts';
import { toInboxStay } from './inboxStay.ts';

/** Plans of days that are long over do not change any more. */
const PLAN_MOVES_MS = 36 * 3_600_000;
const ASSIGNED_AT_ONCE = 60;

/** The person's stays by their begin, looked for in all that has come, with customers as the plan is now. */
export async function listStays(
    data: PersonData,
    [fromMs, toMs]: Span,
    { rules, nowMs }: { readonly rules: VisitRules; readonly nowMs: number }
): Promise<StoredStay[]> {
    await lookForStays(data, rules, nowMs);
    const stays = (await data.stays([fromMs, toMs])).filter(({ startMs }) => startMs >= fromMs && startMs < toMs);
    const stale = stays
        .filter(
            ({ decidedAs, assignedMs, endMs }) =>
                decidedAs === null &&
                (assignedMs === 0 || (nowMs - assignedMs > ASSIGNED_FOR_MS && nowMs - endMs < PLAN_MOVES_MS))
        )
        .slice(-ASSIGNED_AT_ONCE);
    if (stale.length === 0) return stays;
    const assign = assigner(data);
    const assigned = new Map<string, StoredStay>();
    for (const stay of stale) {
        assigned.set(stay.stayKey, { ...stay, assignment: await assign(stay), assignedMs: nowMs });
    }
    await data.putStays([...assigned.values()]);
    return stays.map((stay) => assigned.get(stay.stayKey) ?? stay);
}

export async function lookForStays(data: PersonData, rules: VisitRules, nowMs: number): Promise<readonly StoredStay[]> {
    const settings = staySettingsOf(rules, data.person.dwellMinutes);
    return refreshStays(data, { settings, nowMs, assign: assigner(data) });
}

export function toInbox(stays: readonly StoredStay[], nowMs: number): InboxStay[] {
    return stays.map((stay) => toInboxStay(stay, nowMs));
}
