import { addLocalDays, localDateIn } from './localDay.ts';
import type { VisitStatus } from './visitStatus.ts';

/** What a manager's board says about a visit. `on-site`: somebody checked in and has not checked out yet. */
export type BoardState = 'planned' | 'on-site' | 'done' | 'late' | 'missed' | 'skipped' | 'cancelled';

/** The times of one visit. Units: milliseconds since 1970; null where the visit has none. */
export interface BoardVisit {
    readonly status: VisitStatus;
    readonly plannedStartMs: number | null;
    readonly plannedEndMs: number | null;
    readonly actualStartMs: number | null;
    readonly actualEndMs: number | null;
}

export interface BoardRules {
    /** Minutes after the planned start from which a visit without check-in is late. */
    readonly lateAfterMinutes: number;
    /** Length of a visit whose planned end is unknown. */
    readonly usualMinutes: number;
}

export const DEFAULT_BOARD_RULES: BoardRules = { lateAfterMinutes: 15, usualMinutes: 45 };

const MINUTE_MS = 60_000;
const SETTLED: Readonly<Partial<Record<VisitStatus, BoardState>>> = {
    'In Progress': 'on-site',
    Completed: 'done',
    Skipped: 'skipped',
    Cancelled: 'cancelled'
};

/**
 * Where a visit stands at an instant. A planned visit is late from `lateAfterMinutes` past its start, and missed from its planned
 * end on, though never before it was late: a visit of ten minutes gets the same grace. A planned visit without a time can
 * be neither.
 */
export function boardStateOf(visit: BoardVisit, nowMs: number, rules: BoardRules = DEFAULT_BOARD_RULES): BoardState {
    const settled = SETTLED[visit.status];
    if (settled !== undefined) return settled;
    const start = visit.plannedStartMs;
    if (start === null || nowMs < lateFromMs(start, rules)) return 'planned';
    return nowMs < missedFromMs(visit, start, rules) ? 'late' : 'missed';
}

/** The next instant at which the state changes by itself; null when only a person can change it. */
export function nextChangeMs(visit: BoardVisit, nowMs: number, rules: BoardRules = DEFAULT_BOARD_RULES): number | null {
    const start = visit.plannedStartMs;
    if (visit.status !== 'Planned' || start === null) return null;
    const instants = [lateFromMs(start, rules), missedFromMs(visit, start, rules)];
    return instants.find((instant) => instant > nowMs) ?? null;
}

/** Minutes since the planned start of a late or missed visit; minutes by which a begun one began late. 0 when in time. */
export function minutesLate(visit: BoardVisit, nowMs: number): number {
    const { plannedStartMs: start, actualStartMs: began, status } = visit;
    if (start === null || status === 'Skipped' || status === 'Cancelled') return 0;
    return Math.max(0, Math.floor(((began ?? nowMs) - start) / MINUTE_MS));
}

/**
 * The day a visit belongs to, in its visitor's time zone: the day it was planned for, or on which it happened when nobody planned it.
 * Null without any time.
 */
export function dayOfVisit(visit: BoardVisit, timeZone: string): string | null {
    const instant = visit.plannedStartMs ?? visit.actualStartMs;
    return instant === null ? null : localDateIn(instant, timeZone);
}

/**
 * True for visits of the day, for those of another day that began or ended on it, and for one that goes on over midnight: it is
 * today's as long as nobody ended it.
 */
export function isOnDay(visit: BoardVisit, date: string, timeZone: string): boolean {
    const isThat = (instant: number | null): boolean => instant !== null && localDateIn(instant, timeZone) === date;
    if (dayOfVisit(visit, timeZone) === date || isThat(visit.actualStartMs)) return true;
    const began = visit.actualStartMs;
    return visit.status === 'In Progress' && began !== null && localDateIn(began, timeZone) === addLocalDays(date, -1);
}

function lateFromMs(startMs: number, { lateAfterMinutes }: BoardRules): number {
    return startMs + Math.max(0, lateAfterMinutes) * MINUTE_MS;
}

/** The instant from which a planned visit that nobody began is missed. */
export function missedFromMs(visit: Pick<BoardVisit, 'plannedEndMs'>, startMs: number, rules: BoardRules): number {
    const end = visit.plannedEndMs ?? startMs + rules.usualMinutes * MINUTE_MS;
    return Math.max(end, lateFromMs(startMs, rules) + MINUTE_MS);
}
