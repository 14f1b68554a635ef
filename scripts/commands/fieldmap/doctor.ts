import { Messages } from '@salesforce/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import { adminApi } from '../../lib/admin/adminApi.ts';
import { orgSession } from '../../lib/admin/orgSession.ts';
import type { CheckResult, CheckStatus } from '../../lib/doctor/check.ts';
import { orgPort } from '../../lib/doctor/orgPort.ts';
import { exitCodeOf, runDoctor } from '../../lib/doctor/runDoctor.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.doctor');

/** Shape: result of `sf fieldmap doctor --json`. */
export interface DoctorResult {
    readonly orgId: string;
    readonly username: string;
    readonly checks: readonly CheckResult[];
}

const SIGN: Readonly<Record<CheckStatus, string>> = {
    ok: 'ok',
    warning: 'warning',
    error: 'ERROR',
    skipped: 'skipped'
};

/** `sf fieldmap doctor`: is everything in place, and if not, what is next? */
export default class FieldmapDoctor extends SfCommand<DoctorResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly errorCodes = toHelpSection('ERROR CODES', {
        'Succeeded (0)': messages.getMessage('exit.0'),
        'Failed (1)': messages.getMessage('exit.1')
    });
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        'middleware-url': Flags.url({
            summary: messages.getMessage('flags.middleware-url.summary'),
            env: 'FIELDMAP_MIDDLEWARE_URL'
        })
    };

    async run(): Promise<DoctorResult> {
        const { flags } = await this.parse(FieldmapDoctor);
        const org = flags['target-org'];
        const username = org.getUsername() ?? '';
        const connection = org.getConnection(flags['api-version']);
        const checks = await runDoctor({
            org: orgPort(connection, username),
            admin: adminApi(orgSession(connection)),
            middlewareUrl: flags['middleware-url']?.href ?? null,
            nodeVersion: process.version,
            now: () => Date.now(),
            fetch
        });
        this.show(checks);
        process.exitCode = exitCodeOf(checks);
        return { orgId: org.getOrgId(), username, checks };
    }

    private show(checks: readonly CheckResult[]): void {
        for (const { code, status, saw, why, next } of checks) {
            this.log(`${SIGN[status].padEnd(8)} ${code.padEnd(18)} ${saw}`);
            if (next !== null) {
                this.log(`${' '.repeat(27)} ${why}`);
                this.log(`${' '.repeat(27)} ${messages.getMessage('info.next', [next])}`);
            }
        }
        const count = (status: CheckStatus): number => checks.filter((check) => check.status === status).length;
        const counts = [count('ok'), count('warning'), count('error'), count('skipped')];
        this.log(messages.getMessage('info.total', counts));
    }
}
