import { epochSecondsOf } from '../../platform/localTime.ts';

const DAY_MS = 86_400_000;

/** Local days of instants in one zone, fast enough for millions: each midnight is asked for once. */
export interface ZoneDays {
    /** The local day, `YYYY-MM-DD`, of epoch milliseconds. */
    dayOf(ms: number): string;
    /** Epoch milliseconds at which the local day begins, or the one `later` days after it. */
    startOf(day: string, later?: number): number;
}

export function createZoneDays(timeZone: string): ZoneDays {
    const starts = new Map<number, number>();
    const names = new Map<number, string>();
    const byName = new Map<string, number>();
    const nameOf = (epochDay: number): string => {
        let name = names.get(epochDay);
        if (name === undefined) {
            name = new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
            names.set(epochDay, name);
        }
        return name;
    };
    const startOf = (epochDay: number): number => {
        let start = starts.get(epochDay);
        if (start === undefined) {
            start = epochSecondsOf(nameOf(epochDay), '00:00', timeZone) * 1000;
            starts.set(epochDay, start);
        }
        return start;
    };
    return {
        dayOf: (ms) => {
            // Zones are at most 14 hours from UTC, so the local day is that of UTC or one beside it.
            const utcDay = Math.floor(ms / DAY_MS);
            if (ms >= startOf(utcDay + 1)) return nameOf(utcDay + 1);
            return nameOf(ms >= startOf(utcDay) ? utcDay : utcDay - 1);
        },
        startOf: (day, later = 0) => {
            let epochDay = byName.get(day);
            if (epochDay === undefined) {
                epochDay = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
                byName.set(day, epochDay);
            }
            return startOf(epochDay + later);
        }
    };
}

const KEPT_ZONES = 50;
const zones = new Map<string, ZoneDays>();

/** The days of a zone; the last ones used are kept. Errors: RangeError for an unknown zone, when a day is asked. */
export function zoneDaysOf(timeZone: string): ZoneDays {
    const days = zones.get(timeZone) ?? createZoneDays(timeZone);
    zones.delete(timeZone);
    zones.set(timeZone, days);
    if (zones.size > KEPT_ZONES) {
        zones.delete(zones.keys().next().value as string);
    }
    return days;
}
