/** Seeded random numbers (sfc32): small state, no allocation, the same sequence on every machine. */
export class Random {
    private a: number;
    private b: number;
    private c: number;
    private counter: number;

    constructor(seed: number) {
        this.a = seed | 0;
        this.b = Math.floor(seed / 0x100000000) | 0;
        this.c = 0x9e3779b9 | 0;
        this.counter = 1;
        for (let i = 0; i < 15; i++) this.next();
    }

    /** A 32-bit integer, signed. */
    next(): number {
        const t = (this.a + this.b + this.counter) | 0;
        this.counter = (this.counter + 1) | 0;
        this.a = this.b ^ (this.b >>> 9);
        this.b = (this.c + (this.c << 3)) | 0;
        this.c = (this.c << 21) | (this.c >>> 11);
        this.c = (this.c + t) | 0;
        return t;
    }

    /** Uniform in [0, 1). */
    float(): number {
        return (this.next() >>> 0) / 0x100000000;
    }

    /** Uniform integer in [0, bound). */
    below(bound: number): number {
        return Math.floor(((this.next() >>> 0) / 0x100000000) * bound);
    }
}
