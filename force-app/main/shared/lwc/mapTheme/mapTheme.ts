/** Light or dark maps: what the person chose, or what their device prefers. One choice for all maps of a browser. */
export type MapTheme = 'light' | 'dark';
export type MapThemeChoice = MapTheme | 'auto';

const KEY = 'fieldmap-map-theme';
const PREFERS_DARK = '(prefers-color-scheme: dark)';
const listeners = new Set<(theme: MapTheme) => void>();
/** Kept here too, for browsers that refuse storage. */
let held: MapThemeChoice | null = null;
let isWatching = false;

export function themeChoice(): MapThemeChoice {
    held ??= readChoice();
    return held;
}

/** Keeps the choice and tells every map. */
export function chooseTheme(choice: MapThemeChoice): void {
    held = choice;
    try {
        window.localStorage.setItem(KEY, choice);
    } catch {
        // The choice then lasts as long as the page.
    }
    tell();
}

export function currentTheme(): MapTheme {
    const choice = themeChoice();
    if (choice !== 'auto') return choice;
    return window.matchMedia?.(PREFERS_DARK).matches ? 'dark' : 'light';
}

/** Hears every change, by the person or by the device. Gives the way to stop. */
export function onThemeChange(listener: (theme: MapTheme) => void): () => void {
    if (!isWatching) {
        isWatching = true;
        window.matchMedia?.(PREFERS_DARK).addEventListener?.('change', tell);
    }
    listeners.add(listener);
    return () => listeners.delete(listener);
}

function tell(): void {
    const theme = currentTheme();
    for (const listener of listeners) listener(theme);
}

function readChoice(): MapThemeChoice {
    try {
        const text = window.localStorage.getItem(KEY);
        return text === 'light' || text === 'dark' ? text : 'auto';
    } catch {
        return 'auto';
    }
}
