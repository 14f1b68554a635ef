import type { Place } from '#kernel/contracts';
import { TravelUnavailableError } from '../ports.ts';
import type { JsonRequest } from './jsonClient.ts';

/** Seconds and metres of one pair; null: the server knows no way. */
export interface Leg {
    readonly seconds: number | null;
    readonly metres: number | null;
}

export interface ParsedRoute {
    readonly points: readonly Place[];
    readonly legs: readonly Leg[];
}

/** What one kind of routing server is asked and answers. */
export interface Dialect {
    readonly serverName: string;
    /** Sources and targets of one question at most. */
    readonly maxSources: number;
    readonly maxTargets: number;
    /** Places of one route question at most. */
    readonly maxRoutePlaces: number;
    matrixRequest(sources: readonly Place[], targets: readonly Place[], options: DialectOptions): JsonRequest;
    /** Row-major, `sourceCount * targetCount` legs. Errors: {@link badAnswer}. */
    parseMatrix(answer: unknown, sourceCount: number, targetCount: number): Leg[];
    routeRequest(places: readonly Place[], options: DialectOptions): JsonRequest;
    parseRoute(answer: unknown): ParsedRoute;
}

export interface DialectOptions {
    readonly key?: string;
}

export function badAnswer(serverName: string, expected: string): TravelUnavailableError {
    return new TravelUnavailableError('bad-answer', `the ${serverName} server's answer lacks ${expected}.`);
}

/** `answer[key]` when it is an object or a list; null else. */
export function member(answer: unknown, key: string): unknown {
    if (typeof answer !== 'object' || answer === null) return null;
    return (answer as Record<string, unknown>)[key] ?? null;
}

/** Rows of numbers or nulls of exactly the given size. */
export function numberTable(
    value: unknown,
    rows: number,
    columns: number,
    serverName: string,
    name: string
): (number | null)[] {
    if (!Array.isArray(value) || value.length !== rows) throw badAnswer(serverName, `${rows} rows of "${name}"`);
    return value.flatMap((row: unknown) => {
        if (!Array.isArray(row) || row.length !== columns) {
            throw badAnswer(serverName, `${columns} columns of "${name}"`);
        }
        return row.map((cell: unknown) => (typeof cell === 'number' && Number.isFinite(cell) ? cell : null));
    });
}

export function zipLegs(seconds: readonly (number | null)[], metres: readonly (number | null)[]): Leg[] {
    return seconds.map((value, i) => ({ seconds: value, metres: metres[i] ?? null }));
}
