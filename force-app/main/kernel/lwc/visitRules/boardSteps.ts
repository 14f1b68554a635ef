import { DEFAULT_BOARD_RULES, type BoardRules, type BoardVisit } from './boardState.ts';

/** A visit with its visitor and where it is. Degrees WGS 84; null without coordinates. */
export interface PlacedVisit extends BoardVisit {
    readonly visitId: string;
    readonly ownerId: string;
    readonly place: { readonly latitude: number; readonly longitude: number } | null;
}

/** Times are milliseconds since 1970. */
export interface FreeTime {
    readonly startMs: number;
    readonly endMs: number;
}

export interface HandOverChoice extends FreeTime {
    readonly userId: string;
    /** From the nearest of that person's stops of the day; null when neither has a place. */
    readonly distanceMetres: number | null;
    /** Visits that the person still has to make today. */
    readonly openVisits: number;
}

export interface StepOptions {
    readonly nowMs: number;
    /** When the person's day in the field ends. */
    readonly dayEndsMs: number;
    readonly rules?: BoardRules;
}

export type Distance = (from: NonNullable<PlacedVisit['place']>, to: NonNullable<PlacedVisit['place']>) => number;

const MINUTE_MS = 60_000;
const STEP_MS = 5 * MINUTE_MS;
/** Between two visits, for the way. */
const WAY_MS = 20 * MINUTE_MS;

/**
 * The earliest time of the day, on a full five minutes, at which a person could make a visit: after the planned time or from now on,
 * with time for the way before it and after it, clear of all other open visits, and over before the day ends. Null: no such time.
 */
export function freeTimeFor(
    visit: BoardVisit,
    others: readonly BoardVisit[],
    { nowMs, dayEndsMs, rules = DEFAULT_BOARD_RULES }: StepOptions
): FreeTime | null {
    const length = lengthMs(visit, rules);
    const taken = others
        .filter(({ status }) => status === 'Planned' || status === 'In Progress')
        .flatMap((other) => spanOf(other, nowMs, rules))
        .sort((a, b) => a.startMs - b.startMs);
    let startMs = upToStep(Math.max(nowMs + WAY_MS, visit.plannedStartMs ?? 0));
    for (const span of taken) {
        if (startMs + length + WAY_MS <= span.startMs) break;
        startMs = Math.max(startMs, upToStep(span.endMs + WAY_MS));
    }
    return startMs + length <= dayEndsMs ? { startMs, endMs: startMs + length } : null;
}

/** Colleagues who could make the visit today, the nearest first; who has no place known comes last. */
export function handOverChoices(
    visit: PlacedVisit,
    visitsOf: ReadonlyMap<string, readonly PlacedVisit[]>,
    distance: Distance,
    optionsOf: (userId: string) => StepOptions
): HandOverChoice[] {
    const choices = [...visitsOf].flatMap(([userId, visits]): HandOverChoice[] => {
        if (userId === visit.ownerId) return [];
        const free = freeTimeFor(visit, visits, optionsOf(userId));
        return free === null
            ? []
            : [{ userId, ...free, distanceMetres: nearest(visit, visits, distance), openVisits: openCount(visits) }];
    });
    const far = (choice: HandOverChoice): number => choice.distanceMetres ?? Number.MAX_VALUE;
    return choices.sort(
        (a, b) =>
            far(a) - far(b) || a.startMs - b.startMs || a.openVisits - b.openVisits || (a.userId < b.userId ? -1 : 1)
    );
}

function nearest(visit: PlacedVisit, visits: readonly PlacedVisit[], distance: Distance): number | null {
    const { place } = visit;
    if (place === null) return null;
    const metres = visits.flatMap((other) =>
        other.place === null || other.status === 'Cancelled' || other.status === 'Skipped'
            ? []
            : distance(other.place, place)
    );
    return metres.length === 0 ? null : Math.round(Math.min(...metres));
}

function openCount(visits: readonly BoardVisit[]): number {
    return visits.filter(({ status }) => status === 'Planned' || status === 'In Progress').length;
}

function lengthMs({ plannedStartMs, plannedEndMs }: BoardVisit, { usualMinutes }: BoardRules): number {
    const planned = plannedStartMs === null || plannedEndMs === null ? 0 : plannedEndMs - plannedStartMs;
    return planned > 0 ? planned : usualMinutes * MINUTE_MS;
}

/** What is over takes no time any more; who is somewhere stays there for the planned length. */
function spanOf(visit: BoardVisit, nowMs: number, rules: BoardRules): FreeTime[] {
    const startMs = visit.actualStartMs ?? visit.plannedStartMs;
    if (startMs === null) return [];
    const endMs = startMs + lengthMs(visit, rules);
    if (visit.status === 'In Progress') return [{ startMs, endMs: Math.max(endMs, nowMs) }];
    return endMs <= nowMs ? [] : [{ startMs, endMs }];
}

function upToStep(instantMs: number): number {
    return Math.ceil(instantMs / STEP_MS) * STEP_MS;
}
