import type { View } from './rollup/views.ts';

/** People in one answer; a page shows no more rows than somebody reads. */
const MEMBER_LIMIT = 100;
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Places of those with most records, in order of user id, and how many there are with any. People without records are left
 * out, unless only one person is asked for.
 *
 * @param heads Who comes before all others: whoever leads the people has few records, and is in none of their teams.
 */
export function mostRecords(
    { entries, notes }: Pick<View<unknown, number>, 'entries' | 'notes'>,
    isOnePerson: boolean,
    heads: ReadonlySet<string> = NOBODY,
    limit = MEMBER_LIMIT
): { readonly places: readonly number[]; readonly count: number } {
    const idOf = (place: number): string => entries[place]?.ownerId ?? '';
    const recordsOf = (place: number): number => notes[place] ?? 0;
    const isBefore = (a: number, b: number): boolean => {
        const isHead = heads.size === 0 ? 0 : Number(heads.has(idOf(a))) - Number(heads.has(idOf(b)));
        if (isHead !== 0) return isHead > 0;
        const more = recordsOf(a) - recordsOf(b);
        return more > 0 || (more === 0 && idOf(a) < idOf(b));
    };
    /** The best so far, best first: most people stay out at the first comparison. */
    const best: number[] = [];
    let count = 0;
    for (let place = 0; place < entries.length; place += 1) {
        if (!isOnePerson && recordsOf(place) === 0) continue;
        count += 1;
        if (best.length === limit && !isBefore(place, best[limit - 1] as number)) continue;
        let at = best.length < limit ? best.length : limit - 1;
        for (; at > 0 && isBefore(place, best[at - 1] as number); at -= 1) best[at] = best[at - 1] as number;
        best[at] = place;
    }
    return { places: best.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)), count };
}
