import { Messages, SfError } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import type { ImportReport } from '../../../lib/admin/adminApi.ts';
import { adminApiOf } from '../../../lib/admin/commandParts.ts';
import { findImportFiles, ImportFileError, inParts, readImportFile } from '../../../lib/import/importFiles.ts';
import type { ImportFile } from '../../../lib/import/importFiles.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.data.import');

/** `sf fieldmap data import`: records of another CRM, in the neutral form of docs/import.md. */
export default class FieldmapDataImport extends SfCommand<ImportReport> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        from: Flags.directory({ char: 'f', summary: messages.getMessage('flags.from.summary'), required: true }),
        name: Flags.string({ char: 'n', summary: messages.getMessage('flags.name.summary'), required: true }),
        'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') })
    };

    async run(): Promise<ImportReport> {
        const { flags } = await this.parse(FieldmapDataImport);
        const api = adminApiOf(flags['target-org'], flags['api-version']);
        const files = explained(() => findImportFiles(flags.from));
        const { runId } = await api.beginImport(flags.name);
        this.spinner.start(messages.getMessage('info.reading', [flags.from]));
        for (const file of files) {
            await this.send(file, (records) => api.addToImport(runId, file.kind, records));
        }
        this.spinner.status = messages.getMessage('info.taking-over');
        const report = await api.finishImport(runId, flags['dry-run']);
        this.spinner.stop();
        return this.tell(report);
    }

    private async send(
        file: ImportFile,
        add: (records: Parameters<ReturnType<typeof adminApiOf>['addToImport']>[2]) => Promise<void>
    ): Promise<void> {
        let sent = 0;
        try {
            for await (const part of inParts(readImportFile(file))) {
                await add(part);
                sent += part.length;
                this.spinner.status = messages.getMessage('info.sent', [file.kind, String(sent)]);
            }
        } catch (error) {
            throw asSfError(error);
        }
    }

    /** Errors: SfError `ImportRefused` with the report as its data when anything is wrong. */
    private tell(report: ImportReport): ImportReport {
        if (report.state === 'refused') {
            const shown = report.errors.map(({ kind, line, column, detail }) =>
                messages.getMessage('error.line', [kind, String(line), column ?? '', detail])
            );
            const error = new SfError(
                [messages.getMessage('error.refused', [String(report.errorCount)]), ...shown].join('\n'),
                'ImportRefused',
                messages.getMessages('error.refused.actions'),
                1
            );
            error.setData(report as unknown as Parameters<typeof error.setData>[0]);
            throw error;
        }
        this.table({
            data: report.kinds.map(({ kind, rows, created, changed, unchanged }) => ({
                [messages.getMessage('column.kind')]: kind,
                [messages.getMessage('column.rows')]: rows,
                [messages.getMessage('column.created')]: created,
                [messages.getMessage('column.changed')]: changed,
                [messages.getMessage('column.unchanged')]: unchanged
            }))
        });
        this.log(messages.getMessage(`info.${report.state}`, [report.orgId]));
        return report;
    }
}

function explained<Result>(work: () => Result): Result {
    try {
        return work();
    } catch (error) {
        throw asSfError(error);
    }
}

function asSfError(error: unknown): unknown {
    return error instanceof ImportFileError
        ? new SfError(error.message, 'ImportFile', messages.getMessages('error.file.actions'), 1)
        : error;
}
