import type { Plan, PlanStatus } from '#kernel/contracts';
import type { PlanStore } from '../../planning/ports.ts';
import type { Database } from '../../platform/database.ts';

/** Plans as JSON documents; status and revision stand beside the document so that they can be changed alone. */
export function createPlanStore(database: Database): PlanStore {
    return {
        async save(orgId, createdBy, plan) {
            await database.execute(
                `INSERT INTO plans (org_id, plan_id, created_by, status, revision, document, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)
                 ON CONFLICT (org_id, plan_id) DO UPDATE
                 SET status = excluded.status, revision = excluded.revision, document = excluded.document`,
                [orgId, plan.planId, createdBy, plan.status, plan.revision, JSON.stringify(plan), plan.createdAt]
            );
        },
        async load(orgId, planId) {
            const [row] = await database.query<{ document: Plan; status: PlanStatus; created_by: string }>(
                'SELECT document, status, created_by FROM plans WHERE org_id = $1 AND plan_id = $2',
                [orgId, planId]
            );
            return row === undefined
                ? null
                : { plan: { ...row.document, status: row.status }, createdBy: row.created_by };
        },
        async setStatus(orgId, planId, status) {
            await database.execute('UPDATE plans SET status = $3 WHERE org_id = $1 AND plan_id = $2', [
                orgId,
                planId,
                status
            ]);
        }
    };
}
