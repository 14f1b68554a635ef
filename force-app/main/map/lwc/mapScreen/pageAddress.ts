import type { PageReference } from 'lightning/navigation';
import { readPageState, writePageState, type MapPageState } from 'c/mapData';

/** Writing waits until the typing ends. */
const PAUSE_MS = 300;

/** Keeps the address of the page and the state of the map in step, without hearing its own echo. */
export class PageAddress {
    private readonly navigate: (page: PageReference) => void;
    private page: PageReference | null = null;
    private written = '';
    private timer: ReturnType<typeof setTimeout> | null = null;

    /** `navigate` replaces the address of the page. */
    constructor(navigate: (page: PageReference) => void) {
        this.navigate = navigate;
    }

    /** Takes the page's reference. True when it brings another state than the last that was read or written. */
    hear(page: PageReference | null): boolean {
        this.page = page;
        return page !== null && keyOf(page) !== this.written;
    }

    read(): MapPageState {
        this.written = this.page ? keyOf(this.page) : '';
        return readPageState(this.page?.state ?? {});
    }

    /** `stateOf` is asked when the pause is over. */
    write(stateOf: () => MapPageState): void {
        this.stop();
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared by stop
        this.timer = setTimeout(() => {
            if (!this.page) return;
            const page = { ...this.page, state: writePageState(stateOf(), this.page.state) };
            this.written = keyOf(page);
            this.navigate(page);
        }, PAUSE_MS);
    }

    stop(): void {
        if (this.timer) clearTimeout(this.timer);
        this.timer = null;
    }
}

function keyOf(page: PageReference): string {
    return new URLSearchParams(writePageState(readPageState(page.state ?? {}))).toString();
}
