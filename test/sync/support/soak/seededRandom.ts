/** Numbers that look random and repeat with the seed. */
export interface SeededRandom {
    /** 0 to below 1. */
    next(): number;
    /** Whole number from 0 to below `count`. */
    below(count: number): number;
    /** True once in `times`. */
    oneIn(times: number): boolean;
    pick<Item>(items: readonly Item[]): Item | undefined;
}

/** Park and Miller: small and good enough to shuffle operations. */
export function seededRandom(seed: number): SeededRandom {
    let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
    const next = (): number => {
        state = (state * 48_271) % 2_147_483_647;
        return state / 2_147_483_647;
    };
    const below = (count: number): number => Math.floor(next() * count);
    return { next, below, oneIn: (times) => below(times) === 0, pick: (items) => items[below(items.length)] };
}
