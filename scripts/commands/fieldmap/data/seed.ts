import path from 'node:path';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { repositoryRoot } from '../../../build/repositoryRoot.ts';
import { generateCompany } from '../../../demo/data/generateCompany.ts';
import { generatedIds, seedCompany, type SeedResult } from '../../../lib/seed/seedCompany.ts';
import { seedingOrg } from '../../../lib/seed/seedingOrg.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.data.seed');

const EXTRACT = path.join(repositoryRoot, 'scripts/demo/data/osm/liechtenstein.osm.pbf');
/** The first number that the generator gives to a customer. */
const MARK = "AccountNumber LIKE 'AS-1%'";
const DAY_MS = 86_400_000;
/** In the middle of the demo company's country: where a rep without a base starts. */
const BASE = { VisitBase__Latitude__s: 47.139, VisitBase__Longitude__s: 9.5215 };

/** Shape: result of `sf fieldmap data seed --json`. */
export interface DataSeedResult extends SeedResult {
    readonly ownerIds: readonly string[];
}

/** `sf fieldmap data seed`: the demo company in a scratch org or sandbox. */
export default class FieldmapDataSeed extends SfCommand<DataSeedResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        count: Flags.integer({
            char: 'n',
            summary: messages.getMessage('flags.count.summary'),
            default: 200,
            min: 50,
            max: 20_000
        }),
        'history-days': Flags.integer({
            summary: messages.getMessage('flags.history-days.summary'),
            default: 60,
            min: 0,
            max: 548
        }),
        seed: Flags.integer({ summary: messages.getMessage('flags.seed.summary'), default: 1, min: 0 }),
        'no-prompt': Flags.boolean({ char: 'p', summary: messages.getMessage('flags.no-prompt.summary') })
    };

    async run(): Promise<DataSeedResult> {
        const { flags } = await this.parse(FieldmapDataSeed);
        const org = flags['target-org'];
        const connection = org.getConnection(flags['api-version']);
        const { totalSize } = await connection.query(`SELECT Id FROM Account WHERE ${MARK} LIMIT 1`);
        if (totalSize > 0) {
            throw messages.createError('error.seeded');
        }
        const username = org.getUsername() ?? '';
        const isSilent = flags['no-prompt'] || this.jsonEnabled();
        const message = messages.getMessage('prompt.seed', [String(flags.count), username]);
        if (!isSilent && !(await this.confirm({ message }))) {
            throw messages.createError('error.declined');
        }
        const { records: reps } = await connection.query<{ AssigneeId: string }>(
            "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Fieldmap_Rep' AND Assignee.IsActive = true"
        );
        const ownerIds = reps.map(({ AssigneeId }) => AssigneeId);
        if (ownerIds.length === 0) {
            throw messages.createError('error.noReps');
        }
        const today = Date.now();
        this.spinner.start(messages.getMessage('info.seeding', [username]));
        const result = await seedCompany(seedingOrg(connection), {
            batches: generateCompany({
                seed: flags.seed,
                accountCount: flags.count,
                today: new Date(today).toISOString().slice(0, 10),
                extractFile: EXTRACT,
                nextId: generatedIds()
            }),
            ownerIds,
            since: new Date(today - flags['history-days'] * DAY_MS).toISOString().slice(0, 10),
            say: (objectName, created) => {
                this.spinner.status = `${created} ${objectName}`;
            }
        });
        const { records: homeless } = await connection.query<{ Id: string }>(
            "SELECT Id FROM User WHERE VisitBase__Latitude__s = null AND Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Fieldmap_Rep')"
        );
        for (const { Id } of homeless) {
            await connection.sobject('User').update({ Id, ...BASE });
        }
        this.spinner.stop();
        for (const [objectName, count] of Object.entries(result.created)) {
            this.log(`${String(count).padStart(7)} ${objectName}`);
        }
        result.reasons.forEach((reason) => this.warn(reason));
        return { ...result, ownerIds };
    }
}
