import type { Database } from '../../platform/database.ts';
import type { CellSql, CellValue } from '../mapping/columns.ts';
import type { ReadableMapping } from '../mapping/index.ts';
import { splitHeader } from './csvPage.ts';

/** A result page as text in a temporary table of the transaction. */
export interface StagedPage {
    readonly rows: number;
    /** The cell of a field: text, NULL when it is empty or was not read. */
    readonly cellOf: CellSql;
}

const TABLE = 'staged_page';

/** Copies the page as it came, without looking at a single value: the database splits the lines. */
export async function stagePage(tx: Database, csv: string): Promise<StagedPage> {
    const { names, body } = splitHeader(csv);
    const columns = names.map((_name, index) => `c${index}`);
    const byName = new Map(names.map((name, index) => [name, `c${index}`]));
    await tx.execute(`CREATE TEMP TABLE ${TABLE} (${columns.map((name) => `${name} text`).join(', ')}) ON COMMIT DROP`);
    const rows = await tx.copyCsv(TABLE, columns, Buffer.from(body));
    return { rows, cellOf: (field) => byName.get(field) ?? 'NULL::text' };
}

/** SQL of the rows that the mapping makes of a staged page; rows without a required value are left out. */
export function stagedRows({ mapping, columns }: ReadableMapping, { cellOf }: StagedPage): string {
    const values = columns.map((name) => {
        const column = mapping.columns[name];
        const value = column === undefined ? 'NULL' : column.sql(cellOf);
        const fallback = column?.fallback ?? null;
        return `${fallback === null ? value : `coalesce(${value}, ${literal(fallback)})`} AS ${name}`;
    });
    const required = columns.filter((name) => mapping.columns[name]?.isRequired === true);
    const where = required.length === 0 ? '' : ` WHERE ${required.map((name) => `${name} IS NOT NULL`).join(' AND ')}`;
    return `SELECT ${columns.join(', ')} FROM (SELECT ${values.join(', ')} FROM ${TABLE}) AS page${where}`;
}

/** Staged cells of some rows under the names of their fields. */
export async function stagedRecords(
    tx: Database,
    { cellOf }: StagedPage,
    fields: readonly string[],
    having: string
): Promise<Record<string, unknown>[]> {
    const cells = fields.map((field) => `${cellOf(field)} AS "${field}"`).join(', ');
    return tx.query(`SELECT ${cells} FROM ${TABLE} WHERE ${cellOf(having)} IS NOT NULL`);
}

export const STAGED_TABLE = TABLE;

function literal(value: Exclude<CellValue, null>): string {
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
