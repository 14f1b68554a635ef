import { closeSync, createReadStream, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse';
import { IMPORT_KINDS } from '../../../middleware/src/sync/import/index.ts';
import type { ImportLine } from '../admin/adminApi.ts';

/** A file of the neutral form. */
export interface ImportFile {
    readonly kind: string;
    readonly file: string;
}

/** The folder, a file in it or its content is not of the neutral form; the message says what to do. */
export class ImportFileError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'ImportFileError';
    }
}

const EXTENSIONS = ['.csv', '.json'];

/** The files of a folder, in the order of the form. Errors: {@link ImportFileError}. */
export function findImportFiles(directory: string): ImportFile[] {
    if (!existsSync(directory)) {
        throw new ImportFileError(`There is no folder ${directory}. Name the folder with the files by --from.`);
    }
    const names = readdirSync(directory).filter((name) => EXTENSIONS.includes(path.extname(name).toLowerCase()));
    const kinds = IMPORT_KINDS.map(({ kind }) => kind);
    const unknown = names.find((name) => !kinds.includes(kindOf(name)));
    if (unknown !== undefined) {
        throw new ImportFileError(
            `${unknown} is no file of the form. Expected ${kinds.join(', ')} with .csv or .json; rename it or take it out.`
        );
    }
    const twice = names.find((name, index) => names.findIndex((other) => kindOf(other) === kindOf(name)) !== index);
    if (twice !== undefined) {
        throw new ImportFileError(`There are two files of ${kindOf(twice)} in ${directory}. Keep one.`);
    }
    if (names.length === 0) {
        throw new ImportFileError(`${directory} has no .csv and no .json files. docs/import.md describes them.`);
    }
    return kinds.flatMap((kind) =>
        names.filter((name) => kindOf(name) === kind).map((name) => ({ kind, file: path.join(directory, name) }))
    );
}

function kindOf(name: string): string {
    return path.basename(name, path.extname(name));
}

/** Records of a file with their lines, read as a stream where the file is CSV. */
export async function* readImportFile({ file }: ImportFile): AsyncGenerator<ImportLine> {
    if (path.extname(file).toLowerCase() === '.json') {
        yield* readJson(file);
        return;
    }
    const parser = createReadStream(file).pipe(
        parse({
            columns: true,
            bom: true,
            info: true,
            trim: true,
            skip_empty_lines: true,
            delimiter: delimiterOf(file)
        })
    );
    try {
        for await (const row of parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>) {
            yield { line: row.info.lines, values: row.record };
        }
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new ImportFileError(`${file} cannot be read as CSV: ${reason}. Correct the line, or quote the cell.`);
    }
}

function* readJson(file: string): Generator<ImportLine> {
    let content: unknown;
    try {
        content = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
        throw new ImportFileError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!Array.isArray(content)) {
        throw new ImportFileError(`${file} holds no list. Expected [ { … }, … ] with one object a record.`);
    }
    for (const [index, values] of content.entries()) {
        if (typeof values !== 'object' || values === null || Array.isArray(values)) {
            throw new ImportFileError(`${file}: record ${index + 1} is no object. Expected { "id": …, … }.`);
        }
        yield { line: index + 1, values: values as Record<string, unknown> };
    }
}

/** Semicolons where the header has some and no commas, as spreadsheets of many countries write. */
function delimiterOf(file: string): string {
    const [header = ''] = beginOf(file).split('\n', 1);
    return header.includes(';') && !header.includes(',') ? ';' : ',';
}

const HEADER_BYTES = 65_536;

function beginOf(file: string): string {
    const handle = openSync(file, 'r');
    try {
        const bytes = Buffer.alloc(HEADER_BYTES);
        return bytes.subarray(0, readSync(handle, bytes, 0, HEADER_BYTES, 0)).toString('utf8');
    } finally {
        closeSync(handle);
    }
}

const PART_BYTES = 180_000;
const PART_RECORDS = 2000;

/** Parts that stay below what a body of the middleware may have. */
export async function* inParts(lines: AsyncIterable<ImportLine>): AsyncGenerator<ImportLine[]> {
    let part: ImportLine[] = [];
    let bytes = 0;
    for await (const line of lines) {
        const size = Buffer.byteLength(JSON.stringify(line)) + 1;
        if (part.length > 0 && (bytes + size > PART_BYTES || part.length >= PART_RECORDS)) {
            yield part;
            part = [];
            bytes = 0;
        }
        part.push(line);
        bytes += size;
    }
    if (part.length > 0) {
        yield part;
    }
}
