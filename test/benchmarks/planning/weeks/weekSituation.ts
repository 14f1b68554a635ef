/** The situation of a rep on the Monday of a past week, through the same door as in the service. */
import type { PlanRequest } from '#kernel/contracts';
import { epochSecondsOf, localDateOf } from '../../../../middleware/src/platform/localTime.ts';
import type {
    AppointmentFacts,
    CandidateFacts,
    PlannedPerson,
    PlanningSource
} from '../../../../middleware/src/planning/ports.ts';
import { readSituation, type Situation } from '../../../../middleware/src/planning/situation.ts';
import { DAY_MS, dayOf } from '../../../../scripts/demo/data/days.ts';
import { isHoliday } from '../../../../scripts/demo/data/seasons.ts';
import { type DemoCompany, type Fields, instantOf, numberOf, recordsOf, textOf } from './demoRecords.ts';
import { factsOnMonday } from './factsOnMonday.ts';
import type { PickedWeek } from './pickWeeks.ts';

export interface WeekOnMonday {
    readonly request: PlanRequest;
    readonly situation: Situation;
    /** Every customer and lead of the company by record id, those of others included. */
    readonly facts: ReadonlyMap<string, CandidateFacts>;
}

/**
 * Working hours, customers and calendar as they stood when the week began. Planned visits of the week are not in the
 * calendar: every method plans it afresh. Holidays and the rep's days off are no working days.
 */
export async function weekOnMonday(
    company: DemoCompany,
    { user, monday, timeZone }: PickedWeek
): Promise<WeekOnMonday> {
    const mondayMs = epochSecondsOf(monday, '00:00', timeZone) * 1000;
    const userId = String(user['Id']);
    const all = factsOnMonday(company, mondayMs, timeZone);
    const entries = recordsOf(company, 'Event').filter(
        (event) => event['OwnerId'] === userId && (instantOf(event, 'CreatedDate') ?? Infinity) < mondayMs
    );
    const request: PlanRequest = { fromDate: monday, dayCount: 7, ownerId: userId, seed: 1 };
    const source = sourceOf(personOf(user, timeZone), all, entries, mondayMs);
    const situation = await readSituation(source, 'demo', [userId], request, new Date(mondayMs));
    const daysOff = new Set(
        entries
            .filter((event) => event['IsAllDayEvent'] === true)
            .map((event) => localDateOf(new Date(instantOf(event, 'StartDateTime') ?? 0), 'UTC'))
    );
    const days = situation.days.filter(({ date }) => !daysOff.has(date) && !isHoliday(dayOf(date)));
    return { request, situation: { ...situation, days }, facts: new Map(all.map((facts) => [facts.recordId, facts])) };
}

function sourceOf(
    person: PlannedPerson,
    all: readonly CandidateFacts[],
    entries: readonly Fields[],
    mondayMs: number
): PlanningSource {
    const nextMondayMs = mondayMs + 7 * DAY_MS;
    return {
        person: async () => person,
        candidates: async () => all.filter(({ ownerId }) => ownerId === person.userId),
        appointments: async () => entries.flatMap((event) => toAppointment(event, mondayMs, nextMondayMs)),
        settings: async () => ({}),
        pace: async () => ({ visitCount: 0, fieldDays: 0, fieldSeconds: 0 }),
        colleagues: async () => [],
        decisions: async () => []
    };
}

function toAppointment(event: Fields, fromMs: number, toMs: number): AppointmentFacts[] {
    const starts = instantOf(event, 'StartDateTime') ?? 0;
    const ends = instantOf(event, 'EndDateTime') ?? 0;
    const isVisit = textOf(event, 'FieldVisitKey__c') !== null;
    if (isVisit || event['IsAllDayEvent'] === true || ends <= fromMs || starts >= toMs) return [];
    return [
        {
            recordId: String(event['Id']),
            objectApiName: 'Event',
            ownerId: String(event['OwnerId']),
            startsAt: new Date(starts).toISOString(),
            endsAt: new Date(ends).toISOString(),
            relatedRecordId: null,
            place: null,
            planId: null
        }
    ];
}

function personOf(user: Fields, timeZone: string): PlannedPerson {
    return {
        userId: String(user['Id']),
        timeZone,
        base: {
            latitude: numberOf(user, 'VisitBase__Latitude__s') ?? 0,
            longitude: numberOf(user, 'VisitBase__Longitude__s') ?? 0
        },
        workDays: textOf(user, 'WorkDays__c') ?? 'MTWTF--',
        dayStartsAt: textOf(user, 'DayStartsAt__c'),
        dayEndsAt: textOf(user, 'DayEndsAt__c')
    };
}
