import type { Clock } from '../core/types.ts';

const DAY_MS = 86_400_000;

/** Counts API requests against the daily limit of the org, as `Sforce-Limit-Info` and `/limits` show it. */
export class ApiUsage {
    dailyLimit: number;
    readonly #clock: Clock;
    #day = -1;
    #used = 0;

    constructor(clock: Clock, dailyLimit = 100_000) {
        this.#clock = clock;
        this.dailyLimit = dailyLimit;
    }

    /** Requests counted since midnight UTC. */
    get used(): number {
        const day = Math.floor(this.#clock.now() / DAY_MS);
        if (day !== this.#day) {
            this.#day = day;
            this.#used = 0;
        }
        return this.#used;
    }

    get isExceeded(): boolean {
        return this.used > this.dailyLimit;
    }

    count(): void {
        this.#used = this.used + 1;
    }

    /** Value of the `Sforce-Limit-Info` header. */
    header(): string {
        return `api-usage=${this.used}/${this.dailyLimit}`;
    }
}
