import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addLocalDays } from '#kernel/visitRules';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { adminApiOf } from '../../../lib/admin/commandParts.ts';
import { namesOfUsers, userIdOf } from '../../../lib/admin/users.ts';
import { toCsv } from '../../../lib/csv.ts';
import { boardRows, KPI_COLUMNS, type KpiRow } from '../../../lib/kpi/boardRows.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.kpi.export');

/** Shape: result of `sf fieldmap kpi export --json`. */
export interface KpiExportResult {
    readonly period: { readonly from: string; readonly to: string };
    readonly dataAsOf: string | null;
    readonly currency: string | null;
    readonly rows: readonly KpiRow[];
    readonly file: string | null;
}

/** `sf fieldmap kpi export`: the board's numbers for a spreadsheet or a script. */
export default class FieldmapKpiExport extends SfCommand<KpiExportResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        period: Flags.option({
            options: ['day', 'week', 'month', 'quarter', 'year', 'rolling'] as const,
            summary: messages.getMessage('flags.period.summary'),
            default: 'week' as const
        })(),
        date: Flags.string({ summary: messages.getMessage('flags.date.summary') }),
        owner: Flags.string({ summary: messages.getMessage('flags.owner.summary') }),
        format: Flags.option({
            options: ['csv', 'json'] as const,
            summary: messages.getMessage('flags.format.summary'),
            default: 'csv' as const
        })(),
        'output-file': Flags.file({ char: 'f', summary: messages.getMessage('flags.output-file.summary') })
    };

    async run(): Promise<KpiExportResult> {
        const { flags } = await this.parse(FieldmapKpiExport);
        const connection = flags['target-org'].getConnection(flags['api-version']);
        const ownerId = flags.owner === undefined ? undefined : await userIdOf(connection, flags.owner);
        const api = adminApiOf(flags['target-org'], flags['api-version']);
        const board = await api.kpiBoard(flags.period, flags.date ?? new Date().toISOString().slice(0, 10), ownerId);
        const names = await namesOfUsers(
            connection,
            board.members.map(({ userId }) => userId)
        );
        const rows = boardRows(board, names);
        const { from, to } = board.period;
        const lastDay = addLocalDays(to, -1);
        if (board.isEmpty) {
            this.warn(messages.getMessage('warning.nobody', [from, lastDay]));
        }
        const text =
            flags.format === 'json'
                ? `${JSON.stringify(rows, null, 2)}\n`
                : toCsv(
                      [...KPI_COLUMNS, 'from', 'to'],
                      rows.map((row) => [...KPI_COLUMNS.map((column) => row[column]), from, lastDay])
                  );
        const file = flags['output-file'] ?? null;
        if (file === null) {
            this.log(text.trimEnd());
        } else {
            mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
            writeFileSync(file, text);
            this.log(messages.getMessage('info.written', [String(rows.length), file]));
        }
        return { period: { from, to }, dataAsOf: board.dataAsOf, currency: board.currency, rows, file };
    }
}
