import path from 'node:path';
import { Global, Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { rmSync } from 'node:fs';
import { repositoryRoot } from '../../build/repositoryRoot.ts';
import { removeAssignments, removesWithoutData, stepsAfterUninstall } from '../../lib/setup/uninstallOrg.ts';
import { removeSource } from '../../lib/setup/deploySource.ts';
import { unregisterOrg } from '../../lib/setup/orgsFile.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.uninstall');

/** Shape: result of `sf fieldmap uninstall --json`. */
export interface UninstallResult {
    readonly removedAssignments: number;
    readonly removedComponents: number;
    readonly keptData: boolean;
    readonly unregistered: boolean;
    /** What only a person may take out, with the page where it is done. */
    readonly manualSteps: readonly { readonly key: string; readonly title: string; readonly url: string | null }[];
}

/** `sf fieldmap uninstall`: takes Fieldmap out of an org; what people entered stays unless said otherwise. */
export default class FieldmapUninstall extends SfCommand<UninstallResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        'orgs-file': Flags.file({ summary: messages.getMessage('flags.orgs-file.summary') }),
        'delete-data': Flags.boolean({ summary: messages.getMessage('flags.delete-data.summary') }),
        'no-prompt': Flags.boolean({ char: 'p', summary: messages.getMessage('flags.no-prompt.summary') })
    };

    async run(): Promise<UninstallResult> {
        const { flags } = await this.parse(FieldmapUninstall);
        const org = flags['target-org'];
        const connection = org.getConnection(flags['api-version']);
        const isDataDeleted = flags['delete-data'];
        const message = messages.getMessage(isDataDeleted ? 'prompt.all' : 'prompt.keep', [org.getUsername() ?? '']);
        const isSilent = flags['no-prompt'] || this.jsonEnabled();
        if (!isSilent && !(await this.confirm({ message, defaultAnswer: false }))) {
            throw messages.createError('error.declined');
        }
        const removedAssignments = await removeAssignments(connection);
        const removedComponents = await removeSource(
            connection,
            path.join(repositoryRoot, 'force-app'),
            (type, fullName) => isDataDeleted || removesWithoutData(type, fullName),
            { checkOnly: false, say: () => undefined }
        );
        const unregistered = flags['orgs-file'] !== undefined && unregisterOrg(flags['orgs-file'], org.getOrgId());
        rmSync(path.join(Global.SF_DIR, 'fieldmap', org.getOrgId()), { recursive: true, force: true });
        this.log(messages.getMessage('info.removed', [String(removedComponents), String(removedAssignments)]));
        this.log(messages.getMessage(isDataDeleted ? 'info.data-deleted' : 'info.data-kept'));
        const manualSteps = stepsAfterUninstall(connection.instanceUrl, unregistered).map(({ key, url }) => ({
            key,
            title: messages.getMessage(`manual.${key}`),
            url
        }));
        this.log(`\n${messages.getMessage('info.manual')}`);
        manualSteps.forEach(({ title, url }, index) => {
            this.log(`${index + 1}. ${title}${url === null ? '' : `: ${url}`}`);
        });
        return { removedAssignments, removedComponents, keptData: !isDataDeleted, unregistered, manualSteps };
    }
}
