/** Panes from the ground up, as the map stacks them. */
const PANES = ['.leaflet-tile-pane', '.leaflet-fieldmapLabels-pane', '.leaflet-overlay-pane'];
const SCALE = 2;

/** Copies everything that the map's element shows, tile by tile and canvas by canvas, onto one canvas. */
export function pictureOf(host: HTMLElement): HTMLCanvasElement {
    const frame = host.getBoundingClientRect();
    const picture = document.createElement('canvas');
    picture.width = Math.round(frame.width * SCALE);
    picture.height = Math.round(frame.height * SCALE);
    const context = picture.getContext('2d');
    if (!context) return picture;
    context.scale(SCALE, SCALE);
    for (const name of PANES) {
        const pane = host.querySelector<HTMLElement>(name);
        if (!pane) continue;
        context.filter = pane.style.filter || 'none';
        for (const part of pane.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('canvas, img')) {
            if (part instanceof HTMLImageElement && !(part.complete && part.naturalWidth > 0)) continue;
            const box = part.getBoundingClientRect();
            if (box.width === 0 || box.right < frame.left || box.left > frame.right) continue;
            context.drawImage(part, box.left - frame.left, box.top - frame.top, box.width, box.height);
        }
    }
    context.filter = 'none';
    return picture;
}
