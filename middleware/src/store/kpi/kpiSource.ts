import { usableSettings } from '#kernel/settingRules';
import type { KpiChoice, KpiSource, RoleDays } from '../../kpi/ports.ts';
import type { Database } from '../../platform/database.ts';
import { CHANGES_SQL, MEMBER_DAYS_SQL } from './kpiSql.ts';
import { readPersonRecords } from './personRecords.ts';

interface OrgRow {
    readonly currency: string | null;
    readonly time_zone: string;
    readonly fiscal_year_start_month: number;
    readonly last_finished_at: Date | null;
    readonly settings: Readonly<Record<string, string | null>> | null;
    readonly choices: readonly KpiChoice[] | null;
}

const SETTINGS = ['currency', 'costPerHour', 'costPerKilometre'];

/** The person '' of a change stands for everybody. */
const EVERYBODY = '';

/** KPI facts by SQL over the mirror, and who was touched by changes. */
export function createKpiSource(database: Database): KpiSource {
    return {
        org: (orgId) => readOrg(database, orgId),
        records: (orgId, ownerIds) => readPersonRecords(database, orgId, ownerIds),
        roles: async (orgId) => {
            const rows = await database.query<{ id: string; role_id: string }>(
                'SELECT id, role_id FROM users WHERE org_id = $1 AND role_id IS NOT NULL',
                [orgId]
            );
            return new Map(rows.map((row) => [row.id, row.role_id]));
        },
        parentRoles: async (orgId) => {
            const rows = await database.query<{ id: string; parent_role_id: string }>(
                'SELECT id, parent_role_id FROM user_roles WHERE org_id = $1 AND parent_role_id IS NOT NULL AND NOT is_deleted',
                [orgId]
            );
            return new Map(rows.map((row) => [row.id, row.parent_role_id]));
        },
        memberDays: (orgId, userId) => readMemberDays(database, orgId, userId),
        people: async (orgId) => {
            const rows = await database.query<{ id: string }>('SELECT id FROM users WHERE org_id = $1', [orgId]);
            return rows.map(({ id }) => id);
        },
        changes: async (orgId, since) => {
            const [row] = await database.query<{ mark: string; changes: string[] }>(CHANGES_SQL, [orgId, since ?? '0']);
            const changes = (row?.changes ?? []).map((change) => change.split(' ') as [string, string]);
            const ownerIds = changes.map(([, ownerId]) => ownerId);
            return {
                mark: row?.mark ?? '0',
                ownerIds,
                changedBy: changes.map(([changedBy]) => changedBy),
                isEverybody: ownerIds.includes(EVERYBODY)
            };
        }
    };
}

async function readMemberDays(
    database: Database,
    orgId: string,
    userId: string
): Promise<ReadonlyMap<string, readonly RoleDays[]>> {
    const rows = await database.query<{
        readonly user_id: string;
        readonly role_id: string;
        readonly from_day: string;
        readonly to_day: string | null;
    }>(MEMBER_DAYS_SQL, [orgId, userId]);
    const days = new Map<string, RoleDays[]>();
    for (const { user_id: id, role_id: roleId, from_day: from, to_day: to } of rows) {
        const spans = days.get(id) ?? [];
        days.set(id, spans);
        spans.push({ roleId, from, to });
    }
    return days;
}

async function readOrg(database: Database, orgId: string): ReturnType<KpiSource['org']> {
    const [row] = await database.query<OrgRow>(
        `SELECT o.currency, o.time_zone, o.fiscal_year_start_month, s.last_finished_at,
                (SELECT jsonb_object_agg(name, value) FROM settings WHERE org_id = o.org_id AND name = ANY($2::text[])) AS settings,
                (SELECT jsonb_agg(jsonb_build_object('kpiKey', kpi_key, 'role', role, 'minimumSample', minimum_sample)
                                  ORDER BY sort_order NULLS LAST, name)
                 FROM kpi_settings WHERE org_id = o.org_id AND is_on) AS choices
         FROM orgs o
         LEFT JOIN sync_orgs s ON s.org_id = o.org_id
         WHERE o.org_id = $1`,
        [orgId, SETTINGS]
    );
    const usable = usableSettings(Object.entries(row?.settings ?? {}).map(([name, value]) => ({ name, value })));
    const rateOf = (name: string): number | null => {
        const value = usable(name);
        return value === undefined ? null : Number(value);
    };
    return {
        currency: usable('currency') ?? row?.currency ?? null,
        timeZone: row?.time_zone ?? 'UTC',
        fiscalStartMonth: row?.fiscal_year_start_month ?? 1,
        dataAsOf: row?.last_finished_at ?? null,
        rates: { perHour: rateOf('costPerHour'), perKilometre: rateOf('costPerKilometre') },
        choices: row?.choices ?? []
    };
}
