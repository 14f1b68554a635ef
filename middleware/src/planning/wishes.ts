import type { PlanRequest } from '#kernel/contracts';
import { localDateOf } from '../platform/localTime.ts';
import type { TimeWindow } from './model.ts';
import type { Situation } from './situation.ts';

/** What a request asks for one record. */
export interface Wish {
    /** Working days it may be on; empty when the day it was wanted on is none. */
    readonly days: readonly number[];
    /** Exact begin, seconds since the problem's epoch; null when any time will do. */
    readonly beginsAt: number | null;
}

/** Wishes by record id. A begin without a date means the day of that begin. */
export function wishesOf({ required = [] }: Pick<PlanRequest, 'required'>, situation: Situation): Map<string, Wish> {
    return new Map(
        required.map(({ recordId, date, startsAt }) => {
            const day = date ?? (startsAt === undefined ? null : localDateOf(startsAt, situation.timeZone));
            const days = situation.days.flatMap((entry, index) => (day === null || entry.date === day ? [index] : []));
            const beginsAt = startsAt === undefined ? null : Date.parse(startsAt) / 1000 - situation.epochSeconds;
            return [recordId, { days, beginsAt }];
        })
    );
}

/** The wished begin as a window: a person said so, which is more than opening hours. */
export function wishedWindow(
    { beginsAt }: Wish,
    windowRule: 'start' | 'whole',
    visitSeconds: number
): TimeWindow[] | undefined {
    if (beginsAt === null) return undefined;
    return [{ opens: beginsAt, closes: windowRule === 'whole' ? beginsAt + visitSeconds : beginsAt }];
}
