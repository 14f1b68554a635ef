import type { PhonePosition, PositionBatch, TrackingChoice } from 'c/contracts';
import { problemOf } from 'c/errorText';

/** More often says nothing new about a stay and costs battery. */
const STEP_MS = 10_000;
const SEND_MS = 30_000;
/** About five hours at a position in ten seconds; the oldest go first. */
const MOST_KEPT = 2_000;
const MOST_SENT = 500;

export interface FeedPorts {
    readonly geolocation: Geolocation | undefined;
    /** Errors: what an Apex call rejects with. */
    readonly send: (batch: PositionBatch) => Promise<unknown>;
    readonly readKept: () => readonly PhonePosition[];
    readonly keep: (positions: readonly PhonePosition[]) => void;
    /** Milliseconds. */
    readonly now: () => number;
    /** `HH:MM` and weekday (0 is Monday) of an instant where the person works. */
    readonly localTime: (nowMilliseconds: number) => { readonly time: string; readonly weekday: number };
    readonly every: (task: () => void, milliseconds: number) => () => void;
}

/**
 * Collects the device's positions while the page is open, and sends them in batches; without a connection they wait on the
 * device. Nothing is even asked for without consent, in a pause or outside working hours.
 */
export class PositionFeed {
    private readonly ports: FeedPorts;
    private choice: TrackingChoice | null = null;
    private watch: number | null = null;
    private stopTimer: (() => void) | null = null;
    private isSending = false;

    constructor(ports: FeedPorts) {
        this.ports = ports;
    }

    /** What the person chose; null: nothing is known, nothing is recorded. */
    follow(choice: TrackingChoice | null): void {
        this.choice = choice;
        if (choice?.isConsented !== true) {
            this.stop();
            // Withdrawn means that what was not sent yet is not sent any more.
            if (choice !== null) this.ports.keep([]);
            return;
        }
        this.stopTimer ??= this.ports.every(() => void this.beat(), SEND_MS);
        this.look();
    }

    stop(): void {
        this.stopWatch();
        this.stopTimer?.();
        this.stopTimer = null;
    }

    /** Sends what waits. Errors: none; what could not be sent waits on. */
    async send(): Promise<void> {
        const positions = this.ports.readKept().slice(0, MOST_SENT);
        if (positions.length === 0 || this.isSending) return;
        this.isSending = true;
        try {
            await this.ports.send({ sentAt: new Date(this.ports.now()).toISOString(), positions });
            this.forget(positions);
        } catch (error) {
            const status = problemOf(error)?.status ?? 0;
            // What the middleware will never take must not block what comes after it.
            if (status >= 400 && status < 500 && status !== 429) this.forget(positions);
        } finally {
            this.isSending = false;
        }
    }

    private async beat(): Promise<void> {
        this.look();
        await this.send();
    }

    private look(): void {
        if (this.mayRecord()) this.startWatch();
        else this.stopWatch();
    }

    private mayRecord(): boolean {
        const { choice } = this;
        if (!choice?.isConsented) return false;
        const now = this.ports.now();
        if (choice.isPausedUntil !== null && Date.parse(choice.isPausedUntil) > now) return false;
        const { time, weekday } = this.ports.localTime(now);
        return choice.workDays[weekday] !== '-' && time >= choice.dayStartsAt && time < choice.dayEndsAt;
    }

    private startWatch(): void {
        const { geolocation } = this.ports;
        if (this.watch !== null || !geolocation) return;
        this.watch = geolocation.watchPosition(
            (position) => this.take(position),
            () => undefined,
            { enableHighAccuracy: true, maximumAge: STEP_MS }
        );
    }

    private stopWatch(): void {
        if (this.watch !== null) this.ports.geolocation?.clearWatch(this.watch);
        this.watch = null;
    }

    private take({ coords, timestamp }: GeolocationPosition): void {
        if (!this.mayRecord()) return;
        const kept = this.ports.readKept();
        const last = kept[kept.length - 1];
        if (last && timestamp - Date.parse(last.at) < STEP_MS) return;
        const position: PhonePosition = {
            at: new Date(timestamp).toISOString(),
            latitude: coords.latitude,
            longitude: coords.longitude,
            accuracyMetres: coords.accuracy,
            speedMetresPerSecond: coords.speed
        };
        this.ports.keep([...kept, position].slice(-MOST_KEPT));
    }

    private forget(sent: readonly PhonePosition[]): void {
        const times = new Set(sent.map(({ at }) => at));
        this.ports.keep(this.ports.readKept().filter(({ at }) => !times.has(at)));
    }
}
