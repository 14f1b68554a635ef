import type { BoardPerson, PersonStatus, VisitBoard, VisitOnBoard } from 'c/contracts';
import {
    addLocalDays,
    boardStateOf,
    DEFAULT_BOARD_RULES,
    instantAt,
    isOnDay,
    localDateIn,
    minutesLate,
    type BoardRules,
    type BoardState,
    type PlacedVisit,
    type StepOptions
} from 'c/visitRules';

/** A visit of the day with its state. */
export interface StopView {
    readonly visit: VisitOnBoard;
    readonly state: BoardState;
    readonly minutesLate: number;
}

export interface BoardRow {
    readonly person: BoardPerson;
    readonly stops: readonly StopView[];
    readonly status: PersonStatus | null;
    readonly done: number;
    /** Stops that were not called off. */
    readonly due: number;
}

export interface AlertView {
    readonly stop: StopView;
    readonly row: BoardRow;
}

export interface StateCount {
    readonly state: BoardState;
    readonly count: number;
}

/** In the order of a day; the sign says the state without colour. */
export const SIGNS: Readonly<Record<BoardState, string>> = {
    planned: '○',
    'on-site': '◉',
    done: '✓',
    late: '!',
    missed: '✕',
    skipped: '–',
    cancelled: '⊘'
};

const STATES = Object.keys(SIGNS) as readonly BoardState[];

export function toPlaced(visit: VisitOnBoard): PlacedVisit {
    const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));
    return {
        visitId: visit.visitId,
        ownerId: visit.ownerId,
        place: visit.place,
        status: visit.status,
        plannedStartMs: ms(visit.plannedStart),
        plannedEndMs: ms(visit.plannedEnd),
        actualStartMs: ms(visit.actualStart),
        actualEndMs: ms(visit.actualEnd)
    };
}

export function rulesOf({ rules }: Pick<VisitBoard, 'rules'>): BoardRules {
    return { ...DEFAULT_BOARD_RULES, lateAfterMinutes: rules.lateAfterMinutes };
}

/** The person's day: today by their clock, moved by as many days as the board shows. */
export function dateFor({ timeZone }: BoardPerson, nowMs: number, dayOffset: number): string {
    return addLocalDays(localDateIn(nowMs, timeZone), dayOffset);
}

/** Everybody with their stops of the day, in the order of the day; by name. */
export function rowsOf(
    board: VisitBoard,
    statuses: readonly PersonStatus[],
    nowMs: number,
    dayOffset: number
): BoardRow[] {
    const rules = rulesOf(board);
    const visitsOf = new Map<string, VisitOnBoard[]>();
    for (const visit of board.visits) {
        visitsOf.set(visit.ownerId, [...(visitsOf.get(visit.ownerId) ?? []), visit]);
    }
    return board.people.map((person) => {
        const date = dateFor(person, nowMs, dayOffset);
        const stops = (visitsOf.get(person.userId) ?? [])
            .filter((visit) => isOnDay(toPlaced(visit), date, person.timeZone))
            .map((visit) => stopOf(visit, nowMs, rules))
            .sort((a, b) => startOf(a.visit).localeCompare(startOf(b.visit)));
        return {
            person,
            stops,
            status: dayOffset === 0 ? (statuses.find(({ userId }) => userId === person.userId) ?? null) : null,
            done: stops.filter(({ state }) => state === 'done').length,
            due: stops.filter(({ state }) => state !== 'cancelled' && state !== 'skipped').length
        };
    });
}

/** What is late can still be saved and comes first, the longest wait on top; then what was missed, the latest on top. */
export function alertsOf(rows: readonly BoardRow[]): AlertView[] {
    const of = (state: BoardState): AlertView[] =>
        rows.flatMap((row) => row.stops.filter((stop) => stop.state === state).map((stop) => ({ stop, row })));
    const late = of('late').sort((a, b) => b.stop.minutesLate - a.stop.minutesLate);
    const missed = of('missed').sort((a, b) => a.stop.minutesLate - b.stop.minutesLate);
    return [...late, ...missed];
}

/** How many of each; those that are always of interest, and others only when there are some. */
export function stateCounts(rows: readonly BoardRow[]): StateCount[] {
    const states = rows.flatMap(({ stops }) => stops.map(({ state }) => state));
    return STATES.map((state) => ({ state, count: states.filter((each) => each === state).length })).filter(
        ({ state, count }) => count > 0 || !['skipped', 'cancelled'].includes(state)
    );
}

/** From when to when a person can be given a visit on the day shown. */
export function optionsFor(board: VisitBoard, person: BoardPerson, nowMs: number, dayOffset: number): StepOptions {
    const date = dateFor(person, nowMs, dayOffset);
    return {
        nowMs,
        dayEndsMs: instantAt(date, board.rules.dayEndsAt, person.timeZone),
        rules: rulesOf(board)
    };
}

/** Instants around the day in every zone, to ask for visits by. */
export function boardDates(nowMs: number, dayOffset: number): { readonly fromAt: string; readonly toAt: string } {
    const middle = nowMs + dayOffset * DAY_MS;
    return {
        fromAt: new Date(middle - AROUND_MS).toISOString(),
        toAt: new Date(middle + AROUND_MS).toISOString()
    };
}

const DAY_MS = 86_400_000;
const AROUND_MS = 1.5 * DAY_MS;

function stopOf(visit: VisitOnBoard, nowMs: number, rules: BoardRules): StopView {
    const placed = toPlaced(visit);
    return { visit, state: boardStateOf(placed, nowMs, rules), minutesLate: minutesLate(placed, nowMs) };
}

function startOf({ plannedStart, actualStart }: VisitOnBoard): string {
    return plannedStart ?? actualStart ?? '';
}
