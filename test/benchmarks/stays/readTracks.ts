import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { UNKNOWN_ACCURACY_METRES, type TrackPoint } from '../../../middleware/src/visits/positions/trackPoint.ts';

/** A position with what the diary says of it; null where the diary has a gap. */
export interface DiaryPoint extends TrackPoint {
    readonly isStop: boolean | null;
}

/** What one phone of a person recorded. A person with several phones has several tracks. */
export interface PersonTrack {
    readonly person: string;
    readonly points: readonly DiaryPoint[];
}

/**
 * Tracks in the form of the SSI set: `*.csv` or `*.csv.gz` with user_id first, then timestamp, latitude, longitude, stop, mode;
 * folders within are read too, files without `stop` are passed over.
 */
export function readTracks(directory: string): PersonTrack[] {
    const tracks = new Map<string, PersonTrack & { readonly points: DiaryPoint[] }>();
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    for (const name of names.sort()) {
        if (!/\.csv(\.gz)?$/.test(name)) continue;
        const bytes = readFileSync(join(directory, name));
        const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
        readRows(text, (person, point) => {
            // Files of one phone differ by the date in their names only.
            const key = `${person} ${name.replaceAll(/\d{4}-\d{2}-\d{2}/g, '')}`;
            const track = tracks.get(key) ?? { person, points: [] };
            tracks.set(key, track);
            track.points.push(point);
        });
    }
    if (tracks.size === 0) throw new Error(`No *.csv or *.csv.gz with tracks in ${directory}.`);
    for (const { points } of tracks.values()) points.sort((a, b) => a.atMs - b.atMs);
    return [...tracks.values()];
}

function readRows(text: string, take: (person: string, point: DiaryPoint) => void): void {
    const lines = text.split('\n');
    const header = (lines[0] ?? '').split(',').map(unquote);
    const time = header.indexOf('timestamp');
    const [latitude, longitude, stop] = ['latitude', 'longitude', 'stop'].map((name) => header.indexOf(name));
    if (time < 0 || stop! < 0) return;
    for (const line of lines.slice(1)) {
        const cells = line.split(',');
        const atMs = instantOf(unquote(cells[time] ?? ''));
        if (cells.length < 5 || Number.isNaN(atMs)) continue;
        take(unquote(cells[0]!), {
            atMs,
            latitude: Number(cells[latitude!]),
            longitude: Number(cells[longitude!]),
            accuracyMetres: UNKNOWN_ACCURACY_METRES,
            isStop: diaryOf(unquote(cells[stop!] ?? ''))
        });
    }
}

function diaryOf(cell: string): boolean | null {
    if (/^(true|1|yes)$/i.test(cell)) return true;
    return /^(false|0|no)$/i.test(cell) ? false : null;
}

/** Times without a zone are UTC, as the set's description says. */
function instantOf(text: string): number {
    const iso = text.replace(' ', 'T');
    return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
}

function unquote(cell: string): string {
    return cell.trim().replace(/^"|"$/g, '');
}
