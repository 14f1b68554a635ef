/**
 * Joins lines that meet end to end into longer ones; where three and more meet, they stay apart.
 *
 * Shape: lines of point numbers; a line whose first and last number are equal is closed and stays as it is.
 */
export function joinLines(lines: readonly (readonly number[])[]): number[][] {
    const ends = new Map<number, number[]>();
    const isClosed = (line: readonly number[]): boolean => line[0] === line[line.length - 1];
    lines.forEach((line, i) => {
        if (isClosed(line)) return;
        for (const end of [line[0]!, line[line.length - 1]!]) ends.set(end, [...(ends.get(end) ?? []), i]);
    });
    const used = new Set<number>();
    const nextAt = (end: number): number | undefined => {
        const meeting = ends.get(end) ?? [];
        return meeting.length === 2 ? meeting.find((i) => !used.has(i)) : undefined;
    };
    /** Appends lines after the last point as long as exactly one goes on. */
    const extend = (joined: number[]): void => {
        for (let next = nextAt(joined[joined.length - 1]!); next !== undefined; ) {
            used.add(next);
            const line = lines[next]!;
            const ordered = line[0] === joined[joined.length - 1] ? line : [...line].reverse();
            for (const point of ordered.slice(1)) joined.push(point);
            next = isClosed(joined) ? undefined : nextAt(joined[joined.length - 1]!);
        }
    };
    return lines.flatMap((line, i) => {
        if (used.has(i)) return [];
        used.add(i);
        const joined = [...line];
        if (!isClosed(line)) {
            extend(joined);
            if (!isClosed(joined)) {
                joined.reverse();
                extend(joined);
                joined.reverse();
            }
        }
        return [joined];
    });
}

/** Only the closed ones of the joined lines: rings of a multipolygon; what the extract cuts off is left out. */
export function assembleRings(lines: readonly (readonly number[])[]): number[][] {
    return joinLines(lines).filter((line) => line.length >= 4 && line[0] === line[line.length - 1]);
}
