import { Messages } from '@salesforce/core';
import type { SfCommand } from '@salesforce/sf-plugins-core';
import type { PreviewStop } from './planStops.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.plan.preview');

/** A suggested week as a table, one line a visit. */
export function showStops<Result>(command: SfCommand<Result>, stops: readonly PreviewStop[]): void {
    command.table({
        data: stops.map(({ date, beginsAt, name, points, travelMinutes }) => ({
            [messages.getMessage('column.date')]: date,
            [messages.getMessage('column.begins')]: beginsAt.slice(11, 16),
            [messages.getMessage('column.name')]: name,
            [messages.getMessage('column.points')]: points,
            [messages.getMessage('column.travel')]: travelMinutes
        }))
    });
}
