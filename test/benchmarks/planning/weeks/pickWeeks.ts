/** Which rep and which week: by a rule, not by hand. */
import { addDays, epochSecondsOf, startOfPeriod } from '../../../../middleware/src/platform/localTime.ts';
import { roleOf } from '../../../../scripts/demo/data/access.ts';
import { type DemoCompany, type Fields, groupedBy, instantOf, recordsOf, textOf } from './demoRecords.ts';

export interface PickedWeek {
    readonly user: Fields;
    /** Monday, `YYYY-MM-DD`. */
    readonly monday: string;
    readonly timeZone: string;
    /** Completed visits in person of the week, in the order in which they happened. */
    readonly driven: readonly Fields[];
    /** Completed visits of the week by phone or online. */
    readonly remoteCount: number;
}

const LEAST_VISITS = 8;
/** The demo calendars reach back 42 days. */
const MOST_WEEKS_BACK = 5;

/**
 * Reps in the order of their user id, beginning with the first, at equal steps so that `count` of them span the list; of
 * each the last complete week before `today` with at least eight completed visits in person. A rep without such a week in
 * the last five gives way to the next in the list.
 */
export function pickWeeks(company: DemoCompany, today: string, count: number): PickedWeek[] {
    const reps = recordsOf(company, 'User')
        .filter((user) => roleOf(String(user['Username'])) === 'rep')
        .sort((a, b) => (String(a['Id']) < String(b['Id']) ? -1 : 1));
    const visits = groupedBy(recordsOf(company, 'FieldVisit__c'), 'OwnerId');
    const step = Math.max(1, Math.floor(reps.length / count));
    const picked = new Map<string, PickedWeek>();
    for (let turn = 0; turn < count; turn++) {
        for (let at = turn * step; at < reps.length; at++) {
            const user = reps[at] as Fields;
            const id = String(user['Id']);
            const week = picked.has(id) ? null : lastFullWeek(user, visits.get(id) ?? [], today);
            if (week === null) continue;
            picked.set(id, week);
            break;
        }
    }
    return [...picked.values()];
}

function lastFullWeek(user: Fields, visits: readonly Fields[], today: string): PickedWeek | null {
    const timeZone = textOf(user, 'TimeZoneSidKey') ?? 'UTC';
    for (let weeksBack = 1; weeksBack <= MOST_WEEKS_BACK; weeksBack++) {
        const monday = addDays(startOfPeriod(today, 'week'), -7 * weeksBack);
        const from = epochSecondsOf(monday, '00:00', timeZone) * 1000;
        const to = epochSecondsOf(addDays(monday, 7), '00:00', timeZone) * 1000;
        const startOf = (visit: Fields): number => instantOf(visit, 'ActualStart__c') ?? 0;
        const done = visits.filter(
            (visit) => visit['Status__c'] === 'Completed' && startOf(visit) >= from && startOf(visit) < to
        );
        const driven = done.filter((visit) => visit['Mode__c'] === 'In Person').sort((a, b) => startOf(a) - startOf(b));
        if (driven.length < LEAST_VISITS) continue;
        return { user, monday, timeZone, driven, remoteCount: done.length - driven.length };
    }
    return null;
}
