import { setTimeout as sleep } from 'node:timers/promises';
import { Messages, SfError, type Org } from '@salesforce/core';
import { Flags, type SfCommand } from '@salesforce/sf-plugins-core';
import type { RunKind, SyncStatus } from './adminApi.ts';
import { adminApiOf } from './commandParts.ts';
import { runAndFollow } from './followSync.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.sync.shared');

/** Shape: result of `sf fieldmap sync start|resume|reconcile --json`. */
export interface SyncRunResult {
    readonly kind: RunKind;
    /** False when it goes on after the time of `--wait`. */
    readonly isFinished: boolean;
    readonly status: SyncStatus;
}

export const runFlags = {
    'target-org': Flags.requiredOrg(),
    'api-version': Flags.orgApiVersion(),
    wait: Flags.integer({ char: 'w', summary: messages.getMessage('flags.wait.summary'), default: 5, min: 0 }),
    async: Flags.boolean({ summary: messages.getMessage('flags.async.summary'), exclusive: ['wait'] })
};

export interface RunFlagValues {
    readonly 'target-org': Org;
    readonly 'api-version': string | undefined;
    readonly wait: number;
    readonly async: boolean;
}

/** Errors: SfError `SyncFailed` with the middleware's words when the run ends with an error. */
export async function runSync(
    command: SfCommand<SyncRunResult>,
    flags: RunFlagValues,
    kind: RunKind
): Promise<SyncRunResult> {
    command.spinner.start(messages.getMessage(`info.${kind}`));
    const status = await runAndFollow(
        {
            api: adminApiOf(flags['target-org'], flags['api-version']),
            sleep: (milliseconds) => sleep(milliseconds),
            now: () => Date.now(),
            limitSeconds: flags.async ? 0 : flags.wait * 60,
            say: (now) => {
                command.spinner.status = sentence(now);
            }
        },
        kind
    );
    command.spinner.stop(sentence(status));
    if (status.state === 'failed') {
        throw new SfError(
            status.error ?? status.errorCode ?? 'failed',
            'SyncFailed',
            messages.getMessages('error.failed.actions'),
            1
        );
    }
    const isFinished = status.state === 'idle' && !flags.async;
    if (!isFinished) {
        command.log(messages.getMessage('info.goes-on'));
    }
    return { kind, isFinished, status };
}

/** One line about a status. */
export function sentence({ state, objects, outbox }: SyncStatus): string {
    const rows = objects.reduce((sum, object) => sum + object.rows, 0);
    const loading = objects.filter(({ phase, total }) => phase === 'loading' && total !== null);
    const ready = objects.filter(({ phase }) => phase === 'ready').length;
    const details = [
        ...(state === 'loading' ? [messages.getMessage('info.ready', [String(ready), String(objects.length)])] : []),
        ...loading.map((object) =>
            messages.getMessage('info.loading', [object.objectApiName, String(object.rows), String(object.total)])
        )
    ];
    const line = messages.getMessage('info.status', [state, String(rows), String(outbox.waiting)]);
    return [line, ...details].join('; ');
}
