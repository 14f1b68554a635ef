import { StopDrag, type StopCarry } from 'c/stopDrag';

function carrier(): { readonly drag: StopDrag; readonly sent: StopCarry[] } {
    const sent: StopCarry[] = [];
    return { drag: new StopDrag((carry) => sent.push(carry)), sent };
}

/** jsdom knows no pointer events. */
function pointer(target: Element, pointerType: string, x: number, y: number): PointerEvent {
    const currentTarget = { setPointerCapture: jest.fn() };
    return {
        target,
        currentTarget,
        pointerType,
        pointerId: 1,
        button: 0,
        clientX: x,
        clientY: y
    } as unknown as PointerEvent;
}

const card = document.createElement('article');
card.innerHTML = '<button class="grip"></button><a>name</a><button class="why"></button>';
const [grip, name, why] = ['.grip', 'a', '.why'].map((selector) => card.querySelector(selector) as Element) as [
    Element,
    Element,
    Element
];

describe('c/stopDrag', () => {
    it('lifts, carries and lets go', () => {
        const { drag, sent } = carrier();
        drag.down(pointer(name, 'mouse', 10, 10), '001A', 'Acme');
        drag.move(pointer(name, 'mouse', 20, 10));
        drag.up(pointer(name, 'mouse', 200, 50));
        expect(sent.map(({ phase }) => phase)).toEqual(['lift', 'over', 'drop']);
        expect(sent[2]).toEqual({ phase: 'drop', recordId: '001A', name: 'Acme', x: 200, y: 50 });
    });

    it('leaves clicks, controls and scrolling fingers alone', () => {
        const { drag, sent } = carrier();
        drag.down(pointer(name, 'mouse', 10, 10), '001A', 'Acme');
        drag.move(pointer(name, 'mouse', 12, 10));
        drag.up(pointer(name, 'mouse', 12, 10));
        drag.down(pointer(why, 'mouse', 10, 10), '001A', 'Acme');
        drag.move(pointer(why, 'mouse', 90, 10));
        drag.up(pointer(why, 'mouse', 90, 10));
        drag.down(pointer(name, 'touch', 10, 10), '001A', 'Acme');
        drag.move(pointer(name, 'touch', 10, 90));
        drag.up(pointer(name, 'touch', 10, 90));
        expect(sent).toEqual([]);
    });

    it('lets a finger lift at the grip, and puts back what the browser takes away', () => {
        const { drag, sent } = carrier();
        drag.down(pointer(grip, 'touch', 10, 10), '001A', 'Acme');
        drag.move(pointer(grip, 'touch', 10, 90));
        drag.cancel(pointer(grip, 'touch', 10, 90));
        drag.up(pointer(grip, 'touch', 10, 90));
        expect(sent.map(({ phase }) => phase)).toEqual(['lift', 'over', 'cancel']);
    });
});
