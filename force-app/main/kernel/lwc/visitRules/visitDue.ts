import { DEFAULT_BOARD_RULES, missedFromMs } from './boardState.ts';
import type { BoardRules, BoardVisit } from './boardState.ts';

const DAY_MS = 86_400_000;

/**
 * The instant from which a planned visit counts among those that should have taken place: one that nobody began, when the board
 * calls it missed; one under way, a day after its planned start, for then nobody ended it; one that is settled, from its planned
 * start on.
 *
 * Units: milliseconds since 1970. NaN for a visit without a planned start.
 */
export function dueFromMs(
    { status, plannedStartMs, plannedEndMs }: Pick<BoardVisit, 'status' | 'plannedStartMs' | 'plannedEndMs'>,
    rules: BoardRules = DEFAULT_BOARD_RULES
): number {
    if (plannedStartMs === null) return Number.NaN;
    if (status === 'In Progress') return plannedStartMs + DAY_MS;
    return status === 'Planned' ? missedFromMs({ plannedEndMs }, plannedStartMs, rules) : plannedStartMs;
}
