import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { UNKNOWN_ACCURACY_METRES, type TrackPoint } from '../../../middleware/src/visits/positions/trackPoint.ts';

/** A position with what the diary says of it. */
export interface DiaryPoint extends TrackPoint {
    readonly isStop: boolean;
}

export interface PersonTrack {
    readonly person: string;
    readonly points: readonly DiaryPoint[];
}

/**
 * Tracks in the form of the SSI set: `*.csv` or `*.csv.gz` with user_id first, then timestamp, latitude, longitude, stop, mode;
 * folders within are read too, files without `stop` are passed over.
 */
export function readTracks(directory: string): PersonTrack[] {
    const people = new Map<string, DiaryPoint[]>();
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    for (const name of names.sort()) {
        if (!/\.csv(\.gz)?$/.test(name)) continue;
        const bytes = readFileSync(join(directory, name));
        readRows((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), people);
    }
    if (people.size === 0) throw new Error(`No *.csv or *.csv.gz with tracks in ${directory}.`);
    return [...people].map(([person, points]) => ({
        person,
        points: points.sort((a, b) => a.atMs - b.atMs)
    }));
}

function readRows(text: string, people: Map<string, DiaryPoint[]>): void {
    const lines = text.split('\n');
    const header = (lines[0] ?? '').split(',').map(unquote);
    const time = header.indexOf('timestamp');
    const [latitude, longitude, stop] = ['latitude', 'longitude', 'stop'].map((name) => header.indexOf(name));
    if (time < 0 || stop! < 0) return;
    for (const line of lines.slice(1)) {
        const cells = line.split(',');
        const atMs = instantOf(unquote(cells[time] ?? ''));
        if (cells.length < 5 || Number.isNaN(atMs)) continue;
        const person = unquote(cells[0]!);
        const points = people.get(person) ?? [];
        people.set(person, points);
        points.push({
            atMs,
            latitude: Number(cells[latitude!]),
            longitude: Number(cells[longitude!]),
            accuracyMetres: UNKNOWN_ACCURACY_METRES,
            isStop: unquote(cells[stop!] ?? '').toUpperCase() === 'TRUE'
        });
    }
}

/** Times without a zone are UTC, as the set's description says. */
function instantOf(text: string): number {
    const iso = text.replace(' ', 'T');
    return Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
}

function unquote(cell: string): string {
    return cell.trim().replace(/^"|"$/g, '');
}
