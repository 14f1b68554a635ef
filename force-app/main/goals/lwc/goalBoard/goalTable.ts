import type { FileCell, FileTable } from 'c/tableFile';

/** The goals of an export in JSON as a table with the same columns as the CSV. */
export function goalTable(fileName: string, json: string): FileTable {
    const { goals } = JSON.parse(json) as { readonly goals: readonly Readonly<Record<string, FileCell>>[] };
    const columns = [...new Set(goals.flatMap((goal) => Object.keys(goal)))];
    return {
        fileName: fileName.replace(/\.json$/, ''),
        columns,
        rows: goals.map((goal) => columns.map((column) => cellOf(column, goal[column])))
    };
}

/** Targets are numbers, for sums in the sheet. */
function cellOf(column: string, value: FileCell | undefined): FileCell {
    if (value === undefined || value === null || value === '') return null;
    return column === 'target' ? Number(value) : value;
}
