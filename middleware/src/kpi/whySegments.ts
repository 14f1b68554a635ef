import { ratioOf } from '#kernel/kpiFormulas';
import type { ExclusionCode, Tally } from '#kernel/kpiFormulas';

/** Key of what was put together because it is too much to read. */
export const OTHER_SEGMENTS = '*';

/** One part of a split in both periods. */
export interface WhySegment {
    readonly key: string;
    readonly before: Tally;
    readonly after: Tally;
}

/**
 * At most `limit` segments: those that moved the whole most, and all others as one, so that the parts still add up.
 *
 * @param isCount A plain count or sum; else a ratio, of which more cases at the whole's ratio move nothing.
 */
export function foldSegments(segments: readonly WhySegment[], limit: number, isCount: boolean): readonly WhySegment[] {
    if (segments.length <= limit) {
        return segments;
    }
    const ratio = isCount
        ? 0
        : (ratioOf(
              sumTallies(
                  segments.map(({ before }) => before),
                  isCount
              )
          ) ?? 0);
    const moved = ({ before, after }: WhySegment): number =>
        Math.abs(after.numerator - before.numerator - ratio * (after.denominator - before.denominator));
    const sorted = segments.toSorted((a, b) => moved(b) - moved(a) || (a.key < b.key ? -1 : 1));
    const rest = sorted.slice(limit - 1);
    const together = {
        key: OTHER_SEGMENTS,
        before: sumTallies(
            rest.map(({ before }) => before),
            isCount
        ),
        after: sumTallies(
            rest.map(({ after }) => after),
            isCount
        )
    };
    return [...sorted.slice(0, limit - 1), together];
}

/** Several tallies as one; the denominator 1 of counts is not added up. */
function sumTallies(tallies: readonly Tally[], isCount: boolean): Tally {
    const sum = (of: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + of(tally), 0);
    const excluded = new Map<ExclusionCode, string[]>();
    for (const [code, ids] of tallies.flatMap((tally) => [...tally.excluded])) {
        excluded.set(code, [...(excluded.get(code) ?? []), ...ids]);
    }
    return {
        numerator: sum(({ numerator }) => numerator),
        denominator: isCount ? (tallies[0]?.denominator ?? 1) : sum(({ denominator }) => denominator),
        numeratorIds: tallies.flatMap(({ numeratorIds }) => numeratorIds),
        denominatorIds: tallies.flatMap(({ denominatorIds }) => denominatorIds),
        excluded,
        sourceCount: sum(({ sourceCount }) => sourceCount),
        incompleteCount: sum(({ incompleteCount }) => incompleteCount)
    };
}
