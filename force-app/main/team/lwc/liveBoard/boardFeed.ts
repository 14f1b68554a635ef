import { isEmpEnabled, onError, subscribe, unsubscribe, type EmpMessage, type Subscription } from 'lightning/empApi';

/** Published for every visit that is written, by the flow Field Visit Signal: ids only. */
export const CHANNEL = '/event/FieldVisitSignal__e';
const NEW_EVENTS = -1;
/** Several writes of one step come as several events. */
const GATHER_MS = 250;
/** Events may get lost (a sleeping laptop, the org's daily limit): a slow look is the net under them. */
export const NET_SECONDS = 90;
export const POLL_SECONDS = 20;

interface FeedListener {
    /** Something was written, or it is time to look. */
    changed(): void;
    /** False: no events arrive, the feed polls. */
    live(isLive: boolean): void;
    /** Whether a visit of this person is on the board. */
    isOfInterest(visitorId: string): boolean;
}

/** Tells a board when to read again: by events, else by looking often. Errors of the streaming API only slow it down. */
export class BoardFeed {
    private readonly listener: FeedListener;
    private subscription: Subscription | null = null;
    private gathering: number | undefined;
    private timer: number | undefined;
    private isLive = false;
    private isClosed = false;

    constructor(listener: FeedListener) {
        this.listener = listener;
    }

    async open(): Promise<void> {
        this.schedule();
        try {
            if (!(await isEmpEnabled())) return;
            let isRefused = false;
            onError(() => {
                isRefused = true;
                this.setLive(false);
            });
            const subscription = await subscribe(CHANNEL, NEW_EVENTS, (message) => this.take(message));
            if (this.isClosed) {
                void unsubscribe(subscription);
                return;
            }
            this.subscription = subscription;
            this.setLive(!isRefused);
            // What was written while the board subscribed came without an event.
            this.listener.changed();
        } catch {
            this.setLive(false);
        }
    }

    close(): void {
        this.isClosed = true;
        window.clearTimeout(this.timer);
        window.clearTimeout(this.gathering);
        if (this.subscription !== null) void unsubscribe(this.subscription);
        this.subscription = null;
    }

    private take({ data }: EmpMessage): void {
        const visitorId = data.payload['VisitorId__c'];
        if (this.isClosed || (typeof visitorId === 'string' && !this.listener.isOfInterest(visitorId))) return;
        window.clearTimeout(this.gathering);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- several events of one step are one look
        this.gathering = window.setTimeout(() => this.listener.changed(), GATHER_MS);
    }

    private setLive(isLive: boolean): void {
        this.isLive = isLive;
        if (this.isClosed) return;
        this.listener.live(isLive);
        this.schedule();
    }

    private schedule(): void {
        window.clearTimeout(this.timer);
        if (this.isClosed) return;
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- the net under lost events
        this.timer = window.setTimeout(
            () => {
                this.listener.changed();
                this.schedule();
            },
            (this.isLive ? NET_SECONDS : POLL_SECONDS) * 1000
        );
    }
}
