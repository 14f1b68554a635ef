import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { SubscribeOptions } from '../../events/ports.ts';
import { OrgError } from '../../orgError.ts';
import { eventError } from './eventError.ts';
import type { ConsumerEvent, FetchRequest, FetchResponse } from './pubSubDescriptor.ts';

interface FetchedEvents {
    readonly events: readonly ConsumerEvent[];
    /** Null when nothing says for sure what was given out. */
    readonly replayId: Buffer | null;
}

export interface FetchQueue {
    /** Everything that has come since the last call, as one; waits for the first. Null when aborted. */
    next(): Promise<FetchedEvents | null>;
}

/**
 * Turns a stream that pushes into one that is pulled. It holds no more than what was asked for, so it cannot grow.
 *
 * Errors: what ended the stream; `EVENTS_SILENT` when nothing came for too long, not even a sign of life.
 */
export function openFetchQueue(
    call: ClientDuplexStream<FetchRequest, FetchResponse>,
    { signal, silenceSeconds }: SubscribeOptions
): FetchQueue {
    const waiting: FetchResponse[] = [];
    let failure: OrgError | null = null;
    let wake: () => void = () => undefined;
    const fail = (error: OrgError): void => {
        failure ??= error;
        wake();
    };
    call.on('data', (response: FetchResponse) => {
        waiting.push(response);
        wake();
    });
    call.on('error', (error) => fail(eventError(error)));
    call.on('end', () => fail(new OrgError('network', 'EVENTS_UNAVAILABLE', 'The org closed the event stream.')));
    const arrival = (): Promise<void> =>
        new Promise((resolve) => {
            const timer = setTimeout(() => {
                const text = `Nothing came over the event stream for ${silenceSeconds} seconds.`;
                fail(new OrgError('network', 'EVENTS_SILENT', text));
            }, silenceSeconds * 1000);
            wake = () => {
                clearTimeout(timer);
                signal.removeEventListener('abort', wake);
                resolve();
            };
            signal.addEventListener('abort', wake);
        });
    return {
        async next() {
            while (waiting.length === 0 && failure === null && !signal.aborted) {
                await arrival();
            }
            if (signal.aborted) {
                return null;
            }
            if (waiting.length === 0) {
                throw failure as unknown as OrgError;
            }
            const responses = waiting.splice(0);
            const replayIds = responses.map(safeReplayId).filter((id) => id !== null);
            return { events: responses.flatMap((response) => response.events), replayId: replayIds.at(-1) ?? null };
        }
    };
}

/** The newest id of the bus counts only while events are still wanted: else some may wait that were not given out. */
function safeReplayId({ events, latestReplayId, pendingNumRequested }: FetchResponse): Buffer | null {
    const last = events.at(-1);
    return last !== undefined ? last.replayId : pendingNumRequested > 0 ? latestReplayId : null;
}
