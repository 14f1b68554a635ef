import { setTimeout as sleep } from 'node:timers/promises';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { adminApiOf } from '../../../lib/admin/commandParts.ts';
import { rotateMiddlewareKey, rotateOrgKey, type Rotated } from '../../../lib/keys/rotateKeys.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.keys.rotate');

/** Shape: result of `sf fieldmap keys rotate --json`. */
export interface KeysRotateResult extends Rotated {
    readonly side: 'org' | 'middleware';
}

/** `sf fieldmap keys rotate`: exchanges a key while everything runs. */
export default class FieldmapKeysRotate extends SfCommand<KeysRotateResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        'orgs-file': Flags.file({
            summary: messages.getMessage('flags.orgs-file.summary'),
            required: true,
            exists: true
        }),
        side: Flags.option({ options: ['org', 'middleware'] as const })({
            summary: messages.getMessage('flags.side.summary'),
            required: true
        }),
        wait: Flags.integer({ char: 'w', summary: messages.getMessage('flags.wait.summary'), default: 5, min: 0 })
    };

    async run(): Promise<KeysRotateResult> {
        const { flags } = await this.parse(FieldmapKeysRotate);
        const org = flags['target-org'];
        const rotate = flags.side === 'org' ? rotateOrgKey : rotateMiddlewareKey;
        const rotated = await rotate({
            connection: org.getConnection(flags['api-version']),
            api: adminApiOf(org, flags['api-version']),
            orgId: org.getOrgId(),
            orgsFile: flags['orgs-file'],
            waitSeconds: flags.wait,
            now: () => Date.now(),
            sleep: async (milliseconds) => void (await sleep(milliseconds)),
            say: (progress) => this.log(progress)
        });
        this.logSuccess(messages.getMessage(`info.${flags.side}`, [rotated.now, rotated.before]));
        return { side: flags.side, ...rotated };
    }
}
