import type { Map as LeafletMap } from 'leaflet';
import type { Interaction } from '../measurement.ts';

const ZOOM_STEPS = [1, 1, 1, -1, -1, -1, 1, 1, -1, -1];
const PAN_FRAMES = 90;
const PAN_PIXELS = 6;

/** After the picture that holds everything done so far. */
export function painted(): Promise<void> {
    return new Promise((resolve) => {
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve();
            channel.port2.postMessage(null);
        });
    });
}

export async function pause(milliseconds: number): Promise<void> {
    await new Promise((resolve) => {
        setTimeout(resolve, milliseconds);
    });
}

export async function interact(map: LeafletMap): Promise<Interaction> {
    const steps: number[] = [];
    for (const step of ZOOM_STEPS) {
        await pause(60);
        await painted();
        const from = performance.now();
        map.setZoom(map.getZoom() + step, { animate: false });
        await painted();
        steps.push(performance.now() - from);
    }
    await pause(300);
    return { zoomMs: quantile(steps, 0.5), panP95Ms: quantile(await drag(map.getContainer()), 0.95) };
}

/** A drag to and fro as a mouse makes it: one move before each picture. */
async function drag(container: HTMLElement): Promise<number[]> {
    const box = container.getBoundingClientRect();
    let x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const send = (type: string, target: EventTarget): void => {
        const init = { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0, buttons: 1, view: window };
        target.dispatchEvent(new MouseEvent(type, init));
    };
    send('mousedown', container.querySelector('.leaflet-map-pane') ?? container);
    const times: number[] = [];
    let last = await nextFrame();
    for (let frame = 0; frame < PAN_FRAMES; frame++) {
        x += frame < PAN_FRAMES / 2 ? PAN_PIXELS : -PAN_PIXELS;
        send('mousemove', document);
        const now = await nextFrame();
        times.push(now - last);
        last = now;
    }
    send('mouseup', document);
    return times;
}

function nextFrame(): Promise<number> {
    return new Promise((resolve) => {
        requestAnimationFrame(() => resolve(performance.now()));
    });
}

export function quantile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
