import type { Accumulation } from './metrics.ts';
import { spread, spreadRest } from './spread.ts';
import { fromUnits, sumExactly, toUnits } from './units.ts';

/** At or above this share of the target a projection is at risk, below it off track. */
export const AT_RISK_SHARE = 0.9;
/** Before this many working days have passed, the pace says nothing yet. */
export const EARLY_DAYS = 3;

export type GoalStatus =
    'not-started' | 'early' | 'no-value' | 'no-working-days' | 'done' | 'on-track' | 'at-risk' | 'off-track' | 'missed';

export interface PaceInput {
    readonly target: number;
    readonly accumulation: Accumulation;
    readonly step: number;
    /** Value of the period until now; null when there is none. */
    readonly value: number | null;
    /** The same until the end of yesterday, and until the end of last week. */
    readonly beforeToday: number | null;
    readonly beforeWeek: number | null;
    /** People at work on each day of the period. */
    readonly weights: readonly number[];
    /** Place of today in `weights`; below 0 before the period, past the end after it. */
    readonly today: number;
    /** Place of the Monday of the week that people look at: from Saturday on the one to come (`weekInView`). */
    readonly monday: number;
}

/** Part of a target for a day or a week, against what is done. */
export interface GoalPart {
    readonly target: number;
    readonly done: number;
    readonly remaining: number;
}

export interface GoalPace {
    readonly status: GoalStatus;
    /** Share of the target that is reached; null without a value. */
    readonly attainment: number | null;
    /** What the target asks for by the end of yesterday. */
    readonly expected: number | null;
    /** Value at the end of the period if the pace stays. */
    readonly projection: number | null;
    readonly remaining: number;
    /** Parts of today and of this week (Monday to Sunday); null for values that do not add up. */
    readonly today: GoalPart | null;
    readonly week: GoalPart | null;
    readonly workingDays: number;
    readonly workingDaysLeft: number;
}

/**
 * Pace and projection of a goal.
 *
 * Rule: the pace is what was done per working day up to yesterday; the projection adds, for each working day to come, that
 * pace, and for today the larger of the pace and what is done. On track: projection >= target. At risk: >= 90 % of it. Off
 * track: below. In the first three working days nothing is said. Levels (win rate) project to what they are. What is
 * missing spreads over the working days that are left.
 */
export function paceOf(input: PaceInput): GoalPace {
    const { target, weights, today, value } = input;
    const days = weights.filter((weight) => weight > 0).length;
    const left = weights.slice(clamp(today, weights)).filter((weight) => weight > 0).length;
    const projection = projectionOf(input);
    const isSum = input.accumulation === 'sum';
    const isRunning = today >= 0 && today < weights.length;
    return {
        status: statusOf(input, projection, days - left, days),
        attainment: value === null || target <= 0 ? null : value / target,
        expected: expectedOf(input),
        projection,
        remaining: fromUnits(Math.max(0, toUnits(target) - toUnits(value ?? 0))),
        today: isSum && isRunning ? todayOf(input) : null,
        week: isSum && isRunning ? weekOf(input) : null,
        workingDays: days,
        workingDaysLeft: left
    };
}

const clamp = (index: number, weights: readonly number[]): number => Math.min(Math.max(0, index), weights.length);
const total = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);

function expectedOf({ target, accumulation, weights, today }: PaceInput): number | null {
    const whole = total(weights);
    if (accumulation === 'level') {
        return target;
    }
    return whole === 0 ? null : (target * total(weights.slice(0, clamp(today, weights)))) / whole;
}

function projectionOf(input: PaceInput): number | null {
    const { accumulation, weights, today, value, beforeToday } = input;
    if (today < 0 || value === null) {
        return null;
    }
    if (accumulation === 'level' || today >= weights.length) {
        return value;
    }
    const elapsed = total(weights.slice(0, today));
    if (elapsed === 0) {
        return null;
    }
    const before = beforeToday ?? 0;
    const rate = before / elapsed;
    const doneToday = value - before;
    const projected =
        before + Math.max(doneToday, rate * (weights[today] ?? 0)) + rate * total(weights.slice(today + 1));
    return accumulation === 'growing' ? Math.min(1, projected) : projected;
}

function statusOf(input: PaceInput, projection: number | null, daysGone: number, days: number): GoalStatus {
    const { target, weights, today, value, accumulation } = input;
    if (today < 0) {
        return 'not-started';
    }
    const isReached = value !== null && value >= target;
    if (today >= weights.length) {
        return isReached ? 'done' : 'missed';
    }
    if (value === null) {
        return 'no-value';
    }
    if (isReached) {
        // A level can fall again before the period ends.
        return accumulation === 'level' ? 'on-track' : 'done';
    }
    if (days === 0) {
        return 'no-working-days';
    }
    if (projection === null || daysGone < Math.min(EARLY_DAYS, days)) {
        return 'early';
    }
    if (projection >= target) {
        return 'on-track';
    }
    return projection >= target * AT_RISK_SHARE ? 'at-risk' : 'off-track';
}

/** Today's part of what was still to do this morning. */
function todayOf({ target, value, beforeToday, weights, today, step }: PaceInput): GoalPart {
    const rest = spreadRest(target, beforeToday ?? 0, weights, today, step);
    return partOf(rest?.[0] ?? 0, (value ?? 0) - (beforeToday ?? 0));
}

/** The week's part of what was still to do when the week (or the period) began; of a week to come, of what is to do now. */
function weekOf({ target, value, beforeWeek, weights, today, monday, step }: PaceInput): GoalPart {
    const first = Math.max(0, monday);
    const before = today < monday ? (value ?? 0) : (beforeWeek ?? 0);
    const rest = spreadRest(target, before, weights, first, step);
    const wholeWeek = rest?.slice(0, monday + 7 - first) ?? [];
    return partOf(sumExactly(wholeWeek), today < monday ? 0 : (value ?? 0) - before);
}

function partOf(target: number, done: number): GoalPart {
    return { target, done, remaining: fromUnits(Math.max(0, toUnits(target) - toUnits(done))) };
}

/** What each day of a period asks for at the beginning: null where no day is a working day. */
export function dayTargets(target: number, weights: readonly number[], step: number): number[] | null {
    return spread(target, weights, step);
}
