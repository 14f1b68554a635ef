const IDENTIFIER = /^[a-z_][a-z0-9_]*$/;

/** Head of a COPY statement. Names cannot be parameters, so anything but a plain identifier is refused. */
export function copyTarget(table: string, columns: readonly string[]): string {
    for (const name of [table, ...columns]) {
        if (!IDENTIFIER.test(name)) {
            throw new RangeError(`COPY expects plain lower-case names, got "${name}".`);
        }
    }
    if (columns.length === 0) {
        throw new RangeError('COPY expects at least one column.');
    }
    return `COPY ${table} (${columns.join(', ')})`;
}

/** Salesforce writes no value as `""`, which CSV of its own would take for an empty text. */
export function copyOptions(columns: readonly string[]): string {
    return `WITH (FORMAT csv, FORCE_NULL (${columns.join(', ')}))`;
}
