import type { RunContext } from '../context.ts';
import { errorDetail, OrgError, orgErrorCode } from '../orgError.ts';
import { pause } from '../pause.ts';
import { clearAlert, raiseAlert } from '../store/alerts.ts';
import type { OrgSession } from '../ports.ts';
import type { Lease } from '../store/lease.ts';
import type { SyncParts } from '../syncParts.ts';
import { applyNotices } from './applyNotices.ts';
import type { EventSource } from './ports.ts';
import { forgetReplayId, loadReplayId, saveStreamState } from './streamState.ts';
import type { StreamState } from './streamState.ts';

/** How soon to look again when another instance listens. */
const ELSEWHERE_SECONDS = 20;
/** How soon to ask again where the org offers no events, or has no calls left. */
const RARE_SECONDS = 900;
const LONGEST_BACKOFF_SECONDS = 60;

export interface ListenParts {
    readonly parts: SyncParts;
    readonly orgId: string;
    readonly objectApiName: string;
    readonly channel: string;
    readonly source: EventSource;
    /** `on` raises an alert when the org offers no events of the object. */
    readonly mode: 'auto' | 'on';
    readonly openContext: (lease: Lease) => Promise<RunContext>;
    readonly renewSession: (ended: OrgSession) => Promise<void>;
    /** Runs the work while this instance is the one that listens; null when another one is. */
    readonly withLease: (work: (lease: Lease) => Promise<void>) => Promise<unknown>;
    /** Looks for changes now. */
    readonly poll: () => Promise<unknown>;
}

/**
 * Listens to the change events of one object until stopped, through failures of every kind. Nothing here is needed for
 * completeness: whenever it is not certain that all events came, a pass is asked for, and passes go on anyway.
 */
export async function listen(options: ListenParts): Promise<void> {
    const { signal } = options.parts;
    let failures = 0;
    while (!signal.aborted) {
        let seconds = ELSEWHERE_SECONDS;
        try {
            const held = await options.withLease(async (lease) => {
                await follow(options, await options.openContext(lease), () => (failures = 0));
            });
            if (held === null && !signal.aborted) {
                await note(options, 'elsewhere');
            }
        } catch (error) {
            failures += 1;
            seconds = signal.aborted ? 0 : await afterFailure(options, error, failures);
        }
        await pause(seconds, signal);
    }
    await note(options, 'off');
}

async function follow(options: ListenParts, context: RunContext, onLife: () => void): Promise<void> {
    const { parts, orgId, channel, source } = options;
    await note(options, 'connecting');
    const after = await loadReplayId(parts.database, orgId, channel);
    const session = context.client.session();
    const stream = source.subscribe(session, {
        channel,
        after,
        window: parts.settings.eventWindow,
        silenceSeconds: parts.settings.eventSilenceSeconds,
        signal: parts.signal
    });
    const settled = setTimeout(
        () => inBackground(options, onSettled(options, after === null)),
        parts.settings.eventSettleSeconds * 1000
    );
    try {
        for await (const batch of stream) {
            onLife();
            if (await applyNotices(context, channel, batch)) {
                inBackground(options, options.poll());
            }
        }
    } catch (error) {
        if (error instanceof OrgError && error.kind === 'session') {
            await options.renewSession(session).catch(() => undefined);
        }
        throw error;
    } finally {
        clearTimeout(settled);
    }
}

/** A stream that begins with what comes next says nothing of what was before: a pass does. */
async function onSettled(options: ListenParts, isNewBeginning: boolean): Promise<void> {
    const { orgId, objectApiName } = options;
    const { database } = options.parts;
    await note(options, 'live');
    await clearAlert(database, orgId, 'EVENTS_NOT_OFFERED', objectApiName);
    if (isNewBeginning) {
        inBackground(
            options,
            options.poll().then(() => clearAlert(database, orgId, 'EVENTS_MISSED', objectApiName))
        );
    }
}

/** Notes what happened and what to do before the next attempt; gives the seconds until then. */
async function afterFailure(options: ListenParts, error: unknown, failures: number): Promise<number> {
    const { parts, orgId } = options;
    const failure = { code: orgErrorCode(error), detail: errorDetail(error) };
    const kind = error instanceof OrgError ? error.kind : null;
    parts.logger.info({ orgId, channel: options.channel, ...failure, failures }, 'a stream of change events ended');
    if (failure.code === 'EVENTS_NOT_OFFERED') {
        await note(options, 'unavailable', failure);
        if (options.mode === 'on') {
            await raiseAlert(parts.database, orgId, { ...failure, objectApiName: options.objectApiName });
        }
        return RARE_SECONDS;
    }
    await note(options, 'waiting', failure);
    if (failure.code === 'REPLAY_ID_INVALID') {
        await replayLost(options);
        return 0;
    }
    if (failures === 1) {
        // Events may lie in the org that nobody fetches now.
        inBackground(options, options.poll());
    }
    return kind === 'limit' ? RARE_SECONDS : backoff(failures, parts.settings.eventRetrySeconds);
}

/** The events in between are gone: the stream begins anew, which asks for a pass, and an admin can see it until then. */
async function replayLost({ parts, orgId, objectApiName, channel }: ListenParts): Promise<void> {
    await forgetReplayId(parts.database, orgId, channel);
    await raiseAlert(parts.database, orgId, {
        code: 'EVENTS_MISSED',
        objectApiName,
        detail: 'The org does not keep change events from so long ago; a pass reads the changes instead.'
    });
}

async function note(
    { parts, orgId, channel, objectApiName }: ListenParts,
    state: StreamState,
    failure?: { readonly code: string; readonly detail: string }
): Promise<void> {
    const change = { state, at: parts.clock.now(), ...(failure && { failure }) };
    await saveStreamState(parts.database, orgId, { channel, objectApiName }, change).catch(() => undefined);
}

function backoff(failures: number, firstSeconds: number): number {
    return Math.min(LONGEST_BACKOFF_SECONDS, firstSeconds * 2 ** Math.min(failures - 1, 10));
}

/** A pass that fails is repeated by the schedule. */
function inBackground({ parts, orgId }: ListenParts, work: Promise<unknown>): void {
    work.catch((error: unknown) => {
        const fields = { orgId, code: orgErrorCode(error), detail: errorDetail(error) };
        parts.logger.info(fields, 'a pass after change events failed; the schedule repeats it');
    });
}
