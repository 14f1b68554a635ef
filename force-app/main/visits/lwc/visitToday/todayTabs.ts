import { LABELS } from './labels.ts';

const TABS = ['stops', 'stays', 'day', 'privacy'] as const;
/** Sections of the day's page. */
export type Tab = (typeof TABS)[number];

const WORDS: Readonly<Record<Tab, string>> = {
    stops: LABELS.tabStops,
    stays: LABELS.tabStays,
    day: LABELS.tabDay,
    privacy: LABELS.tabPrivacy
};

/** As the markup shows them; found stays that wait are counted. */
export function tabsOf(chosen: Tab, openStays: number): readonly object[] {
    return TABS.map((key) => {
        const isChosen = key === chosen;
        return {
            key,
            label: WORDS[key],
            count: key === 'stays' && openStays > 0 ? String(openStays) : '',
            className: isChosen ? 'tab tab_chosen' : 'tab',
            selected: String(isChosen),
            tabIndex: isChosen ? 0 : -1
        };
    });
}

/** What an arrow key leads to; null for other keys. */
export function tabAfter(tab: Tab, key: string): Tab | null {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    return step === undefined ? null : TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]!;
}

/** The first one for what is no section. */
export function tabNamed(value: string): Tab {
    return TABS.find((tab) => tab === value) ?? 'stops';
}
