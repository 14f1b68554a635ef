import LANGUAGE from '@salesforce/i18n/lang';
import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import CURRENCY from '@salesforce/i18n/currency';

/** How a person reads numbers and times. */
export interface FormatterSettings {
    /** BCP 47, for example `ja-JP`. */
    readonly locale: string;
    /** BCP 47 of the person's language. A Swiss locale with English as language gives `2’000` and `3 days ago`. */
    readonly language: string;
    /** IANA name. */
    readonly timeZone: string;
    /** ISO 4217, for money without its own code. */
    readonly currency: string;
}

const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;
const METRES_PER_KILOMETRE = 1000;
const MILLISECONDS_PER_DAY = 86_400_000;
/** Formatting objects are dear to make (about 50 µs each); a list makes thousands of texts. */
const cache = new Map<string, Formatters>();

/** Texts of numbers, money, dates, distances and durations for one person. Inputs are plain values in SI units. */
export class Formatters {
    readonly settings: FormatterSettings;
    /** Locale of texts with words: the language of the person as spoken in the region of the locale. */
    private readonly wordLocale: string;
    private readonly formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

    constructor(settings: FormatterSettings) {
        this.settings = settings;
        this.wordLocale = wordLocaleOf(settings);
    }

    /** 1912 -> `1,912`. */
    number(value: number, maximumFractionDigits = 0): string {
        return this.numberFormat({ maximumFractionDigits }).format(value);
    }

    /** 12345 -> `12K`; for places where space is short. */
    compact(value: number): string {
        return this.numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).format(value);
    }

    /** 0.413 -> `41%`. */
    percent(share: number, maximumFractionDigits = 0): string {
        return this.numberFormat({ style: 'percent', maximumFractionDigits }).format(share);
    }

    /** Whole units of money, unless asked otherwise: visits are planned on thousands, not on cents. */
    currency(value: number, currency = this.settings.currency, maximumFractionDigits = 0): string {
        return this.numberFormat({ style: 'currency', currency, maximumFractionDigits }).format(value);
    }

    /** 90.5 `minute` -> `90.5 min`: always the same unit, so that numbers of a column can be added up. */
    quantity(value: number, unit: 'minute' | 'kilometer' | 'day', maximumFractionDigits: number): string {
        return this.unit(value, unit, maximumFractionDigits);
    }

    /** `YYYY-MM-DD` or a date-time -> `Jan 5, 2026`. A plain date is no instant, so it never moves with the zone. */
    date(iso: string): string {
        return this.dateText(iso, { year: 'numeric', month: 'short', day: 'numeric' });
    }

    /** `Mon, Jan 5`. */
    weekday(iso: string): string {
        return this.dateText(iso, { weekday: 'short', month: 'short', day: 'numeric' });
    }

    /** `Jan 5, 09:30`. */
    dateTime(iso: string): string {
        return this.dateText(iso, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
    }

    /** `09:30` in the person's zone. */
    time(iso: string): string {
        return this.dateText(iso, { hour: '2-digit', minute: '2-digit' });
    }

    /** 850 -> `850 m`; 12345 -> `12.3 km`. */
    distance(metres: number): string {
        if (metres < METRES_PER_KILOMETRE) return this.unit(Math.round(metres / 10) * 10, 'meter', 0);
        const kilometres = metres / METRES_PER_KILOMETRE;
        return this.unit(kilometres, 'kilometer', kilometres < 100 ? 1 : 0);
    }

    /** 5400 -> `1 hr 30 min`; rounds to minutes, what is more than nothing to at least one. */
    duration(seconds: number): string {
        const minutes = seconds > 0 ? Math.max(1, Math.round(seconds / SECONDS_PER_MINUTE)) : 0;
        const hours = Math.floor(minutes / MINUTES_PER_HOUR);
        const rest = minutes - hours * MINUTES_PER_HOUR;
        if (hours === 0) return this.unit(minutes, 'minute', 0);
        if (rest === 0) return this.unit(hours, 'hour', 0);
        return `${this.unit(hours, 'hour', 0)} ${this.unit(rest, 'minute', 0)}`;
    }

    /** 30 -> `30 days`. */
    days(count: number): string {
        return this.numberFormat({
            style: 'unit',
            unit: 'day',
            unitDisplay: 'long',
            maximumFractionDigits: 0
        }).format(count);
    }

    /** -3 -> `3 days ago`, 0 -> `today`, 60 -> `in 2 months`. */
    relativeDays(days: number): string {
        const format = new Intl.RelativeTimeFormat(this.wordLocale, { numeric: 'auto' });
        if (Math.abs(days) < 60) return format.format(days, 'day');
        if (Math.abs(days) < 730) return format.format(Math.round(days / 30.44), 'month');
        return format.format(Math.round(days / 365.25), 'year');
    }

    /** Whole days since 1970-01-01 of an instant, as the person's calendar sees it. */
    dayNumber(instantMilliseconds: number): number {
        const parts = new Intl.DateTimeFormat('en-CA', { timeZone: this.settings.timeZone }).format(
            instantMilliseconds
        );
        return Math.floor(Date.parse(`${parts.slice(0, 10)}T00:00:00Z`) / MILLISECONDS_PER_DAY);
    }

    private unit(value: number, unit: string, maximumFractionDigits: number): string {
        return this.numberFormat({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(value);
    }

    private dateText(iso: string, options: Intl.DateTimeFormatOptions): string {
        const isPlainDate = iso.length === 10;
        const timeZone = isPlainDate ? 'UTC' : this.settings.timeZone;
        const instant = new Date(isPlainDate ? `${iso}T00:00:00Z` : iso);
        if (Number.isNaN(instant.getTime())) return iso;
        const key = `date${timeZone}${JSON.stringify(options)}`;
        return (
            this.cached(
                key,
                () => new Intl.DateTimeFormat(this.wordLocale, { ...options, timeZone })
            ) as Intl.DateTimeFormat
        ).format(instant);
    }

    private numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
        return this.cached(
            JSON.stringify(options),
            () => new Intl.NumberFormat(options.style === 'unit' ? this.wordLocale : this.settings.locale, options)
        ) as Intl.NumberFormat;
    }

    private cached(
        key: string,
        make: () => Intl.NumberFormat | Intl.DateTimeFormat
    ): Intl.NumberFormat | Intl.DateTimeFormat {
        let format = this.formats.get(key);
        if (!format) {
            format = make();
            this.formats.set(key, format);
        }
        return format;
    }
}

/** Formatters for a person, shared by everyone who asks with the same settings. Default: what the platform says. */
export function formattersFor(settings?: Partial<FormatterSettings>): Formatters {
    const complete = {
        locale: settings?.locale ?? LOCALE,
        language: settings?.language ?? LANGUAGE,
        timeZone: settings?.timeZone ?? TIME_ZONE,
        currency: settings?.currency ?? CURRENCY
    };
    const key = `${complete.locale} ${complete.language} ${complete.timeZone} ${complete.currency}`;
    let found = cache.get(key);
    if (!found) {
        found = new Formatters(complete);
        cache.set(key, found);
    }
    return found;
}

/** Puts values into a label: `fillLabel('{0} of {1}', 3, 4)` -> `3 of 4`. */
export function fillLabel(label: string, ...values: readonly (string | number)[]): string {
    return label.replace(/\{(\d+)\}/g, (hole, index: string) => {
        const value = values[Number(index)];
        return value === undefined ? hole : String(value);
    });
}

/** `en` in `de-CH` -> `en-CH`. Errors: none; a locale that the browser does not know falls back to the language. */
function wordLocaleOf({ locale, language }: FormatterSettings): string {
    try {
        const { region } = new Intl.Locale(locale).maximize();
        return new Intl.Locale(language, region ? { region } : {}).toString();
    } catch {
        return language;
    }
}
