/** Where a record is while somebody carries it; detail of `stopcarry`. Coordinates of the viewport. */
export interface StopCarry {
    readonly phase: 'lift' | 'over' | 'drop' | 'cancel';
    readonly recordId: string;
    readonly name: string;
    readonly x: number;
    readonly y: number;
}

/** A mouse that moves less than this is clicking. Pixels. */
const CLICK_PIXELS = 6;
const GRIP = '.grip';
const CONTROLS = 'button, input, c-stop-menu, lightning-button-menu';

/**
 * Carries a record with mouse, pen or finger. A mouse takes it anywhere; a finger at its grip, because elsewhere it
 * scrolls. Pointer events, so that all three are one thing.
 */
export class StopDrag {
    private readonly send: (carry: StopCarry) => void;
    private held: {
        readonly pointerId: number;
        readonly x: number;
        readonly y: number;
        readonly recordId: string;
        readonly name: string;
        isLifted: boolean;
    } | null = null;

    constructor(send: (carry: StopCarry) => void) {
        this.send = send;
    }

    down(event: PointerEvent, recordId: string, name: string): void {
        const target = event.target as Element;
        const isAtGrip = target.closest(GRIP) !== null;
        const canLift = event.pointerType === 'mouse' ? target.closest(CONTROLS) === null : false;
        if (event.button !== 0 || !(isAtGrip || canLift)) return;
        const { pointerId, clientX: x, clientY: y } = event;
        this.held = { pointerId, x, y, recordId, name, isLifted: false };
    }

    move(event: PointerEvent): void {
        const { held } = this;
        if (held === null || event.pointerId !== held.pointerId) return;
        if (!held.isLifted) {
            if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < CLICK_PIXELS) return;
            held.isLifted = true;
            // From here on the events come here wherever the pointer goes, and no click follows.
            (event.currentTarget as Element).setPointerCapture?.(held.pointerId);
            this.report('lift', event);
        }
        this.report('over', event);
    }

    up(event: PointerEvent): void {
        if (this.held?.isLifted) this.report('drop', event);
        this.held = null;
    }

    /** The browser took the pointer away, or the person pressed Escape. */
    cancel(event: PointerEvent | KeyboardEvent): void {
        if (this.held?.isLifted) this.report('cancel', event);
        this.held = null;
    }

    private report(phase: StopCarry['phase'], event: PointerEvent | KeyboardEvent): void {
        const { recordId = '', name = '' } = this.held ?? {};
        const [x, y] = 'clientX' in event ? [event.clientX, event.clientY] : [0, 0];
        this.send({ phase, recordId, name, x, y });
    }
}
