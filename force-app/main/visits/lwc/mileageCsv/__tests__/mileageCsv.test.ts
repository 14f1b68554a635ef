import { mileageCsv } from 'c/mileageCsv';

describe('mileage as CSV', () => {
    it('has a row a leg, with names that no spreadsheet runs', () => {
        const row = {
            ...{ date: '2026-03-02', departsAt: '2026-03-02T08:00:00Z', arrivesAt: '2026-03-02T08:20:00Z' },
            ...{ fromRecordId: null, toRecordId: '001A', kilometres: 12.34, source: 'road' as const }
        };
        const text = mileageCsv([row], {
            headings: ['Date', 'Departs', 'Arrives', 'From', 'To', 'Kilometres', 'Source'],
            timeOf: (instant) => instant.slice(11, 16),
            nameOf: (recordId) => (recordId === null ? 'Elsewhere' : '=SUM(1), "AG"'),
            sourceOf: (source) => source
        });
        expect(text).toBe(
            '\uFEFFDate,Departs,Arrives,From,To,Kilometres,Source\r\n' +
                `2026-03-02,08:00,08:20,Elsewhere,"'=SUM(1), ""AG""",12.3,road\r\n`
        );
    });
});
