import { fillLabel, formattersFor } from 'c/formatters';

const swiss = formattersFor({ locale: 'de-CH', language: 'en-US', timeZone: 'Europe/Vaduz', currency: 'CHF' });
const japanese = formattersFor({ locale: 'ja-JP', language: 'ja', timeZone: 'Asia/Tokyo', currency: 'JPY' });

describe('c/formatters', () => {
    it('writes numbers as the locale does and words in the language of the person', () => {
        // The apostrophe's code point depends on the ICU version.
        expect(swiss.number(2000)).toMatch(/^2['’]000$/);
        expect(swiss.relativeDays(-3)).toBe('3 days ago');
        expect(japanese.relativeDays(-3)).toBe('3 日前');
    });

    it.each([
        [0, 'today'],
        [-1, 'yesterday'],
        [-59, '59 days ago'],
        [-60, '2 months ago'],
        [-90, '3 months ago'],
        [-800, '2 years ago']
    ])('speaks of %d days as %s', (days, text) => {
        expect(swiss.relativeDays(days)).toBe(text);
    });

    it('keeps a plain date on its day in every zone', () => {
        expect(swiss.date('2026-01-05')).toContain('5');
        expect(formattersFor({ locale: 'en-US', timeZone: 'America/Los_Angeles' }).date('2026-01-05')).toBe(
            'Jan 5, 2026'
        );
    });

    it('shows times in the zone of the person', () => {
        expect(japanese.time('2026-01-05T00:30:00Z')).toBe('09:30');
    });

    it('leaves text that is no date as it is', () => {
        expect(swiss.date('soon')).toBe('soon');
    });

    it.each([
        [854, '850 m'],
        [12_345, '12.3 km'],
        [250_000, '250 km']
    ])('writes %d metres as %s', (metres, text) => {
        expect(swiss.distance(metres)).toBe(text);
    });

    it.each([
        [90, '2 min'],
        [3600, '1 hr'],
        [5400, '1 hr 30 min']
    ])('writes %d seconds as %s', (seconds, text) => {
        expect(formattersFor({ locale: 'en-US' }).duration(seconds)).toBe(text);
    });

    it('counts days in the calendar of the person', () => {
        const lateEvening = Date.parse('2026-01-05T23:30:00Z');
        expect(japanese.dayNumber(lateEvening)).toBe(swiss.dayNumber(lateEvening));
        expect(formattersFor({ timeZone: 'America/New_York' }).dayNumber(Date.parse('2026-01-05T02:00:00Z'))).toBe(
            Date.parse('2026-01-04') / 86_400_000
        );
    });

    it('fills labels and leaves unknown holes', () => {
        expect(fillLabel('{0} of {1}, {2}', 3, '4')).toBe('3 of 4, {2}');
    });
});
