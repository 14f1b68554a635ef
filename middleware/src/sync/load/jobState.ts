import type { Database } from '../../platform/database.ts';

/** A Bulk query whose pages are being read; it survives the process. */
export interface JobState {
    readonly jobId: string;
    readonly soql: string;
    readonly bound: Date;
    readonly locator: string | null;
    readonly pages: number;
    readonly rowsRead: number;
    /** The mirror held no row of the object when the job began. */
    readonly isFirst: boolean;
}

export async function loadJob(database: Database, orgId: string, objectApiName: string): Promise<JobState | null> {
    const [row] = await database.query<{
        job_id: string;
        soql: string;
        bound: Date;
        locator: string | null;
        pages: number;
        rows_read: string;
        is_first: boolean;
    }>('SELECT * FROM sync_bulk_jobs WHERE org_id = $1 AND object_api_name = $2', [orgId, objectApiName]);
    return row === undefined
        ? null
        : {
              jobId: row.job_id,
              soql: row.soql,
              bound: row.bound,
              locator: row.locator,
              pages: row.pages,
              rowsRead: Number(row.rows_read),
              isFirst: row.is_first
          };
}

export async function saveJob(tx: Database, orgId: string, objectApiName: string, job: JobState): Promise<void> {
    await tx.execute(
        `INSERT INTO sync_bulk_jobs (org_id, object_api_name, job_id, soql, bound, locator, pages, rows_read, is_first)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (org_id, object_api_name) DO UPDATE
         SET job_id = excluded.job_id, soql = excluded.soql, bound = excluded.bound, locator = excluded.locator,
             pages = excluded.pages, rows_read = excluded.rows_read, is_first = excluded.is_first`,
        [orgId, objectApiName, job.jobId, job.soql, job.bound, job.locator, job.pages, job.rowsRead, job.isFirst]
    );
}

export async function removeJob(tx: Database, orgId: string, objectApiName: string): Promise<void> {
    await tx.execute('DELETE FROM sync_bulk_jobs WHERE org_id = $1 AND object_api_name = $2', [orgId, objectApiName]);
}
