import type { BoardSettings, VisitStop } from 'c/contracts';
import {
    addLocalDays,
    boardStateOf,
    DEFAULT_BOARD_RULES,
    freeTimeFor,
    instantAt,
    localDateIn,
    clockTimeIn,
    type BoardRules,
    type BoardState,
    type BoardVisit
} from 'c/visitRules';

/** What a day that was kept by an older page lacks. */
const USUAL: BoardSettings = { lateAfterMinutes: DEFAULT_BOARD_RULES.lateAfterMinutes, dayEndsAt: '17:30' };
const MINUTE_MS = 60_000;

export interface StandingAt {
    readonly nowMs: number;
    readonly timeZone: string;
    readonly settings: BoardSettings | undefined;
}

/** Where a stop stands, by the very rule of the manager's board: what is late or missed there is it here. */
export function standingOf(stop: VisitStop, { nowMs, settings }: StandingAt): BoardState {
    return boardStateOf(boardVisit(stop), nowMs, rulesOf(settings));
}

/** When the stop could be made instead: the first free time of today, else the same time tomorrow. ISO 8601. */
export function suggestedStart(stop: VisitStop, stops: readonly VisitStop[], at: StandingAt): string {
    const { nowMs, timeZone, settings = USUAL } = at;
    const today = localDateIn(nowMs, timeZone);
    const others = stops.filter(({ clientKey }) => clientKey !== stop.clientKey).map(boardVisit);
    const dayEndsMs = instantAt(today, settings.dayEndsAt, timeZone);
    const free = freeTimeFor(boardVisit(stop), others, { nowMs, dayEndsMs, rules: rulesOf(settings) });
    const tomorrow = addLocalDays(today, 1);
    const sameTime = stop.plannedStart === null ? '09:00' : clockTimeIn(Date.parse(stop.plannedStart), timeZone);
    return new Date(free?.startMs ?? instantAt(tomorrow, sameTime, timeZone)).toISOString();
}

/** From a new begin: the stop keeps its length. */
export function replannedSpan(
    stop: VisitStop,
    start: string
): { readonly plannedStart: string; readonly plannedEnd: string } {
    return { plannedStart: start, plannedEnd: new Date(Date.parse(start) + lengthMs(stop)).toISOString() };
}

/** When a stop without check-in is taken to have been: as planned, never later than now. */
export function assumedSpan(stop: VisitStop, nowMs: number): { readonly startMs: number; readonly endMs: number } {
    const plannedMs = stop.plannedStart === null ? Number.NaN : Date.parse(stop.plannedStart);
    const length = lengthMs(stop);
    const endMs = plannedMs + length <= nowMs ? plannedMs + length : Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
    return { startMs: plannedMs < endMs ? plannedMs : endMs - length, endMs };
}

function lengthMs({ plannedStart, plannedEnd }: VisitStop): number {
    const planned =
        plannedStart === null || plannedEnd === null ? 0 : Date.parse(plannedEnd) - Date.parse(plannedStart);
    return planned > 0 ? planned : DEFAULT_BOARD_RULES.usualMinutes * MINUTE_MS;
}

function rulesOf({ lateAfterMinutes }: BoardSettings = USUAL): BoardRules {
    return { ...DEFAULT_BOARD_RULES, lateAfterMinutes };
}

function boardVisit({ status, plannedStart, plannedEnd, actualStart, actualEnd }: VisitStop): BoardVisit {
    const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));
    return {
        status,
        plannedStartMs: ms(plannedStart),
        plannedEndMs: ms(plannedEnd),
        actualStartMs: ms(actualStart),
        actualEndMs: ms(actualEnd)
    };
}
