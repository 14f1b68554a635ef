/** Where a record is while somebody carries it; detail of `stopcarry`. Coordinates of the viewport. */
export interface StopCarry {
    readonly phase: 'lift' | 'over' | 'drop' | 'cancel';
    readonly recordId: string;
    readonly name: string;
    readonly x: number;
    readonly y: number;
}

interface Held {
    readonly pointerId: number;
    readonly x: number;
    readonly y: number;
    readonly recordId: string;
    readonly name: string;
    isLifted: boolean;
}

/** A mouse that moves less than this is clicking. Pixels. */
const CLICK_PIXELS = 6;
const GRIP = '.grip';
const CONTROLS = 'button, input, c-stop-menu, lightning-button-menu';

/**
 * Carries a record with mouse, pen or finger. A mouse takes it anywhere; a finger at its grip, because elsewhere it
 * scrolls. While something is held the window is listened to: the card may be drawn anew, or hidden, on the way.
 */
export class StopDrag {
    private readonly send: (carry: StopCarry) => void;
    private held: Held | null = null;

    constructor(send: (carry: StopCarry) => void) {
        this.send = send;
    }

    /** Begins when the pointer is at a place to take hold of; the rest follows by itself. */
    down(event: PointerEvent, recordId: string, name: string): void {
        const target = event.target as Element;
        const canHold =
            event.pointerType === 'mouse'
                ? target.closest(GRIP) !== null || target.closest(CONTROLS) === null
                : target.closest(GRIP) !== null;
        if (event.button !== 0 || !canHold || this.held !== null) return;
        const { pointerId, clientX: x, clientY: y } = event;
        this.held = { pointerId, x, y, recordId, name, isLifted: false };
        window.addEventListener('pointermove', this.handleMove);
        window.addEventListener('pointerup', this.handleEnd);
        window.addEventListener('pointercancel', this.handleEnd);
        window.addEventListener('keydown', this.handleKey);
    }

    private readonly handleMove = (event: PointerEvent): void => {
        const { held } = this;
        if (held === null || event.pointerId !== held.pointerId) return;
        if (!held.isLifted) {
            if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < CLICK_PIXELS) return;
            held.isLifted = true;
            this.report('lift', event.clientX, event.clientY);
        }
        this.report('over', event.clientX, event.clientY);
    };

    private readonly handleEnd = (event: PointerEvent): void => {
        if (event.pointerId !== this.held?.pointerId) return;
        this.end(event.type === 'pointerup' ? 'drop' : 'cancel', event.clientX, event.clientY);
    };

    private readonly handleKey = (event: KeyboardEvent): void => {
        if (event.key === 'Escape') this.end('cancel', 0, 0);
    };

    private end(phase: 'drop' | 'cancel', x: number, y: number): void {
        window.removeEventListener('pointermove', this.handleMove);
        window.removeEventListener('pointerup', this.handleEnd);
        window.removeEventListener('pointercancel', this.handleEnd);
        window.removeEventListener('keydown', this.handleKey);
        if (this.held?.isLifted) this.report(phase, x, y);
        this.held = null;
    }

    private report(phase: StopCarry['phase'], x: number, y: number): void {
        const { recordId = '', name = '' } = this.held ?? {};
        this.send({ phase, recordId, name, x, y });
    }
}
