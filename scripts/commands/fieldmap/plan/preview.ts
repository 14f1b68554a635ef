import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { adminApiOf } from '../../../lib/admin/commandParts.ts';
import { planStops, type PreviewStop } from '../../../lib/admin/planStops.ts';
import { showStops } from '../../../lib/admin/showStops.ts';
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

/** `sf fieldmap plan preview`: what would be suggested to a rep; nothing is planned by it. */
export default class FieldmapPlanPreview extends SfCommand<PlanPreviewResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        rep: Flags.string({ summary: messages.getMessage('flags.rep.summary') }),
        'from-date': Flags.custom<string>({ parse: async (text) => readDay(text) })({
            summary: messages.getMessage('flags.from-date.summary')
        }),
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
        const stops = await planStops(connection, plan);
        showStops(this, stops);
        return { planId: plan.planId, stops, unassigned: plan.unassigned.length };
    }
}

/** Errors: Error with what was expected. */
function readDay(text: string): string {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
        throw messages.createError('error.day', [text]);
    }
    return text;
}
