/** With many records each redraw costs; while pages arrive it happens this often. */
const STREAM_PAUSE_MS = 400;
const MANY_RECORDS = 20_000;

/** Calls `refresh` soon; many requests in between cost one call. */
export class RefreshPace {
    private readonly refresh: () => void;
    private timer: ReturnType<typeof setTimeout> | null = null;

    constructor(refresh: () => void) {
        this.refresh = refresh;
    }

    request(recordCount: number): void {
        if (this.timer) return;
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared by stop
        this.timer = setTimeout(
            () => {
                this.timer = null;
                this.refresh();
            },
            recordCount > MANY_RECORDS ? STREAM_PAUSE_MS : 0
        );
    }

    stop(): void {
        if (this.timer) clearTimeout(this.timer);
        this.timer = null;
    }
}
