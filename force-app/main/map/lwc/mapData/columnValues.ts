import type { MapColumn, PointColumn } from 'c/contracts';

/** Values of one column over all loaded rows. Empty is NaN; a choice is the index of its text. */
export class ColumnValues {
    readonly column: MapColumn;
    readonly values: number[] = [];
    /** Texts of a choice, in the order in which they came. */
    readonly texts: string[] = [];
    private readonly codes = new Map<string, number>();

    constructor(column: MapColumn) {
        this.column = column;
    }

    /** Prepares the values of a page: gives what to push for its row. */
    reader(page: PointColumn | undefined): (row: number) => number {
        if (!page) return () => NaN;
        if (this.column.kind !== 'choice') return (row) => page.values[row] ?? NaN;
        const codes = page.texts.map((text) => this.code(text));
        return (row) => codes[page.values[row] ?? -1] ?? NaN;
    }

    /** Empty for an empty field. */
    textAt(row: number): string {
        return this.texts[this.values[row]!] ?? '';
    }

    private code(text: string): number {
        let code = this.codes.get(text);
        if (code === undefined) {
            code = this.texts.push(text) - 1;
            this.codes.set(text, code);
        }
        return code;
    }
}
