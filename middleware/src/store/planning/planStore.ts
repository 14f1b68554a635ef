import type { Plan, PlanStatus } from '#kernel/contracts';
import type { PlanFacts, PlanStore } from '../../planning/ports.ts';
import type { Database } from '../../platform/database.ts';

interface PlanRow {
    document: Plan;
    status: PlanStatus;
    revision: number;
    created_by: string;
    improving_until: Date | null;
}

/** Nobody opens a proposal of last season; accepted visits live in the org. */
const KEPT_DAYS = 120;

/** Plans as JSON documents; status and revision stand beside the document so that they can be changed alone. */
export function createPlanStore(database: Database): PlanStore {
    return {
        save: (orgId, createdBy, plan, facts, improvingUntil) =>
            database.transaction(async (tx) => {
                await tx.execute(
                    `INSERT INTO plans (org_id, plan_id, created_by, status, revision, document, created_at, improving_until)
                     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
                    [
                        orgId,
                        plan.planId,
                        createdBy,
                        plan.status,
                        plan.revision,
                        JSON.stringify(plan),
                        plan.createdAt,
                        improvingUntil ?? null
                    ]
                );
                await saveFacts(tx, orgId, plan.planId, facts);
                await tx.execute(
                    `DELETE FROM plans WHERE org_id = $1 AND created_at < $2::timestamptz - make_interval(days => $3)`,
                    [orgId, plan.createdAt, KEPT_DAYS]
                );
            }),
        improve: (orgId, planId, better, improvingUntil) =>
            database.transaction(async (tx) => {
                const touched = await tx.execute(
                    `UPDATE plans SET status = CASE WHEN $3::timestamptz IS NULL THEN 'proposed' ELSE status END,
                            improving_until = $3::timestamptz,
                            revision = coalesce($4::int, revision), document = coalesce($5::jsonb, document)
                     WHERE org_id = $1 AND plan_id = $2 AND status = 'improving'`,
                    [
                        orgId,
                        planId,
                        improvingUntil,
                        better?.plan.revision ?? null,
                        better === null ? null : JSON.stringify(better.plan)
                    ]
                );
                if (touched > 0 && better !== null) {
                    await saveFacts(tx, orgId, planId, better.facts);
                }
                return touched > 0;
            }),
        load: (orgId, planId) => loadPlan(database, orgId, planId),
        async facts(orgId, planId) {
            const [row] = await database.query<{ document: PlanFacts }>(
                'SELECT document FROM plan_facts WHERE org_id = $1 AND plan_id = $2',
                [orgId, planId]
            );
            return row?.document ?? null;
        },
        async setStatus(orgId, planId, status) {
            await database.execute(
                'UPDATE plans SET status = $3, improving_until = NULL WHERE org_id = $1 AND plan_id = $2',
                [orgId, planId, status]
            );
        },
        async setSuccessor(orgId, planIds, successorId) {
            await database.execute(
                `UPDATE plans SET document = jsonb_set(document, '{supersededBy}', to_jsonb($3::text))
                 WHERE org_id = $1 AND plan_id = ANY($2::text[])`,
                [orgId, planIds, successorId]
            );
        },
        async clearSuccessor(orgId, successorId) {
            await database.execute(
                `UPDATE plans SET document = document - 'supersededBy'
                 WHERE org_id = $1 AND document ->> 'supersededBy' = $2`,
                [orgId, successorId]
            );
        }
    };
}

async function loadPlan(database: Database, orgId: string, planId: string): ReturnType<PlanStore['load']> {
    const [row] = await database.query<PlanRow>(
        'SELECT document, status, revision, created_by, improving_until FROM plans WHERE org_id = $1 AND plan_id = $2',
        [orgId, planId]
    );
    return row === undefined
        ? null
        : {
              plan: { ...row.document, status: row.status, revision: row.revision },
              createdBy: row.created_by,
              improvingUntil: row.improving_until?.toISOString() ?? null
          };
}

async function saveFacts(tx: Database, orgId: string, planId: string, facts: PlanFacts): Promise<void> {
    await tx.execute(
        `INSERT INTO plan_facts (org_id, plan_id, document) VALUES ($1, $2, $3::jsonb)
         ON CONFLICT (org_id, plan_id) DO UPDATE SET document = excluded.document`,
        [orgId, planId, JSON.stringify(facts)]
    );
}
