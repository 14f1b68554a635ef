import type { Database } from '../../platform/database.ts';
import type { ImportKind } from './form.ts';
import { importKind, storedColumns } from './form.ts';
import type { ImportError, StagedRow } from './readRecord.ts';

/** What one import did, or would do, or why nothing was done. */
export interface ImportReport {
    readonly runId: string;
    readonly orgId: string;
    /** `checked`: a dry run without errors. `refused`: errors, and nothing was changed. */
    readonly state: 'done' | 'checked' | 'refused';
    readonly kinds: readonly ImportCounts[];
    readonly errorCount: number;
    /** The first ones. */
    readonly errors: readonly ImportError[];
    /** Active people of the company with the record ids that their tokens name; at most 200. */
    readonly users: readonly { readonly id: string; readonly username: string }[];
}

export interface ImportCounts {
    readonly kind: string;
    readonly rows: number;
    readonly created: number;
    readonly changed: number;
    readonly unchanged: number;
}

export interface ImportRun {
    readonly runId: string;
    readonly orgId: string;
    readonly state: 'open' | 'done' | 'refused';
}

export async function openRun(
    database: Database,
    run: Omit<ImportRun, 'state'> & { startedBy: string }
): Promise<void> {
    await database.transaction(async (tx) => {
        // What nobody finished within a day is not finished any more.
        await tx.execute("DELETE FROM import_runs WHERE state = 'open' AND started_at < now() - interval '1 day'");
        await tx.execute('INSERT INTO import_runs (run_id, org_id, started_by) VALUES ($1, $2, $3)', [
            run.runId,
            run.orgId,
            run.startedBy
        ]);
    });
}

export async function findRun(database: Database, runId: string, startedBy: string): Promise<ImportRun | null> {
    const [row] = await database.query<{ run_id: string; org_id: string; state: ImportRun['state'] }>(
        'SELECT run_id, org_id, state FROM import_runs WHERE run_id = $1 AND started_by = $2',
        [runId, startedBy]
    );
    return row === undefined ? null : { runId: row.run_id, orgId: row.org_id, state: row.state };
}

/** Stages a part. The same part again changes nothing; the same record on another line is an error. */
export async function stageRows(
    database: Database,
    runId: string,
    kind: string,
    rows: readonly StagedRow[],
    errors: readonly ImportError[]
): Promise<ImportError[]> {
    return database.transaction(async (tx) => {
        const taken = await tx.query<{ id: string; line: number; first: number }>(
            `WITH incoming AS (
                 SELECT row.*, min(row.line) OVER (PARTITION BY row.id) AS first_line
                 FROM jsonb_to_recordset($3::jsonb) AS row (id text, line integer, record jsonb)
             ), staged AS (
                 INSERT INTO import_rows (run_id, kind, id, line, record)
                 SELECT $1, $2, id, line, record FROM incoming WHERE line = first_line
                 ON CONFLICT (run_id, kind, id) DO NOTHING
             )
             SELECT i.id, i.line, coalesce(known.line, i.first_line) AS first FROM incoming i
             LEFT JOIN import_rows known ON known.run_id = $1 AND known.kind = $2 AND known.id = i.id
             WHERE coalesce(known.line, i.first_line) <> i.line`,
            [runId, kind, JSON.stringify(rows)]
        );
        const twice = taken.map(({ line, first }) => ({
            kind,
            line,
            column: importKind(kind)?.keys[0] ?? null,
            detail: `Expected each record once; this one is on line ${first} already. Remove one of the two.`
        }));
        const all = [...errors, ...twice];
        await noteErrors(tx, runId, all);
        return all;
    });
}

export async function noteErrors(tx: Database, runId: string, errors: readonly ImportError[]): Promise<void> {
    const lines = errors.map(({ kind, line, column, detail }) => ({ kind, line, column_name: column, detail }));
    await tx.execute(
        `INSERT INTO import_errors (run_id, kind, line, column_name, detail)
         SELECT DISTINCT $1, e.kind, e.line, e.column_name, e.detail
         FROM jsonb_to_recordset($2::jsonb) AS e (kind text, line integer, column_name text, detail text)
         WHERE NOT EXISTS (
             SELECT 1 FROM import_errors known WHERE known.run_id = $1 AND known.kind = e.kind AND known.line = e.line
               AND known.column_name IS NOT DISTINCT FROM e.column_name)`,
        [runId, JSON.stringify(lines)]
    );
}

const MOST_ERRORS_SHOWN = 200;

export async function readErrors(
    tx: Database,
    runId: string
): Promise<{ readonly count: number; readonly errors: ImportError[] }> {
    const [row] = await tx.query<{ count: string }>('SELECT count(*) AS count FROM import_errors WHERE run_id = $1', [
        runId
    ]);
    const errors = await tx.query<ImportError>(
        `SELECT kind, line, column_name AS column, detail FROM import_errors WHERE run_id = $1
         ORDER BY kind, line, column_name LIMIT ${MOST_ERRORS_SHOWN}`,
        [runId]
    );
    return { count: Number(row?.count ?? 0), errors };
}

/** References to records that are neither in this import nor in the company already. */
export async function missingReferences(tx: Database, run: ImportRun, kind: ImportKind): Promise<ImportError[]> {
    const errors: ImportError[] = [];
    for (const column of kind.columns) {
        const target = column.reference === null ? undefined : importKind(column.reference);
        if (target === undefined) {
            continue;
        }
        const rows = await tx.query<{ line: number; given: string }>(
            `SELECT i.line, i.record ->> $4 AS given FROM import_rows i
             WHERE i.run_id = $1 AND i.kind = $2 AND i.record ->> $3 IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM import_rows o WHERE o.run_id = $1 AND o.kind = $5 AND o.id = i.record ->> $3)
               AND NOT EXISTS (SELECT 1 FROM ${target.table} t WHERE t.org_id = $6 AND t.id = i.record ->> $3)
             ORDER BY i.line LIMIT ${MOST_ERRORS_SHOWN}`,
            [run.runId, kind.kind, column.target, `:${column.target}`, target.kind, run.orgId]
        );
        errors.push(
            ...rows.map(({ line, given }) => ({
                kind: kind.kind,
                line,
                column: column.name,
                detail: `Expected ${column.expected}; there is none with the id ${JSON.stringify(given)}. Add it to ${target.kind}, or correct the cell.`
            }))
        );
    }
    return errors;
}

/** Takes the staged records of a kind over; what is there already with the same values is left as it is. */
export async function takeOver(tx: Database, run: ImportRun, kind: ImportKind): Promise<ImportCounts> {
    const columns = storedColumns(kind);
    const names = columns.map(({ name }) => name).join(', ');
    const typed = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
    const hasStamp = kind.isRecord || kind.kind === 'permissions';
    const stamp = hasStamp ? ', system_modstamp' : '';
    const keys = ['org_id', ...(kind.kind === 'permissions' ? ['id'] : kind.keyColumns)];
    const changing = columns.map(({ name }) => name).filter((name) => !keys.includes(name));
    const mine = changing.map((name) => `stored.${name}`).join(', ');
    const sets = [...changing, ...(hasStamp ? ['system_modstamp'] : [])].map((name) => `${name} = excluded.${name}`);
    const theirs = changing.map((name) => `excluded.${name}`).join(', ');
    const [row] = await tx.query<{ rows: string; created: string; changed: string }>(
        `WITH written AS (
             INSERT INTO ${kind.table} AS stored (org_id, ${names}${stamp})
             SELECT $1, ${columns.map(({ name }) => `r.${name}`).join(', ')}${hasStamp ? ', now()' : ''}
             FROM import_rows i, jsonb_to_record(i.record) AS r (${typed})
             WHERE i.run_id = $2 AND i.kind = $3
             ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${sets.join(', ')}
             WHERE (${mine}) IS DISTINCT FROM (${theirs})
             RETURNING stored.xmax = 0 AS is_created
         )
         SELECT (SELECT count(*) FROM import_rows WHERE run_id = $2 AND kind = $3) AS rows,
                count(*) FILTER (WHERE is_created) AS created, count(*) FILTER (WHERE NOT is_created) AS changed
         FROM written`,
        [run.orgId, run.runId, kind.kind]
    );
    const [rows, created, changed] = [Number(row?.rows), Number(row?.created), Number(row?.changed)];
    return { kind: kind.kind, rows, created, changed, unchanged: rows - created - changed };
}

/** From now on there are numbers of the company, as of this import. */
export async function openCompany(tx: Database, orgId: string): Promise<void> {
    await tx.execute('INSERT INTO orgs (org_id) VALUES ($1) ON CONFLICT DO NOTHING', [orgId]);
    await tx.execute(
        `INSERT INTO sync_orgs (org_id, last_started_at, last_finished_at) VALUES ($1, now(), now())
         ON CONFLICT (org_id) DO UPDATE SET last_finished_at = excluded.last_finished_at`,
        [orgId]
    );
}

export async function listUsers(tx: Database, orgId: string): Promise<ImportReport['users']> {
    return tx.query(
        'SELECT id, username FROM users WHERE org_id = $1 AND is_active AND NOT is_deleted ORDER BY username LIMIT 200',
        [orgId]
    );
}

export async function closeRun(tx: Database, report: ImportReport): Promise<void> {
    await tx.execute('DELETE FROM import_rows WHERE run_id = $1', [report.runId]);
    await tx.execute('DELETE FROM import_errors WHERE run_id = $1', [report.runId]);
    await tx.execute('UPDATE import_runs SET state = $2, report = $3, finished_at = now() WHERE run_id = $1', [
        report.runId,
        report.state === 'done' ? 'done' : 'refused',
        JSON.stringify(report)
    ]);
}
