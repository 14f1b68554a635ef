import { describe, expect, it } from '@jest/globals';
import { readCsv } from './readCsv.ts';
import { readGpx } from './readGpx.ts';
import { readOwnTracks } from './readOwnTracks.ts';
import { UploadError } from './uploadError.ts';

const OPTIONS = { receivedMs: Date.parse('2026-11-17T12:00:00Z') };
const gpx = (points: string): string =>
    `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points}</trkseg></trk></gpx>`;

function failure(work: () => unknown): string {
    try {
        work();
    } catch (error) {
        if (error instanceof UploadError) return error.code;
        throw error;
    }
    return 'none';
}

describe('readGpx', () => {
    it('reads track points with their accuracy and reports bad ones', () => {
        const { points, report } = readGpx(
            gpx(
                '<trkpt lat="47.14" lon="9.52"><ele>450</ele><time>2026-11-17T08:00:00Z</time><hdop>2</hdop></trkpt>' +
                    '<trkpt lat="47.14" lon="9.53"/>' +
                    '<trkpt lat="x" lon="9.53"><time>2026-11-17T08:00:10Z</time></trkpt>'
            ),
            OPTIONS
        );
        expect(points).toEqual([
            { atMs: Date.parse('2026-11-17T08:00:00Z'), latitude: 47.14, longitude: 9.52, accuracyMetres: 10 }
        ]);
        expect(report.refused.map(({ row, reason }) => [row, reason])).toEqual([
            [2, 'no-time'],
            [3, 'no-place']
        ]);
    });

    it('says why a whole file holds nothing', () => {
        expect(failure(() => readGpx(gpx('<trkpt lat="47" lon="9"/>'), OPTIONS))).toBe('no-times');
        expect(failure(() => readGpx(gpx(''), OPTIONS))).toBe('no-places');
        expect(failure(() => readGpx('<kml/>', OPTIONS))).toBe('unreadable');
        expect(failure(() => readGpx('not xml <', OPTIONS))).toBe('unreadable');
    });

    it('refuses entities that would blow up', () => {
        const bomb = '<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><gpx><trk/></gpx>';
        expect(failure(() => readGpx(bomb, OPTIONS))).toBe('unreadable');
    });
});

describe('readCsv', () => {
    it('understands other names, separators and a BOM, and reports rows by their line', () => {
        const { points, report } = readCsv(
            '\uFEFFtime;lon;lat;accuracy\n2026-11-17T08:00:00Z;9.52;47.14;7\n\nnever;9.5;47.1;3\n2026-11-17T08:00:09Z;9.52;;3\n',
            OPTIONS
        );
        expect(points).toEqual([
            { atMs: Date.parse('2026-11-17T08:00:00Z'), latitude: 47.14, longitude: 9.52, accuracyMetres: 7 }
        ]);
        expect(report.refused.map(({ reason }) => reason)).toEqual(['no-time', 'no-place']);
    });

    it('reads rows without accuracy', () => {
        expect(readCsv('at,latitude,longitude\n2026-11-17T08:00:00Z,47,9', OPTIONS).points[0]!.accuracyMetres).toBe(20);
    });

    it('names the missing column', () => {
        expect(failure(() => readCsv('lat,lon\n1,2', OPTIONS))).toBe('no-times');
        expect(failure(() => readCsv('time,lon\n1,2', OPTIONS))).toBe('no-places');
        expect(failure(() => readCsv('', OPTIONS))).toBe('no-times');
    });
});

describe('readOwnTracks', () => {
    it('takes locations, passes over other messages and reports what is none', () => {
        const location = { _type: 'location', tst: 1_779_000_000, lat: 47.14, lon: 9.52, acc: 14 };
        const { points, report } = readOwnTracks(
            [location, { _type: 'transition', event: 'enter' }, { ...location, lat: 0, lon: 0 }, 'x', {}],
            OPTIONS
        );
        expect(points).toEqual([{ atMs: 1_779_000_000_000, latitude: 47.14, longitude: 9.52, accuracyMetres: 14 }]);
        expect(report.refused.map(({ row, reason }) => [row, reason])).toEqual([
            [3, 'no-place'],
            [4, 'unreadable'],
            [5, 'unreadable']
        ]);
        expect(readOwnTracks(location, OPTIONS).points).toHaveLength(1);
    });
});
