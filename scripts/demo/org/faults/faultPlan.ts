import type { Fault, FaultRule } from './faultRule.ts';

interface ActiveRule {
    readonly rule: FaultRule;
    readonly pattern: RegExp;
    skipsLeft: number;
    hitsLeft: number | null;
    hits: number;
}

/** The faults that are set. Nothing is persisted: a restart heals everything. */
export class FaultPlan {
    #active: ActiveRule[] = [];

    add(rule: FaultRule): void {
        const pattern = new RegExp(rule.match ?? '');
        this.#active.push({ rule, pattern, skipsLeft: rule.skip, hitsLeft: rule.count, hits: 0 });
    }

    clear(): void {
        this.#active = [];
    }

    /** Takes the first fault that this request runs into; null when it passes. */
    take(method: string, url: string): Fault | null {
        const text = `${method} ${url}`;
        for (const active of this.#active) {
            if (active.hitsLeft === 0 || !active.pattern.test(text)) {
                continue;
            }
            if (active.skipsLeft > 0) {
                active.skipsLeft -= 1;
                continue;
            }
            active.hitsLeft = active.hitsLeft === null ? null : active.hitsLeft - 1;
            active.hits += 1;
            return active.rule.fault;
        }
        return null;
    }

    /** Rules with the number of requests that they hit. */
    list(): readonly (FaultRule & { readonly hits: number })[] {
        return this.#active.map(({ rule, hits }) => ({ ...rule, hits }));
    }
}
