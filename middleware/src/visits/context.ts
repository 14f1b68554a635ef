import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { epochSecondsOf, addDays, localDateOf } from '../platform/localTime.ts';
import type {
    FoundVisitWriter,
    LooksAtPerson,
    PersonData,
    RoadMeasure,
    Span,
    StoredStay,
    VisitStore
} from './ports.ts';
import { assignCustomer, CANDIDATE_METRES } from './assignment/assignCustomer.ts';
import { localTimeIn } from './localTimeOf.ts';
import type { AssignStay } from './stays/refreshStays.ts';

/** What the parts of visits share. */
export interface VisitsContext {
    readonly store: VisitStore;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly writer: FoundVisitWriter;
    /** Null where no road engine may see positions of people. */
    readonly road: RoadMeasure | null;
    readonly looks: LooksAtPerson | null;
    /** 256 random bits as text. */
    readonly newKey: () => string;
    /** Where this service is reached, for the settings of apps. */
    readonly publicUrl: string;
}

/** A learned place is at most this wide; customers with one are looked for farther out. */
const WIDEST_PLACE_METRES = 600;

/** Asks whose stay it was, of the mirror as it is now. */
export function assigner({ person, facts }: PersonData): AssignStay {
    return async (stay) => {
        const day = localDaySpan(localDateOf(new Date(stay.startMs), person.timeZone), person.timeZone);
        const metres = Math.max(CANDIDATE_METRES, WIDEST_PLACE_METRES);
        const customers = await facts.customersNear(person, stay, metres, day);
        return assignCustomer(stay, customers, localTimeIn(person.timeZone));
    };
}

/** `[begin, end)` of a local day in epoch milliseconds. */
export function localDaySpan(date: string, timeZone: string): Span {
    return [epochSecondsOf(date, '00:00', timeZone) * 1000, epochSecondsOf(addDays(date, 1), '00:00', timeZone) * 1000];
}

/** `[begin, end)` of local days, both included. */
export function localDaysSpan(fromDate: string, toDate: string, timeZone: string): Span {
    return [localDaySpan(fromDate, timeZone)[0], localDaySpan(toDate, timeZone)[1]];
}

/** Still there as far as is known: nothing after the stay came, and it is not long ago. */
export function isStillThere(stay: { readonly isOpen: boolean; readonly endMs: number }, nowMs: number): boolean {
    return stay.isOpen && nowMs - stay.endMs < STILL_THERE_MS;
}

/** A phone that says nothing for so long has left or was switched off. */
const STILL_THERE_MS = 20 * 60_000;

/** No road engine was asked for the way to this stay yet. */
export function isUnknownRoad({ way }: Pick<StoredStay, 'way'>): boolean {
    return way !== null && way.measuredMs === undefined && way.toMs - way.fromMs < LONGEST_WAY_MS;
}

/** Longer is a night, not a way. */
const LONGEST_WAY_MS = 8 * 3_600_000;
