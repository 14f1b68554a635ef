/**
 * The SQL port: one dialect (PostgreSQL), two adapters (PGlite in process, PostgreSQL by URL). Only `store` implements
 * it, and only `store` and `sync` write SQL.
 */
export interface Database {
    /** Rows of one statement with `$1`-style parameters. `timestamptz` comes as Date, `bigint` and `numeric` as string, `jsonb` parsed. */
    query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
    /** Number of rows that the statement touched. */
    execute(sql: string, parameters?: readonly unknown[]): Promise<number>;
    /** All or nothing. Nested calls join the outer transaction. */
    transaction<Result>(work: (tx: Database) => Promise<Result>): Promise<Result>;
    /** Loads CSV text (no header; an empty cell is NULL, quoted or not) into `table (columns)` by COPY; returns rows written. */
    copyCsv(table: string, columns: readonly string[], csv: AsyncIterable<Uint8Array> | Uint8Array): Promise<number>;
    readonly kind: 'pglite' | 'postgresql';
    close(): Promise<void>;
}
