export interface LayoutFacts {
    /** One column: the map and the list take turns. */
    readonly isNarrow: boolean;
    readonly heightPixels: number;
}

const NARROW_PIXELS = 720;
const MIN_HEIGHT_PIXELS = 480;
const BOTTOM_GAP_PIXELS = 12;

/** Watches the room that a component has: its own width, and the window's height below its top edge. */
export class PageLayout {
    private readonly root: HTMLElement;
    private readonly fixedHeight: number;
    private readonly onChange: (facts: LayoutFacts) => void;
    private readonly resizing: ResizeObserver;
    private readonly measure = (): void => this.report();
    private last = '';

    /** `fixedHeight`: pixels, or 0 to fill the window. */
    constructor(root: HTMLElement, fixedHeight: number, onChange: (facts: LayoutFacts) => void) {
        this.root = root;
        this.fixedHeight = fixedHeight;
        this.onChange = onChange;
        this.resizing = new ResizeObserver(this.measure);
        this.resizing.observe(root);
        window.addEventListener('resize', this.measure);
        this.report();
    }

    remove(): void {
        this.resizing.disconnect();
        window.removeEventListener('resize', this.measure);
    }

    private report(): void {
        const { width, top } = this.root.getBoundingClientRect();
        const room = window.innerHeight - (top + window.scrollY) - (width < NARROW_PIXELS ? 0 : BOTTOM_GAP_PIXELS);
        const facts: LayoutFacts = {
            isNarrow: width > 0 && width < NARROW_PIXELS,
            heightPixels: this.fixedHeight || Math.max(MIN_HEIGHT_PIXELS, Math.floor(room))
        };
        // Telling the same again would render for nothing, and a height that changes itself would never rest.
        const key = JSON.stringify(facts);
        if (key === this.last) return;
        this.last = key;
        this.onChange(facts);
    }
}
