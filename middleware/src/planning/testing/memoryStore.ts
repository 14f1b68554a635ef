import type { PlanFacts } from '../planFacts.ts';
import type { PlanStore, StoredPlan } from '../ports.ts';

/** Plans in memory, through JSON like the real store: what does not survive it shows here. */
export function createMemoryStore(): PlanStore {
    const plans = new Map<string, StoredPlan>();
    const facts = new Map<string, string>();
    return {
        save: async (_org, createdBy, plan, kept, improvingUntil) => {
            plans.set(plan.planId, { plan, createdBy, improvingUntil: improvingUntil ?? null });
            facts.set(plan.planId, JSON.stringify(kept));
        },
        improve: async (_org, planId, better, improvingUntil) => {
            const stored = plans.get(planId);
            if (stored?.plan.status !== 'improving') return false;
            const plan = better?.plan ?? stored.plan;
            const status = improvingUntil === null ? 'proposed' : 'improving';
            plans.set(planId, { ...stored, plan: { ...plan, status }, improvingUntil });
            if (better !== null) facts.set(planId, JSON.stringify(better.facts));
            return true;
        },
        load: async (_org, planId) => plans.get(planId) ?? null,
        facts: async (_org, planId) => {
            const text = facts.get(planId);
            return text === undefined ? null : (JSON.parse(text) as PlanFacts);
        },
        setStatus: async (_org, planId, status) => {
            const stored = plans.get(planId);
            if (stored) plans.set(planId, { ...stored, plan: { ...stored.plan, status } });
        },
        setSuccessor: async (_org, planIds, supersededBy) => {
            for (const planId of planIds) {
                const stored = plans.get(planId);
                if (stored) plans.set(planId, { ...stored, plan: { ...stored.plan, supersededBy } });
            }
        },
        clearSuccessor: async (_org, successorId) => {
            for (const [planId, stored] of plans) {
                const { supersededBy, ...plan } = stored.plan;
                if (supersededBy === successorId) plans.set(planId, { ...stored, plan });
            }
        }
    };
}
