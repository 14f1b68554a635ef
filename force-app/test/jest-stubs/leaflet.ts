/** A Leaflet that draws nothing: one map whose centre and zoom change, enough for what the components call. */

interface FakePoint {
    readonly x: number;
    readonly y: number;
    add(other: FakePoint): FakePoint;
    subtract(other: FakePoint): FakePoint;
    multiplyBy(factor: number): FakePoint;
    divideBy(factor: number): FakePoint;
    round(): FakePoint;
}

export function fakePoint(x: number, y: number): FakePoint {
    return {
        x,
        y,
        add: (other) => fakePoint(x + other.x, y + other.y),
        subtract: (other) => fakePoint(x - other.x, y - other.y),
        multiplyBy: (factor) => fakePoint(x * factor, y * factor),
        divideBy: (factor) => fakePoint(x / factor, y / factor),
        round: () => fakePoint(Math.round(x), Math.round(y))
    };
}

const WIDTH = 800;
const HEIGHT = 600;

/** Puts `L` on the window and gives access to the one map that is made. */
export function installFakeLeaflet() {
    const handlers = new Map<string, ((event: unknown) => void)[]>();
    let view = { lat: 0, lng: 0, zoom: 3 };
    const project = (point: { lat: number; lng: number } | [number, number], zoom: number): FakePoint => {
        const [lat, lng] = Array.isArray(point) ? point : [point.lat, point.lng];
        const size = 256 * 2 ** zoom;
        const sin = Math.sin((lat * Math.PI) / 180);
        return fakePoint((lng / 360 + 0.5) * size, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size);
    };
    const unproject = (point: FakePoint, zoom: number): { lat: number; lng: number } => {
        const size = 256 * 2 ** zoom;
        const lat = (Math.atan(Math.sinh((0.5 - point.y / size) * 2 * Math.PI)) * 180) / Math.PI;
        return { lat, lng: (point.x / size - 0.5) * 360 };
    };
    const origin = (): FakePoint =>
        project(view, view.zoom)
            .subtract(fakePoint(WIDTH / 2, HEIGHT / 2))
            .round();
    const fire = (type: string, event: unknown = {}): void => handlers.get(type)?.forEach((handler) => handler(event));
    const on = (types: string | Record<string, (event: unknown) => void>, handler?: (event: unknown) => void): void => {
        const entries =
            typeof types === 'string'
                ? types.split(' ').map((type) => [type, handler!] as const)
                : Object.entries(types);
        for (const [type, each] of entries) handlers.set(type, [...(handlers.get(type) ?? []), each]);
    };
    const map = {
        on: jest.fn(on),
        off: jest.fn(),
        remove: jest.fn(),
        invalidateSize: jest.fn(),
        setView: jest.fn((centre: [number, number] | { lat: number; lng: number }, zoom: number) => {
            const [lat, lng] = Array.isArray(centre) ? centre : [centre.lat, centre.lng];
            view = { lat, lng, zoom };
            fire('moveend');
            return map;
        }),
        setZoom: jest.fn((zoom: number) => map.setView([view.lat, view.lng], zoom)),
        fitBounds: jest.fn(),
        getCenter: () => ({ lat: view.lat, lng: view.lng }),
        getZoom: () => view.zoom,
        getSize: () => fakePoint(WIDTH, HEIGHT),
        getPixelOrigin: origin,
        getZoomScale: (to: number, from: number) => 2 ** (to - from),
        project,
        unproject,
        containerPointToLayerPoint: (point: FakePoint) => point,
        layerPointToContainerPoint: (point: FakePoint) => point,
        getPane: () => document.body,
        createPane: () => document.createElement('div'),
        getBounds: () => ({ getWest: () => -1, getSouth: () => -1, getEast: () => 1, getNorth: () => 1 })
    };
    const leaflet = {
        map: jest.fn(() => map),
        point: fakePoint,
        DomUtil: {
            create: (tag: string) => document.createElement(tag),
            setPosition: jest.fn(),
            setTransform: jest.fn()
        }
    };
    const context = fakeCanvasContext();
    HTMLCanvasElement.prototype.getContext = jest.fn(() => context) as never;
    Object.assign(window, { L: leaflet });
    const containerPointOf = (latitude: number, longitude: number): FakePoint =>
        project([latitude, longitude], view.zoom).subtract(origin());
    return { map, leaflet, context, fire, containerPointOf };
}

/** Records what was drawn. */
export function fakeCanvasContext() {
    return {
        fillText: jest.fn(),
        strokeText: jest.fn(),
        fill: jest.fn(),
        stroke: jest.fn(),
        clearRect: jest.fn(),
        fillRect: jest.fn(),
        setTransform: jest.fn(),
        setLineDash: jest.fn(),
        translate: jest.fn(),
        rotate: jest.fn(),
        scale: jest.fn(),
        save: jest.fn(),
        restore: jest.fn(),
        measureText: jest.fn((text: string) => ({ width: text.length * 6 }))
    };
}

interface Feature {
    readonly geometry: { readonly coordinates: [number, number] };
    readonly properties: object;
}
