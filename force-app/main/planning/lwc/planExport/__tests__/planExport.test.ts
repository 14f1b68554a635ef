import { appleMapsUrl, csvOf, googleMapsUrl, icsOf, type ExportDay } from 'c/planExport';

const base = { latitude: 47.1, longitude: 9.5 };
const day: ExportDay = {
    date: '2026-11-23',
    start: base,
    end: base,
    stops: [
        {
            key: '001A-2026-11-23',
            name: 'Müller, Söhne; "AG"',
            subtitle: 'Städtle 1\nVaduz',
            place: { latitude: 47.1410303, longitude: 9.5209277 },
            beginsAt: '2026-11-23T09:00:00+01:00',
            leavesAt: '2026-11-23T09:45:00+01:00'
        }
    ]
};
const HEADINGS = ['Date', 'From', 'To', 'Name', 'Address', 'Latitude', 'Longitude'] as const;

describe('c/planExport', () => {
    it('asks Google Maps for the way through the stops', () => {
        const { searchParams, pathname } = new URL(googleMapsUrl(day));
        expect(pathname).toBe('/maps/dir/');
        expect(searchParams.get('origin')).toBe('47.100000,9.500000');
        expect(searchParams.get('waypoints')).toBe('47.141030,9.520928');
    });

    it('asks Apple Maps for the way, one waypoint a stop', () => {
        const twice = { ...day, stops: [...day.stops, ...day.stops] };
        expect(new URL(appleMapsUrl(twice)).searchParams.getAll('waypoint')).toHaveLength(2);
    });

    it('writes rows that spreadsheets read, formulas defused', () => {
        const evil = { ...day, stops: [{ ...day.stops[0]!, name: '=HYPERLINK("x")' }] };
        const [, row] = csvOf([evil], HEADINGS, (instant) => instant.slice(11, 16)).split('\r\n');
        expect(row).toContain('2026-11-23,09:00,09:45,"\'=HYPERLINK(""x"")"');
        expect(csvOf([day], HEADINGS, String)).toContain('"Müller, Söhne; ""AG"""');
    });

    it('writes calendar events in UTC with escaped text', () => {
        const text = icsOf([day], '2026-11-22T00:00:00Z');
        expect(text).toContain('DTSTART:20261123T080000Z\r\n');
        expect(text).toContain('SUMMARY:Müller\\, Söhne\\; "AG"\r\n');
        expect(text).toContain('LOCATION:Städtle 1\\nVaduz\r\n');
    });

    it('folds lines at 75 octets without cutting a character', () => {
        const name = '訪問'.repeat(40);
        const text = icsOf([{ ...day, stops: [{ ...day.stops[0]!, name }] }], '2026-11-22T00:00:00Z');
        const octets = text.split('\r\n').map((line) => encodeURIComponent(line).replaceAll(/%../g, 'x').length);
        expect(Math.max(...octets)).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${name}`);
    });
});
