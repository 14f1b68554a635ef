import type { PlanRequest, PlanningSettings } from '#kernel/contracts';
import { ProblemError } from '../platform/problemError.ts';
import { addDays, epochSecondsOf, isoWithOffset } from '../platform/localTime.ts';
import { withDaysOff } from './daysOff.ts';
import { isRealPlace } from './placeIndex.ts';
import type { AppointmentFacts, CandidateFacts, PlannedPerson, PlanningSource } from './ports.ts';
import { mergeSettings } from './settings.ts';
import { workingDays, type WorkingDay } from './shifts.ts';

/** Everything a plan is made from, read once. */
export interface Situation {
    readonly fromDate: string;
    readonly dayCount: number;
    /** Unix seconds of the first day's local midnight: the epoch of the planning problem. */
    readonly epochSeconds: number;
    readonly timeZone: string;
    readonly settings: PlanningSettings;
    readonly persons: readonly PlannedPerson[];
    readonly days: readonly WorkingDay[];
    readonly candidates: readonly CandidateFacts[];
    readonly appointments: readonly AppointmentFacts[];
}

/**
 * Reads persons, working days, candidates and appointments of a request.
 *
 * Errors: not-found for an unknown person, no-base without a start place, no-working-day, no-candidates,
 * invalid-request for settings that describe no day.
 */
export async function readSituation(
    source: PlanningSource,
    orgId: string,
    ownerIds: readonly string[],
    request: PlanRequest,
    now: Date
): Promise<Situation> {
    const persons = await Promise.all(ownerIds.map((userId) => requirePerson(source, orgId, userId)));
    const timeZone = persons[0]?.timeZone ?? 'UTC';
    const { fromDate, dayCount } = request;
    const epochSeconds = epochSecondsOf(fromDate, '00:00', timeZone);
    const settings = mergeSettings(await source.settings(orgId), request.settings);
    requireSaneDay(settings);
    const period = { fromDate, dayCount, epochSeconds };
    const days = persons.flatMap((person) => workingDays(person, period, settings, now.getTime() / 1000));
    if (days.length === 0) {
        throw new ProblemError(
            'no-working-day',
            `There is no working day left in the ${dayCount} days from ${fromDate}.`
        );
    }
    const to = isoWithOffset(epochSecondsOf(addDays(fromDate, dayCount), '00:00', timeZone), timeZone);
    const [candidates, appointments] = await Promise.all([
        source.candidates(orgId, ownerIds, now.toISOString()),
        source.appointments(orgId, ownerIds, isoWithOffset(epochSeconds, timeZone), to)
    ]);
    if (candidates.length === 0) {
        throw new ProblemError('no-candidates', 'No account or open lead belongs to the people of this plan.');
    }
    const open = withDaysOff(days, appointments);
    if (open.every(({ isBlocked }) => isBlocked)) {
        throw new ProblemError(
            'no-working-day',
            `All-day entries in the calendar block every working day in the ${dayCount} days from ${fromDate}.`
        );
    }
    return { fromDate, dayCount, epochSeconds, timeZone, settings, persons, days: open, candidates, appointments };
}

async function requirePerson(source: PlanningSource, orgId: string, userId: string): Promise<PlannedPerson> {
    const person = await source.person(orgId, userId);
    if (person === null) {
        throw new ProblemError('not-found', `User ${userId} is not known here.`);
    }
    if (!isRealPlace(person.base)) {
        throw new ProblemError('no-base', `User ${userId} has no start place with real coordinates.`);
    }
    return person;
}

/** Settings that each are well formed but together describe no working day. */
function requireSaneDay(settings: PlanningSettings): void {
    const rules: [boolean, string, string][] = [
        [settings.dayStartsAt < settings.dayEndsAt, 'dayEndsAt', `expected after ${settings.dayStartsAt}`],
        [
            settings.lunchOpensAt <= settings.lunchClosesAt,
            'lunchClosesAt',
            `expected not before ${settings.lunchOpensAt}`
        ]
    ];
    const errors = rules
        .filter(([isKept]) => !isKept)
        .map(([, name, detail]) => ({
            pointer: `/settings/${name}`,
            detail: `${detail}, or the org's settings changed`
        }));
    if (errors.length > 0) {
        const named = errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ');
        throw new ProblemError('invalid-request', `The settings describe no working day: ${named}.`, { errors });
    }
}
