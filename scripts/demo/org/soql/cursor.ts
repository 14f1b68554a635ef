import { SalesforceError } from '../core/errors.ts';
import { toCsvDateTime } from '../core/dates.ts';
import type { QueryCursor, Row, SObjectRecord } from '../core/types.ts';
import type { Answer } from './execute.ts';
import type { FieldPath } from './fieldPath.ts';
import { toAggregateRecord, toRecord } from './project.ts';
import type { QueryScope } from './scope.ts';

interface CsvColumn {
    readonly header: string;
    read(row: Row): string;
}

/** Pages of an answer. Rows are immutable, so a page shows what the query found, however long ago. */
export class AnswerCursor implements QueryCursor {
    readonly objectName: string;
    readonly totalSize: number;
    readonly length: number;
    readonly #scope: QueryScope;
    readonly #answer: Answer;
    #csv: readonly CsvColumn[] | null = null;

    constructor(scope: QueryScope, answer: Answer) {
        this.#scope = scope;
        this.#answer = answer;
        this.objectName = answer.object.name;
        this.length = answer.isAggregate ? answer.groups.length : answer.rows.length;
        this.totalSize = answer.count ?? this.length;
        if (answer.count !== null) {
            this.length = 0;
        }
    }

    page(from: number, size: number): SObjectRecord[] {
        if (this.#answer.count !== null) {
            return [];
        }
        if (this.#answer.isAggregate) {
            return this.#answer.groups.slice(from, from + size).map((group) => toAggregateRecord(this.#answer, group));
        }
        return this.#answer.rows.slice(from, from + size).map((row) => toRecord(this.#scope, this.#answer, row));
    }

    csvHeader(): string[] {
        return this.#csvColumns().map((column) => column.header);
    }

    csvPage(from: number, size: number): string[][] {
        const columns = this.#csvColumns();
        return this.#answer.rows.slice(from, from + size).map((row) => columns.map((column) => column.read(row)));
    }

    #csvColumns(): readonly CsvColumn[] {
        this.#csv ??= this.#makeCsvColumns();
        return this.#csv;
    }

    #makeCsvColumns(): CsvColumn[] {
        if (this.#answer.isAggregate) {
            throw refused('Aggregate Relationships not supported in Bulk Query', 'FUNCTIONALITY_NOT_ENABLED');
        }
        return this.#answer.columns.map((column) => {
            if (column.kind === 'field') {
                return csvField(column.path, column.alias);
            }
            if (column.kind === 'value') {
                const read = (row: Row): string => String(column.evaluator.value([row]) ?? '');
                return { header: column.key, read };
            }
            throw refused('Aggregate Relationships not supported in Bulk Query', 'FUNCTIONALITY_NOT_ENABLED');
        });
    }
}

function csvField(path: FieldPath, alias: string | null): CsvColumn {
    if (path.type === 'address' || path.type === 'location') {
        throw refused('Selecting compound data not supported in Bulk Query', 'FEATURENOTENABLED');
    }
    const isDateTime = path.type === 'datetime';
    return {
        header: alias ?? path.path,
        read: (row) => {
            const value = path.read(row);
            return value === null ? '' : isDateTime ? toCsvDateTime(String(value)) : String(value);
        }
    };
}

function refused(message: string, errorCode: string): SalesforceError {
    return new SalesforceError(errorCode, message);
}
