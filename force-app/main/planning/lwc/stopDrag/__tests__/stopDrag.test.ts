import { StopDrag, type StopCarry } from 'c/stopDrag';

function carrier(): { readonly drag: StopDrag; readonly sent: StopCarry[] } {
    const sent: StopCarry[] = [];
    return { drag: new StopDrag((carry) => sent.push(carry)), sent };
}

const card = document.createElement('article');
card.innerHTML = '<button class="grip"></button><a>name</a><button class="why"></button>';
const part = (selector: string): Element => card.querySelector(selector) as Element;

function downAt(target: Element, pointerType: string): PointerEvent {
    return { target, pointerType, pointerId: 1, button: 0, clientX: 10, clientY: 10 } as unknown as PointerEvent;
}

/** jsdom knows no pointer events. */
function pointer(type: string, x: number, y: number): void {
    window.dispatchEvent(Object.assign(new MouseEvent(type, { clientX: x, clientY: y }), { pointerId: 1 }));
}

describe('c/stopDrag', () => {
    it('lifts, carries and lets go', () => {
        const { drag, sent } = carrier();
        drag.down(downAt(part('a'), 'mouse'), '001A', 'Acme');
        pointer('pointermove', 20, 10);
        pointer('pointerup', 200, 50);
        pointer('pointermove', 300, 50);
        expect(sent.map(({ phase }) => phase)).toEqual(['lift', 'over', 'drop']);
        expect(sent[2]).toEqual({ phase: 'drop', recordId: '001A', name: 'Acme', x: 200, y: 50 });
    });

    it('leaves clicks, controls and scrolling fingers alone', () => {
        const { drag, sent } = carrier();
        const attempts = [
            ['a', 'mouse', 12],
            ['.why', 'mouse', 90],
            ['a', 'touch', 90]
        ] as const;
        for (const [selector, pointerType, x] of attempts) {
            drag.down(downAt(part(selector), pointerType), '001A', 'Acme');
            pointer('pointermove', x, 10);
            pointer('pointerup', x, 10);
        }
        expect(sent).toEqual([]);
    });

    it('lets a finger lift at the grip, and puts back what the browser takes away or Escape gives up', () => {
        const { drag, sent } = carrier();
        drag.down(downAt(part('.grip'), 'touch'), '001A', 'Acme');
        pointer('pointermove', 10, 90);
        pointer('pointercancel', 10, 90);
        drag.down(downAt(part('a'), 'mouse'), '001A', 'Acme');
        pointer('pointermove', 10, 90);
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        pointer('pointerup', 10, 90);
        expect(sent.map(({ phase }) => phase)).toEqual(['lift', 'over', 'cancel', 'lift', 'over', 'cancel']);
    });
});
