import type { Plan, PlannedVisit, PlanShift, PlanStop } from 'c/contracts';
import type { Bounds } from 'c/geo';
import type { MapLayerData } from 'c/mapLayers';

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
    /** Number of the stop within its day; 0 for everything else. */
    readonly number: number;
    readonly status: string;
    readonly stop: PlanStop | null;
    readonly recordId: string;
    readonly objectApiName: string;
}

export interface DayView {
    readonly date: string;
    readonly colour: string;
    readonly shift: PlanShift | null;
    readonly items: readonly DayItem[];
}

/** One colour a weekday, Monday first, told apart also by people who see fewer colours; white text stays readable on each. */
const DAY_COLOURS = ['#0b5cab', '#b54708', '#1b7f5c', '#7a3ea1', '#b0304f', '#4b5563', '#4b5563'];
const MS_PER_DAY = 86_400_000;

/** The day `count` days after `date`. */
export function addDays(date: string, count: number): string {
    return new Date(Date.parse(`${date}T00:00:00Z`) + count * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Monday of the week of a day. */
export function mondayOf(date: string): string {
    return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
    return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Days of a week with the proposal, or with what is planned where there is none. Weekends only when something is on. */
export function daysOf(
    monday: string,
    plan: Plan | null,
    visits: readonly PlannedVisit[],
    names: Names,
    dayOf: (instant: string) => string
): DayView[] {
    const dates = Array.from({ length: 7 }, (_, offset) => addDays(monday, offset));
    return dates
        .map((date) => {
            const shift = plan?.shifts.find((candidate) => candidate.date === date) ?? null;
            const ownVisits = visits.filter(({ startsAt }) => dayOf(startsAt) === date);
            const items = [...(shift ? itemsOfShift(shift, names, ownVisits) : []), ...visitItems(ownVisits, shift)];
            items.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
            return { date, colour: DAY_COLOURS[weekdayOf(date)] ?? '#4b5563', shift, items };
        })
        .filter(({ date, items, shift }) => weekdayOf(date) < 5 || items.length > 0 || shift !== null);
}

function itemsOfShift(shift: PlanShift, names: Names, visits: readonly PlannedVisit[]): DayItem[] {
    const known = new Set(visits.map(({ visitId }) => visitId));
    const stops = shift.stops.map((stop, index): DayItem => ({
        key: stop.stopId,
        kind: 'stop',
        startsAt: stop.beginsAt,
        endsAt: stop.leavesAt,
        name: names[stop.recordId]?.name ?? '…',
        subtitle: names[stop.recordId]?.subtitle ?? '',
        number: index + 1,
        status: '',
        stop,
        recordId: stop.recordId,
        objectApiName: stop.objectApiName
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
            objectApiName: entry.objectApiName
        }));
    const lunch =
        shift.lunch === null
            ? []
            : [{ ...EMPTY_ITEM, key: `${shift.shiftId}-lunch`, kind: 'lunch' as const, ...shift.lunch }];
    return [...stops, ...appointments, ...lunch];
}

const EMPTY_ITEM = { name: '', subtitle: '', number: 0, status: '', stop: null, recordId: '', objectApiName: '' };

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

/** Routes and numbered stops of the days; the others fade when one day is chosen. */
export function mapLayersOf(days: readonly DayView[], chosenDate: string): MapLayerData[] {
    const shown = days.filter(({ shift }) => shift !== null && shift.stops.length > 0);
    const isFaded = (date: string): boolean => chosenDate !== '' && date !== chosenDate;
    const lines = shown.map(({ date, colour, shift }) => ({
        id: `route-${date}`,
        encodedPolyline: shift?.routePolyline ?? '',
        colour,
        isFaded: isFaded(date)
    }));
    const stops = shown.flatMap(({ date, colour, items }) =>
        items.flatMap(({ stop, number, name }) =>
            stop === null
                ? []
                : [
                      {
                          id: stop.stopId,
                          text: String(number),
                          colour,
                          label: name,
                          isFaded: isFaded(date),
                          ...stop.place
                      }
                  ]
        )
    );
    const start = shown[0]?.shift?.start.place;
    const base = start ? [{ id: 'base', text: '', colour: '#181818', label: '', isBase: true, ...start }] : [];
    return [
        { id: 'routes', kind: 'lines', lines },
        { id: 'stops', kind: 'stops', stops: [...base, ...stops] }
    ];
}

/** The box around all stops and bases; null when there is none. */
export function boundsOf(days: readonly DayView[]): Bounds | null {
    const places = days.flatMap(({ shift }) =>
        shift ? [shift.start.place, ...shift.stops.map(({ place }) => place)] : []
    );
    if (places.length === 0) {
        return null;
    }
    const latitudes = places.map(({ latitude }) => latitude);
    const longitudes = places.map(({ longitude }) => longitude);
    return {
        west: Math.min(...longitudes),
        east: Math.max(...longitudes),
        south: Math.min(...latitudes),
        north: Math.max(...latitudes)
    };
}

/** Ids whose names the page needs: stops, the best of who is left out, appointments. At most 200 a list. */
export function idsToName(plan: Plan): string[][] {
    const ids = new Set<string>();
    for (const { stops, appointments } of plan.shifts) {
        stops.forEach(({ recordId }) => ids.add(recordId));
        appointments.forEach(({ recordId, relatedRecordId }) => ids.add(relatedRecordId ?? recordId));
    }
    plan.unassigned.forEach(({ recordId }) => ids.add(recordId));
    const all = [...ids];
    return Array.from({ length: Math.ceil(all.length / 200) }, (_, page) => all.slice(page * 200, page * 200 + 200));
}
