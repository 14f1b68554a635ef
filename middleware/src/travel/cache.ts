import type { Place } from '#kernel/contracts';
import type { MatrixOptions, TravelMatrixAnswer, TravelTimes } from './ports.ts';

/** 1e-5 degrees, about 1 m: the same door. */
const UNITS_PER_DEGREE = 100_000;
/** Place numbers of a pair share one 53-bit key. */
const MAX_PLACES = 2 ** 26;

/**
 * Remembers travel between pairs of places of one source, the least recently used pairs forgotten first.
 *
 * A question whose pairs are all known is answered from memory; else the whole question goes to the source, so an
 * answer is never a mix of two ages of a map. Times of another hour of departure are other pairs.
 * Limits: `maxPairs` pairs of about 60 bytes.
 */
export function createMatrixCache(inner: TravelTimes, maxPairs: number): TravelTimes {
    const pairs = new PairStore(maxPairs);
    let source: TravelMatrixAnswer['source'] | null = null;
    return {
        async matrix(places: readonly Place[], options?: MatrixOptions) {
            const numbers = pairs.placeNumbers(places, options?.departAtHour);
            const known = source && pairs.read(numbers);
            if (known && source) return { ...known, source };
            const answer = await inner.matrix(places, options);
            if (source && source.provider !== answer.source.provider) pairs.clear();
            source = answer.source;
            pairs.write(pairs.placeNumbers(places, options?.departAtHour), answer);
            return answer;
        },
        route: (places, options) => inner.route(places, options),
        ...(inner.reachable && { reachable: inner.reachable.bind(inner) })
    };
}

interface PairTimes {
    readonly seconds: Int32Array;
    readonly metres: Int32Array;
}

/** Pairs in the order of use (a Map keeps it); times lie in typed arrays by slot. */
class PairStore {
    readonly #maxPairs: number;
    readonly #places = new Map<string, number>();
    readonly #slots = new Map<number, number>();
    #seconds = new Int32Array(1024);
    #metres = new Int32Array(1024);

    constructor(maxPairs: number) {
        this.#maxPairs = maxPairs;
    }

    placeNumbers(places: readonly Place[], hour: number | undefined): number[] {
        // Places outlive their pairs; starting over now and then bounds them too. Never in the middle of a question.
        if (this.#places.size + places.length > Math.min(MAX_PLACES, Math.max(1024, this.#maxPairs))) this.clear();
        return places.map((place) => this.#placeNumber(place, hour));
    }

    #placeNumber({ latitude, longitude }: Place, hour: number | undefined): number {
        const key = `${Math.round(latitude * UNITS_PER_DEGREE)},${Math.round(longitude * UNITS_PER_DEGREE)},${hour ?? ''}`;
        const known = this.#places.get(key);
        if (known !== undefined) return known;
        this.#places.set(key, this.#places.size);
        return this.#places.size - 1;
    }

    clear(): void {
        this.#places.clear();
        this.#slots.clear();
    }

    read(numbers: readonly number[]): PairTimes | null {
        const size = numbers.length;
        const seconds = new Int32Array(size * size);
        const metres = new Int32Array(size * size);
        for (let i = 0; i < size * size; i++) {
            const key = pairKey(numbers, i);
            const slot = this.#slots.get(key);
            if (slot === undefined) return null;
            seconds[i] = this.#seconds[slot]!;
            metres[i] = this.#metres[slot]!;
        }
        for (let i = 0; i < size * size; i++) this.#touch(pairKey(numbers, i));
        return { seconds, metres };
    }

    write(numbers: readonly number[], times: PairTimes): void {
        if (times.seconds.length > this.#maxPairs) return;
        for (let i = 0; i < times.seconds.length; i++) {
            const slot = this.#slotFor(pairKey(numbers, i));
            this.#seconds[slot] = times.seconds[i]!;
            this.#metres[slot] = times.metres[i]!;
        }
    }

    #touch(key: number): void {
        const slot = this.#slots.get(key)!;
        this.#slots.delete(key);
        this.#slots.set(key, slot);
    }

    #slotFor(key: number): number {
        let slot = this.#slots.get(key);
        if (slot !== undefined) {
            this.#slots.delete(key);
        } else if (this.#slots.size < this.#maxPairs) {
            slot = this.#slots.size;
            if (slot >= this.#seconds.length) this.#grow();
        } else {
            const oldest = this.#slots.entries().next().value!;
            slot = oldest[1];
            this.#slots.delete(oldest[0]);
        }
        this.#slots.set(key, slot);
        return slot;
    }

    #grow(): void {
        const length = Math.min(this.#maxPairs, this.#seconds.length * 2);
        const seconds = new Int32Array(length);
        const metres = new Int32Array(length);
        seconds.set(this.#seconds);
        metres.set(this.#metres);
        this.#seconds = seconds;
        this.#metres = metres;
    }
}

function pairKey(numbers: readonly number[], cell: number): number {
    const from = numbers[Math.floor(cell / numbers.length)]!;
    return from * MAX_PLACES + numbers[cell % numbers.length]!;
}
