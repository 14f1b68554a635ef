/** Runs before every component test file: accessibility matcher, and what jsdom lacks. */
const { registerSa11yMatcher } = require('@sa11y/jest');

registerSa11yMatcher();

class ResizeObserverStub {
    observe() {}
    unobserve() {}
    disconnect() {}
}
globalThis.ResizeObserver ??= ResizeObserverStub;
globalThis.Path2D ??= class Path2D {
    constructor(path = '') {
        this.path = String(path);
    }
};
globalThis.matchMedia ??= (query) => ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {}
});
