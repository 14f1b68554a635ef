import { settingOf, usableSettings } from '#kernel/settingRules';
import type { RunContext } from '../context.ts';
import type { DerivedTarget } from './derivedColumns.ts';
import { areSame, dealFields, settledFields, visitFields } from './derivedFields.ts';
import type { DerivedChange, DerivedFields, RecordValues } from './ports.ts';

const PAGE_ROWS = 1000;

/** What a run looks at, and when "now" is. */
export interface DerivedScope {
    /** Null for everybody's records. */
    readonly ownerIds: readonly string[] | null;
    readonly asOf: Date;
    /** The org's day. */
    readonly onDay: string;
    readonly stalledAfterDays: number;
}

interface DerivedRow {
    readonly id: string;
    readonly current: DerivedFields;
    readonly is_closed?: boolean;
    readonly in_stage_since?: Date;
    readonly account_points?: number | null;
}

export interface DerivedPage {
    readonly checked: number;
    readonly changes: readonly DerivedChange[];
}

/** Records whose fields should have other values, page by page in the order of their ids. */
export async function* derivedChanges(
    context: Pick<RunContext, 'database' | 'orgId'>,
    values: RecordValues,
    target: DerivedTarget,
    scope: DerivedScope
): AsyncGenerator<DerivedPage> {
    for (let after = ''; ;) {
        const rows = await readRows(context, target, scope, after);
        const wanted = await wantedFields(context, values, target, scope, rows);
        const changes = rows.flatMap(({ id, current }) => {
            const fields = wanted.get(id);
            return fields === undefined || areSame(fields, current) ? [] : [{ id, fields }];
        });
        yield { checked: rows.length, changes };
        if (rows.length < PAGE_ROWS) {
            return;
        }
        after = rows.at(-1)?.id ?? '';
    }
}

async function readRows(
    { database, orgId }: Pick<RunContext, 'database' | 'orgId'>,
    { objectApiName, table, columns, condition }: DerivedTarget,
    scope: DerivedScope,
    after: string
): Promise<DerivedRow[]> {
    const pairs = Object.entries(columns).map(([field, [column]]) => `'${field}', r.${column}`);
    const isDeal = objectApiName === 'Opportunity';
    const deal = isDeal
        ? `, r.is_closed, coalesce(r.last_stage_change_at, r.created_at) AS in_stage_since,
             (SELECT a.visit_priority FROM accounts a
              WHERE a.org_id = r.org_id AND a.id = r.account_id AND NOT a.is_deleted) AS account_points`
        : '';
    return database.query<DerivedRow>(
        `SELECT r.id, jsonb_build_object(${pairs.join(', ')}) AS current${deal}
         FROM ${table} r
         WHERE r.org_id = $1 AND r.id > $2 AND ${condition} AND ($3::text[] IS NULL OR r.owner_id = ANY($3::text[]))
         ORDER BY r.id LIMIT ${PAGE_ROWS}`,
        [orgId, after, scope.ownerIds]
    );
}

async function wantedFields(
    { orgId }: Pick<RunContext, 'orgId'>,
    values: RecordValues,
    { objectApiName }: DerivedTarget,
    scope: DerivedScope,
    rows: readonly DerivedRow[]
): Promise<Map<string, DerivedFields>> {
    if (objectApiName === 'Opportunity') {
        return new Map(rows.map((row) => [row.id, fieldsOfDeal(row, scope)]));
    }
    const ids = rows.map(({ id }) => id);
    const found = ids.length === 0 ? [] : await values.valuesOf(orgId, objectApiName, ids, scope);
    const wanted = new Map(found.map((value) => [value.recordId, visitFields(value)]));
    for (const { id, current } of rows) {
        if (!wanted.has(id)) {
            wanted.set(id, settledFields((current['LastVisitDate__c'] ?? null) as string | null));
        }
    }
    return wanted;
}

function fieldsOfDeal(row: DerivedRow, { asOf, stalledAfterDays }: DerivedScope): DerivedFields {
    const deal = {
        isClosed: row.is_closed === true,
        inStageSince: row.in_stage_since ?? asOf,
        accountPoints: row.account_points ?? null
    };
    return dealFields(deal, asOf, stalledAfterDays);
}

/** `stalledAfterDays` of `FieldmapSetting__mdt`; what cannot be read leaves the default. */
export function stalledDaysOf(text: string | null | undefined): number {
    const key = 'stalledAfterDays';
    return Number(usableSettings([{ name: key, value: text ?? null }])(key) ?? settingOf(key).defaultValue);
}
