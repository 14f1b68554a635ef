/** Chance from a seed: the same seed gives the same company on every machine. */
export class Random {
    #a: number;
    #b: number;
    #c: number;
    #counter = 1;
    readonly #seed: number;

    constructor(seed: number) {
        this.#seed = seed;
        this.#a = seed | 0;
        this.#b = 0x9e3779b9;
        this.#c = 0x243f6a88;
        for (let i = 0; i < 12; i++) this.next();
    }

    /** An independent stream; draws from it do not shift those of others. */
    fork(label: string): Random {
        let hash = this.#seed ^ 0x811c9dc5;
        for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
        return new Random(hash);
    }

    /** 0 up to, not including, 1. Source: sfc32 of PractRand by Chris Doty-Humphrey (public domain). */
    next(): number {
        const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
        this.#counter = (this.#counter + 1) | 0;
        this.#a = this.#b ^ (this.#b >>> 9);
        this.#b = (this.#c + (this.#c << 3)) | 0;
        this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
        return (sum >>> 0) / 4294967296;
    }

    /** A whole number, both ends included. */
    int(min: number, max: number): number {
        return min + Math.floor(this.next() * (max - min + 1));
    }

    between(min: number, max: number): number {
        return min + this.next() * (max - min);
    }

    chance(probability: number): boolean {
        return this.next() < probability;
    }

    pick<T>(list: readonly T[]): T {
        return list[Math.floor(this.next() * list.length)]!;
    }

    /** One of the values, each as often as its weight says. */
    weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T {
        let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
        for (const [value, weight] of choices) {
            rest -= weight;
            if (rest < 0) return value;
        }
        return choices[choices.length - 1]![0];
    }

    normal(mean: number, deviation: number): number {
        const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
        return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
    }

    /** Many small, few large values around a median. */
    logNormal(median: number, spread: number): number {
        return median * Math.exp(this.normal(0, spread));
    }

    shuffle<T>(list: readonly T[]): T[] {
        const result = [...list];
        for (let i = result.length - 1; i > 0; i--) {
            const j = this.int(0, i);
            [result[i], result[j]] = [result[j]!, result[i]!];
        }
        return result;
    }
}

/** Picks from many values by weight in logarithmic time. */
export class WeightedPicker<T> {
    readonly #values: readonly T[];
    readonly #cumulative: Float64Array;

    constructor(values: readonly T[], weightOf: (value: T) => number) {
        this.#values = values;
        this.#cumulative = new Float64Array(values.length);
        let sum = 0;
        values.forEach((value, i) => {
            sum += weightOf(value);
            this.#cumulative[i] = sum;
        });
    }

    pick(random: Random): T {
        const target = random.next() * this.#cumulative[this.#cumulative.length - 1]!;
        let low = 0;
        let high = this.#cumulative.length - 1;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.#cumulative[middle]! > target) high = middle;
            else low = middle + 1;
        }
        return this.#values[low]!;
    }
}
