import type { ServerDuplexStream } from '@grpc/grpc-js';
import type {
    ConsumerEvent,
    FetchRequest,
    FetchResponse
} from '../../../../middleware/src/sync/salesforce/pubsub/pubSubDescriptor.ts';
import type { EventFeed, FeedEvent } from './eventFeed.ts';

export type SubscribeCall = ServerDuplexStream<FetchRequest, FetchResponse>;

export interface SubscriptionParts {
    readonly call: SubscribeCall;
    readonly feed: EventFeed;
    readonly encode: (event: FeedEvent) => ConsumerEvent;
    /** Null when the session still holds; else the error to end with. */
    readonly checkSession: () => Error | null;
    readonly keepAliveMs: number;
}

/** Events that a subscriber may have asked for at most. */
const MOST_REQUESTED = 100;

/** One open stream: it sends only what was asked for, in order, and the newest replay id when there is nothing to send. */
export class Subscription {
    /** Fault: from now on nothing is sent, as when a stream dies without an error. */
    isStalled = false;
    readonly #parts: SubscriptionParts;
    readonly #isWanted: (event: FeedEvent) => boolean;
    readonly #keepAlive: NodeJS.Timeout;
    readonly #stop: () => void;
    #queue: FeedEvent[] = [];
    #wanted = 0;
    #isEnded = false;

    constructor(parts: SubscriptionParts, isWanted: (event: FeedEvent) => boolean, afterReplayId: number) {
        this.#parts = parts;
        this.#isWanted = isWanted;
        this.#queue = parts.feed.after(afterReplayId).filter(isWanted);
        this.#stop = parts.feed.onEvents((events) => this.#take(events));
        this.#keepAlive = setInterval(() => this.#sendKeepAlive(), parts.keepAliveMs);
        this.#keepAlive.unref();
    }

    request(count: number): void {
        this.#wanted = Math.min(MOST_REQUESTED, this.#wanted + count);
        this.#pump();
    }

    end(error: Error | null): void {
        if (this.#isEnded) {
            return;
        }
        this.#isEnded = true;
        this.#stop();
        clearInterval(this.#keepAlive);
        if (error === null) {
            this.#parts.call.end();
        } else {
            this.#parts.call.emit('error', error);
        }
    }

    #take(events: readonly FeedEvent[]): void {
        this.#queue.push(...events.filter(this.#isWanted));
        this.#pump();
    }

    #pump(): void {
        if (this.isStalled || this.#wanted === 0 || this.#queue.length === 0 || !this.#isAllowed()) {
            return;
        }
        const events = this.#queue.splice(0, this.#wanted);
        this.#wanted -= events.length;
        this.#send(events, events.at(-1)?.replayId ?? 0);
    }

    /** The newest id of the bus is safe to go on from only when nothing waits here. */
    #sendKeepAlive(): void {
        if (!this.isStalled && this.#queue.length === 0 && this.#isAllowed()) {
            this.#send([], this.#parts.feed.latest);
        }
    }

    #isAllowed(): boolean {
        const error = this.#parts.checkSession();
        if (error !== null) {
            this.end(error);
        }
        return error === null;
    }

    #send(events: readonly FeedEvent[], latestReplayId: number): void {
        this.#parts.call.write({
            events: events.map(this.#parts.encode),
            latestReplayId: replayBytes(latestReplayId),
            rpcId: `rpc-${latestReplayId}`,
            pendingNumRequested: this.#wanted
        });
    }
}

/** A replay id is opaque for subscribers; here 8 bytes, big-endian. */
export function replayBytes(replayId: number): Buffer {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(replayId));
    return bytes;
}

export function replayNumber(bytes: Buffer): number {
    return bytes.length === 8 ? Number(bytes.readBigUInt64BE()) : Number.NaN;
}
