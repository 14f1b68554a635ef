import { parse } from 'csv-parse/sync';
import type { Database } from '../../platform/database.ts';
import { ProblemError } from '../../platform/problemError.ts';
import { IMPORT_KINDS, importKind } from './form.ts';
import { importedOrgId } from './importIds.ts';
import type { ImportReport, ImportRun } from './importStore.ts';
import {
    closeRun,
    findRun,
    listUsers,
    missingReferences,
    noteErrors,
    openCompany,
    openRun,
    readErrors,
    stageRows,
    takeOver
} from './importStore.ts';
import type { Given, ImportError, StagedRow } from './readRecord.ts';
import { readRecord } from './readRecord.ts';

export type { ImportCounts, ImportReport } from './importStore.ts';
export type { ImportError } from './readRecord.ts';
export { IMPORT_KINDS } from './form.ts';

/** Records of another CRM, in the neutral form of docs/import.md. */
export interface Imports {
    /** Opens a run into the company `name` of the importing org. */
    begin(orgId: string, name: string): Promise<{ readonly runId: string; readonly orgId: string }>;
    /**
     * Adds a part of a file. A part that was added already changes nothing.
     * Errors: `not-found` for a run, `invalid-request` for CSV that cannot be read at all.
     */
    add(orgId: string, part: ImportPart): Promise<{ readonly rows: number; readonly errors: readonly ImportError[] }>;
    /** Takes everything over in one transaction, or nothing when anything is wrong. */
    finish(orgId: string, runId: string, options: { readonly isDryRun: boolean }): Promise<ImportReport>;
}

export interface ImportPart {
    readonly runId: string;
    readonly kind: string;
    /** Records with the lines they stand on; or the text of a CSV with its header. */
    readonly records?: readonly { readonly line: number; readonly values: Given }[] | undefined;
    readonly csv?: string | undefined;
    /** Lines of the file before the CSV text. */
    readonly linesBefore?: number | undefined;
}

export function createImports(database: Database, newId: () => string): Imports {
    const runOf = async (orgId: string, runId: string): Promise<ImportRun> => {
        const run = await findRun(database, runId, orgId);
        if (run === null || run.state !== 'open') {
            throw new ProblemError('not-found', `There is no open import ${runId}. Begin a new one.`);
        }
        return run;
    };
    return {
        async begin(orgId, name) {
            const run = { runId: newId(), orgId: importedOrgId(orgId, name) };
            await openRun(database, { ...run, startedBy: orgId });
            return run;
        },
        async add(orgId, part) {
            const run = await runOf(orgId, part.runId);
            const read = readPart(part);
            const errors = await stageRows(database, run.runId, part.kind, read.rows, read.errors);
            return { rows: read.rows.length, errors: errors.slice(0, 50) };
        },
        async finish(orgId, runId, { isDryRun }) {
            const run = await runOf(orgId, runId);
            try {
                return await database.transaction((tx) => finishRun(tx, run, isDryRun));
            } catch (error) {
                if (error instanceof NothingTaken) {
                    await database.transaction((tx) => closeRun(tx, error.report));
                    return error.report;
                }
                throw error;
            }
        }
    };
}

/** Carries the report out of the transaction that it undoes. */
class NothingTaken extends Error {
    readonly report: ImportReport;

    constructor(report: ImportReport) {
        super('Nothing was imported.');
        this.report = report;
    }
}

async function finishRun(tx: Database, run: ImportRun, isDryRun: boolean): Promise<ImportReport> {
    // One import of a company at a time.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [run.orgId]);
    for (const kind of IMPORT_KINDS) {
        await noteErrors(tx, run.runId, await missingReferences(tx, run, kind));
    }
    const { count, errors } = await readErrors(tx, run.runId);
    const base = { runId: run.runId, orgId: run.orgId, errorCount: count, errors };
    if (count > 0) {
        throw new NothingTaken({ ...base, state: 'refused', kinds: [], users: [] });
    }
    await openCompany(tx, run.orgId);
    const kinds = [];
    for (const kind of IMPORT_KINDS) {
        const counts = await takeOver(tx, run, kind);
        if (counts.rows > 0) {
            kinds.push(counts);
        }
    }
    const users = await listUsers(tx, run.orgId);
    if (isDryRun) {
        throw new NothingTaken({ ...base, state: 'checked', kinds, users });
    }
    const report: ImportReport = { ...base, state: 'done', kinds, users };
    await closeRun(tx, report);
    return report;
}

function readPart(part: ImportPart): { rows: StagedRow[]; errors: ImportError[] } {
    const kind = importKind(part.kind);
    if (kind === undefined) {
        const known = IMPORT_KINDS.map((item) => item.kind).join(', ');
        throw new ProblemError(
            'invalid-request',
            `There is no kind ${JSON.stringify(part.kind)}. Expected one of ${known}.`
        );
    }
    const rows: StagedRow[] = [];
    const errors: ImportError[] = [];
    for (const { line, values } of part.records ?? readCsv(part)) {
        const read = readRecord(kind, line, values);
        if (Array.isArray(read)) {
            errors.push(...read);
        } else {
            rows.push(read);
        }
    }
    return { rows, errors };
}

function readCsv({ csv = '', linesBefore = 0, kind }: ImportPart): { line: number; values: Given }[] {
    try {
        const rows = parse(csv, {
            columns: true,
            bom: true,
            info: true,
            skip_empty_lines: true,
            trim: true
        }) as unknown as {
            record: Given;
            info: { lines: number };
        }[];
        return rows.map(({ record, info }) => ({ line: linesBefore + info.lines, values: record }));
    } catch (error) {
        const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
        throw new ProblemError('invalid-request', `The CSV of ${kind} cannot be read: ${reason.slice(0, 200)}`);
    }
}
