/** Minutes after local midnight. `closes` is at most 1440. */
export interface MinuteWindow {
    readonly opensMinute: number;
    readonly closesMinute: number;
}

/** Windows by weekday, Monday first. An empty day is closed. */
export type OpeningHours = readonly (readonly MinuteWindow[])[];

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const RULE =
    /^((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*)\s+(off|\d{2}:\d{2}-\d{2}:\d{2}(?:,\s*\d{2}:\d{2}-\d{2}:\d{2})*)$/;

/**
 * Reads the weekly part of OpenStreetMap's opening-hours notation: `Mo-Fr 08:00-12:00,13:30-17:00; Sa 09:00-12:00`, with
 * `off` and `24/7`. A later rule replaces earlier ones for its days.
 *
 * Errors: RangeError that names the rule which cannot be read.
 * Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification (a subset).
 */
export function parseOpeningHours(text: string): OpeningHours {
    const week: (readonly MinuteWindow[])[] = DAYS.map(() => []);
    if (text.trim() === '24/7') {
        return DAYS.map(() => [{ opensMinute: 0, closesMinute: 1440 }]);
    }
    for (const rule of text
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '')) {
        const match = RULE.exec(rule);
        if (match === null) {
            throw new RangeError(`Opening hours "${rule}" cannot be read; expected for example "Mo-Fr 08:00-17:00".`);
        }
        const windows = match[2] === 'off' ? [] : windowsOf(match[2] ?? '', rule);
        daysOf(match[1] ?? '').forEach((day) => {
            week[day] = windows;
        });
    }
    return week;
}

/** Windows of a weekday, Monday = 0. */
export function windowsOn(hours: OpeningHours, weekday: number): readonly MinuteWindow[] {
    return hours[weekday] ?? [];
}

function daysOf(text: string): number[] {
    return text.split(',').flatMap((part) => {
        const [first = '', last = first] = part.split('-');
        const from = DAYS.indexOf(first);
        const count = (DAYS.indexOf(last) - from + 7) % 7;
        return Array.from({ length: count + 1 }, (_, offset) => (from + offset) % 7);
    });
}

function windowsOf(text: string, rule: string): MinuteWindow[] {
    return text.split(',').map((part) => {
        const [opens = '', closes = ''] = part.trim().split('-');
        const window = { opensMinute: minuteOf(opens), closesMinute: minuteOf(closes) };
        if (window.opensMinute >= window.closesMinute || window.closesMinute > 1440) {
            throw new RangeError(`Opening hours "${rule}" close before they open, or after midnight.`);
        }
        return window;
    });
}

function minuteOf(time: string): number {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
}
