import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MultiStageOutput } from '@oclif/multi-stage-output';
import { Global, Messages, SfError, type Connection } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { repositoryRoot } from '../../build/repositoryRoot.ts';
import { adminApi } from '../../lib/admin/adminApi.ts';
import { orgSession } from '../../lib/admin/orgSession.ts';
import { planStops, type PreviewStop } from '../../lib/admin/planStops.ts';
import { checkBeforeSetup, isDamaged } from '../../lib/setup/checkBeforeSetup.ts';
import type { FirstWeekResult } from '../../lib/setup/firstWeek.ts';
import { manualSteps } from '../../lib/setup/manualSteps.ts';
import { runStages, StageError, type StageObserver, type StageResult } from '../../lib/setup/runStages.ts';
import { lockSetup } from '../../lib/setup/setupLock.ts';
import { setupStages, STAGES, type SetupWish } from '../../lib/setup/setupStages.ts';
import { fileStateStore } from '../../lib/setup/setupState.ts';
import { readStartPlace, type StartPlace } from '../../lib/setup/startPlaces.ts';
import { showStops } from '../../lib/admin/showStops.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.setup');

/** Shape: result of `sf fieldmap setup --json`. */
export interface SetupResult {
    readonly orgId: string;
    readonly username: string;
    readonly middlewareUrl: string;
    readonly orgsFile: string;
    readonly stages: readonly StageResult[];
    /** Null when nobody can have a week yet; `stages` says why, `next` what to do. */
    readonly firstWeek: {
        readonly username: string;
        readonly fromDate: string;
        readonly stops: readonly PreviewStop[];
    } | null;
    readonly next: string | null;
    readonly manualSteps: readonly {
        readonly key: string;
        readonly title: string;
        readonly why: string;
        readonly url: string | null;
    }[];
}

/** `sf fieldmap setup`: from an org without Fieldmap to the first suggested week. */
export default class FieldmapSetup extends SfCommand<SetupResult> {
    static override readonly summary = messages.getMessage('summary');
    static override readonly description = messages.getMessage('description');
    static override readonly examples = messages.getMessages('examples');
    static override readonly flags = {
        'target-org': Flags.requiredOrg(),
        'api-version': Flags.orgApiVersion(),
        'middleware-url': Flags.url({
            summary: messages.getMessage('flags.middleware-url.summary'),
            env: 'FIELDMAP_MIDDLEWARE_URL',
            required: true
        }),
        'orgs-file': Flags.file({ summary: messages.getMessage('flags.orgs-file.summary') }),
        'integration-username': Flags.string({ summary: messages.getMessage('flags.integration-username.summary') }),
        'rep-usernames': Flags.string({
            summary: messages.getMessage('flags.rep-usernames.summary'),
            multiple: true,
            default: []
        }),
        'manager-usernames': Flags.string({
            summary: messages.getMessage('flags.manager-usernames.summary'),
            multiple: true,
            default: []
        }),
        'start-place': Flags.custom<StartPlace>({ parse: async (text) => readStartPlace(text) })({
            summary: messages.getMessage('flags.start-place.summary')
        }),
        'for-user': Flags.string({ summary: messages.getMessage('flags.for-user.summary') }),
        'reset-settings': Flags.boolean({ summary: messages.getMessage('flags.reset-settings.summary') }),
        wait: Flags.integer({ char: 'w', summary: messages.getMessage('flags.wait.summary'), default: 30, min: 0 }),
        'no-prompt': Flags.boolean({ char: 'p', summary: messages.getMessage('flags.no-prompt.summary') })
    };

    async run(): Promise<SetupResult> {
        const { flags } = await this.parse(FieldmapSetup);
        const repUsernames = namesIn(flags['rep-usernames']);
        if (flags['start-place'] !== undefined && repUsernames.length === 0) {
            throw messages.createError('error.startPlace');
        }
        const org = flags['target-org'];
        const connection = org.getConnection(flags['api-version']);
        const orgId = org.getOrgId();
        const username = org.getUsername() ?? '';
        const workDirectory = path.join(Global.SF_DIR, 'fieldmap', orgId);
        const wish: SetupWish = {
            orgId,
            username,
            middlewareUrl: flags['middleware-url'].href.replace(/\/$/, ''),
            orgsFile: path.resolve(flags['orgs-file'] ?? path.join(Global.SF_DIR, 'fieldmap', 'orgs.json')),
            forceApp: path.join(repositoryRoot, 'force-app'),
            workDirectory,
            repUsernames,
            managerUsernames: namesIn(flags['manager-usernames']),
            integrationUsername: flags['integration-username'] ?? null,
            startPlace: flags['start-place'] ?? null,
            forUser: flags['for-user'] ?? null,
            waitSeconds: flags.wait * 60,
            resetSettings: flags['reset-settings']
        };
        await this.askFirst(flags['no-prompt'] || this.jsonEnabled(), wish);
        let found: FirstWeekResult | null = null;
        const parts = {
            connection,
            api: adminApi(orgSession(connection)),
            store: fileStateStore(path.join(workDirectory, 'setup.json'), orgId),
            build,
            check: () => checkBeforeSetup(connection, username),
            isDamaged: () => isDamaged(connection, username, wish.middlewareUrl),
            onFirstWeek: (result: FirstWeekResult) => {
                found = result;
            },
            now: () => Date.now(),
            sleep: (milliseconds: number) => sleep(milliseconds)
        };
        const unlock = lockSetup(path.join(workDirectory, 'setup.lock'), process.pid);
        const results = await this.runShown(wish, (observer) =>
            runStages(setupStages(wish, parts), parts.store, observer, parts.now)
        ).finally(unlock);
        const steps = manualSteps(connection.instanceUrl).map(({ key, url }) => ({
            key,
            title: messages.getMessage(`manual.${key}.title`),
            why: messages.getMessage(`manual.${key}.why`, key === 'supervisor' ? [wish.orgsFile] : []),
            url
        }));
        const week = await this.showWeek(connection, found);
        this.log(`\n${messages.getMessage('info.manual')}`);
        steps.forEach(({ title, why, url }, index) => {
            this.log(`${index + 1}. ${title}${url === null ? '' : `: ${url}`}\n   ${why}`);
        });
        return {
            orgId,
            username,
            middlewareUrl: wish.middlewareUrl,
            orgsFile: wish.orgsFile,
            stages: results,
            ...week,
            manualSteps: steps
        };
    }

    private async showWeek(
        connection: Connection,
        found: FirstWeekResult | null
    ): Promise<Pick<SetupResult, 'firstWeek' | 'next'>> {
        if (found === null || found.week === null) {
            this.log(`\n${messages.getMessage('info.no-week', [found?.detail ?? '', found?.next ?? ''])}`);
            return { firstWeek: null, next: found?.next ?? null };
        }
        const { username, name, fromDate, plan } = found.week;
        const stops = await planStops(connection, plan);
        this.log(`\n${messages.getMessage('info.week', [name, username])}`);
        showStops(this, stops);
        return { firstWeek: { username, fromDate, stops }, next: null };
    }

    private async askFirst(isSilent: boolean, { username, orgId }: SetupWish): Promise<void> {
        if (!isSilent && !(await this.confirm({ message: messages.getMessage('prompt.start', [username, orgId]) }))) {
            throw messages.createError('error.declined');
        }
    }

    private async runShown(
        wish: SetupWish,
        run: (observer: StageObserver) => Promise<readonly StageResult[]>
    ): Promise<readonly StageResult[]> {
        const details: Record<string, string> = {};
        const shown = new MultiStageOutput<Record<string, string>>({
            title: messages.getMessage('info.title', [wish.username]),
            stages: [...STAGES],
            jsonEnabled: this.jsonEnabled(),
            stageSpecificBlock: STAGES.map((stage) => ({
                stage,
                type: 'message' as const,
                get: (data?: Record<string, string>) => data?.[stage]
            }))
        });
        const say = (name: string, text: string): void => {
            details[name] = text;
            shown.updateData({ ...details });
        };
        try {
            const results = await run({
                started: (name) => shown.goto(name),
                progress: say,
                finished: ({ name, status, detail }) =>
                    say(name, status === 'unchanged' ? messages.getMessage('info.unchanged') : detail)
            });
            shown.stop('completed');
            return results;
        } catch (error) {
            shown.stop('failed');
            throw toSfError(error, wish);
        }
    }
}

/** Names of a flag that is given several times, or once with commas; the framework's own delimiter warns about commas. */
function namesIn(values: readonly string[]): string[] {
    return values
        .flatMap((value) => value.split(','))
        .map((name) => name.trim())
        .filter((name) => name !== '');
}

async function build(say: (text: string) => void): Promise<void> {
    const steps = await import('../../build/buildAll.js');
    await steps.build(steps.deploymentSteps(), say);
}

/** Says which stage failed, and what helps there. */
function toSfError(error: unknown, wish: SetupWish): Error {
    if (!(error instanceof StageError)) {
        return error instanceof Error ? error : new Error(String(error));
    }
    const key = `error.stage.${error.stage.toLowerCase().replace(' ', '-')}.actions`;
    const actions = messages.getMessages(key, [wish.orgsFile, wish.middlewareUrl]);
    const name = `SetupStopped${error.stage.replace(' ', '')}`;
    const failure = new SfError(messages.getMessage('error.stage', [error.stage, error.message]), name, actions, 1);
    failure.setData({ stage: error.stage, done: error.results.map(({ name }) => name) });
    return failure;
}
