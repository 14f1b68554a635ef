import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { adminApiOf } from '../../../lib/admin/commandParts.ts';
import { userIdOf } from '../../../lib/admin/users.ts';
import { nextMonday } from '../../../lib/setup/firstWeek.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.plan.preview');

/** Shape: result of `sf fieldmap plan preview --json`. */
export interface PlanPreviewResult {
    readonly planId: string;
    readonly stops: readonly PreviewStop[];
    readonly unassigned: number;
}

export interface PreviewStop {
    readonly date: string;
    readonly beginsAt: string;
    readonly recordId: string;
    readonly name: string;
    readonly points: number;
    readonly travelMinutes: number;
}

/** `sf fieldmap plan preview`: what would be suggested to a rep; nothing is planned by it. */
export default class FieldmapPlanPreview extends SfCommand<PlanPreviewResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        rep: Flags.string({ summary: messages.getMessage('flags.rep.summary') }),
        'from-date': Flags.string({ summary: messages.getMessage('flags.from-date.summary') }),
        days: Flags.integer({ summary: messages.getMessage('flags.days.summary'), default: 7, min: 1, max: 28 })
    };

    async run(): Promise<PlanPreviewResult> {
        const { flags } = await this.parse(FieldmapPlanPreview);
        const connection = flags['target-org'].getConnection(flags['api-version']);
        const ownerId = flags.rep === undefined ? undefined : await userIdOf(connection, flags.rep);
        const plan = await adminApiOf(flags['target-org'], flags['api-version']).plan({
            ...(ownerId !== undefined && { ownerId }),
            fromDate: flags['from-date'] ?? nextMonday(new Date()),
            dayCount: flags.days
        });
        const found = plan.shifts.flatMap(({ date, stops }) => stops.map((stop) => ({ date, stop })));
        const names = new Map<string, string>();
        for (const objectName of ['Account', 'Lead'] as const) {
            const ids = found.filter(({ stop }) => stop.objectApiName === objectName).map(({ stop }) => stop.recordId);
            if (ids.length > 0) {
                const records = await connection.sobject(objectName).find({ Id: { $in: ids } }, ['Id', 'Name']);
                records.forEach((record) => names.set(String(record['Id']), String(record['Name'])));
            }
        }
        const stops = found.map(({ date, stop }) => ({
            date,
            beginsAt: stop.beginsAt,
            recordId: stop.recordId,
            name: names.get(stop.recordId) ?? '',
            points: stop.points,
            travelMinutes: Math.round(stop.legSeconds / 60)
        }));
        this.table({
            data: stops.map(({ date, beginsAt, name, points, travelMinutes }) => ({
                [messages.getMessage('column.date')]: date,
                [messages.getMessage('column.begins')]: beginsAt.slice(11, 16),
                [messages.getMessage('column.name')]: name,
                [messages.getMessage('column.points')]: points,
                [messages.getMessage('column.travel')]: travelMinutes
            }))
        });
        return { planId: plan.planId, stops, unassigned: plan.unassigned.length };
    }
}
