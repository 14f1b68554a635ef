import type { Plan, PlannedVisit, PlanShift, PlanStop } from 'c/contracts';
import type { ScheduleViolation, ViolationCode } from 'c/planSchedule';
import { addDays, weekdayOf } from './dates.ts';

/** Names of records by id, as looked up in user mode. */
export type Names = Readonly<Record<string, { readonly name: string; readonly subtitle: string }>>;

/** Something in a day, in the order of time. */
export interface DayItem {
    readonly key: string;
    readonly kind: 'stop' | 'visit' | 'appointment' | 'lunch';
    readonly startsAt: string;
    readonly endsAt: string;
    readonly name: string;
    readonly subtitle: string;
    /** Number of the stop within its day, 1 to `stopCount`; 0 for everything else. */
    readonly number: number;
    readonly stopCount: number;
    readonly status: string;
    readonly stop: PlanStop | null;
    readonly recordId: string;
    readonly objectApiName: string;
    readonly isPinned: boolean;
    readonly violations: readonly ViolationCode[];
    /** Idle before the begin: what lunch and appointments fill is no waiting. */
    readonly waitSeconds: number;
}

export interface DayView {
    readonly date: string;
    readonly colour: string;
    readonly shift: PlanShift | null;
    readonly items: readonly DayItem[];
    /** True when a person changed the order by hand. */
    readonly isChanged: boolean;
    /** Of the day as a whole; those of a stop are at its entry. */
    readonly violations: readonly ViolationCode[];
}

/** What a person's changes add to the days. */
export interface DayMarks {
    readonly violations: Readonly<Record<string, readonly ScheduleViolation[]>>;
    readonly changedShiftIds: readonly string[];
    /** Record ids. */
    readonly pinned: readonly string[];
    /** Default: one colour a weekday. */
    readonly colour?: string;
}

/** Told apart also by people who see fewer colours; white text stays readable on each. */
const COLOURS = ['#0b5cab', '#b54708', '#1b7f5c', '#7a3ea1', '#b0304f', '#4b5563', '#4b5563'];
const NO_MARKS: DayMarks = { violations: {}, changedShiftIds: [], pinned: [] };
const EMPTY_ITEM = {
    name: '',
    subtitle: '',
    number: 0,
    stopCount: 0,
    status: '',
    stop: null,
    recordId: '',
    objectApiName: '',
    isPinned: false,
    violations: [],
    waitSeconds: 0
};

/** Colour of a weekday (0: Monday), or of a person in a team. */
export function colourOf(index: number): string {
    return COLOURS[index % COLOURS.length] ?? '#4b5563';
}

/** Days of a week with the proposal, or with what is planned where there is none. Weekends only when something is on. */
export function daysOf(
    monday: string,
    plan: Plan | null,
    visits: readonly PlannedVisit[],
    names: Names,
    dayOf: (instant: string) => string,
    marks: DayMarks = NO_MARKS
): DayView[] {
    const dates = Array.from({ length: 7 }, (_, offset) => addDays(monday, offset));
    return dates
        .map((date): DayView => {
            const shift = plan?.shifts.find((candidate) => candidate.date === date) ?? null;
            const ownVisits = visits.filter(({ startsAt }) => dayOf(startsAt) === date);
            const found = marks.violations[shift?.shiftId ?? ''] ?? [];
            const planned =
                shift === null ? [] : itemsOfShift(shift, names, ownVisits, { found, pinned: marks.pinned });
            const items = [...planned, ...visitItems(ownVisits, shift)];
            items.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
            return {
                date,
                colour: marks.colour ?? colourOf(weekdayOf(date)),
                shift,
                items,
                isChanged: shift !== null && marks.changedShiftIds.includes(shift.shiftId),
                violations: found.filter(({ key }) => key === null).map(({ code }) => code)
            };
        })
        .filter(({ date, items, shift }) => weekdayOf(date) < 5 || items.length > 0 || shift !== null);
}

interface StopMarks {
    readonly found: readonly ScheduleViolation[];
    readonly pinned: readonly string[];
}

function itemsOfShift(shift: PlanShift, names: Names, visits: readonly PlannedVisit[], marks: StopMarks): DayItem[] {
    const known = new Set(visits.map(({ visitId }) => visitId));
    const violationsOf = (recordId: string): ViolationCode[] =>
        marks.found.filter(({ key }) => key === recordId).map(({ code }) => code);
    const stops = shift.stops.map((stop, index): DayItem => ({
        key: stop.stopId,
        kind: 'stop',
        startsAt: stop.beginsAt,
        endsAt: stop.leavesAt,
        name: names[stop.recordId]?.name ?? '…',
        subtitle: names[stop.recordId]?.subtitle ?? '',
        number: index + 1,
        stopCount: shift.stops.length,
        status: '',
        stop,
        recordId: stop.recordId,
        objectApiName: stop.objectApiName,
        isPinned: marks.pinned.includes(stop.recordId),
        violations: violationsOf(stop.recordId),
        waitSeconds: idleSeconds(stop, shift)
    }));
    const appointments = shift.appointments
        .filter(({ recordId }) => !known.has(recordId))
        .map((entry): DayItem => ({
            ...EMPTY_ITEM,
            key: entry.recordId,
            kind: 'appointment',
            startsAt: entry.startsAt,
            endsAt: entry.endsAt,
            name: names[entry.recordId]?.name ?? names[entry.relatedRecordId ?? '']?.name ?? '',
            recordId: entry.recordId,
            objectApiName: entry.objectApiName,
            violations: violationsOf(entry.recordId)
        }));
    const lunch =
        shift.lunch === null
            ? []
            : [{ ...EMPTY_ITEM, key: `${shift.shiftId}-lunch`, kind: 'lunch' as const, ...shift.lunch }];
    return [...stops, ...appointments, ...lunch];
}

function idleSeconds({ arrivesAt, beginsAt }: PlanStop, { lunch, appointments }: PlanShift): number {
    const [from, to] = [Date.parse(arrivesAt), Date.parse(beginsAt)];
    const pauses = [...(lunch === null ? [] : [lunch]), ...appointments].map(({ startsAt, endsAt }) =>
        Math.max(0, Math.min(to, Date.parse(endsAt)) - Math.max(from, Date.parse(startsAt)))
    );
    return Math.max(0, (to - from - pauses.reduce((sum, pause) => sum + pause, 0)) / 1000);
}

function visitItems(visits: readonly PlannedVisit[], shift: PlanShift | null): DayItem[] {
    const proposed = new Set(shift?.stops.map(({ recordId }) => recordId));
    return visits
        .filter(({ recordId, status }) => status !== 'Cancelled' && !proposed.has(recordId))
        .map((visit) => ({
            ...EMPTY_ITEM,
            key: visit.visitId,
            kind: 'visit',
            startsAt: visit.startsAt,
            endsAt: visit.endsAt ?? visit.startsAt,
            name: visit.name ?? '',
            status: visit.status,
            recordId: visit.recordId,
            objectApiName: visit.objectApiName
        }));
}
