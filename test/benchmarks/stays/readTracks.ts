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

/** Tracks in the form of the SSI set: `*.csv` or `*.csv.gz` with user_id, timestamp, latitude, longitude, stop, mode. */
export function readTracks(directory: string): PersonTrack[] {
    const people = new Map<string, DiaryPoint[]>();
    for (const name of readdirSync(directory).sort()) {
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
    for (const line of lines.slice(1)) {
        const cells = line.split(',');
        const atMs = Date.parse(unquote(cells[time] ?? ''));
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

function unquote(cell: string): string {
    return cell.trim().replace(/^"|"$/g, '');
}
