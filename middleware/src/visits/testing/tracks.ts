import { destination, type LatLng } from '#kernel/geo';
import type { TrackPoint } from '../positions/trackPoint.ts';

export const VADUZ: LatLng = { latitude: 47.141, longitude: 9.5209 };
export const NOON_MS = Date.parse('2026-11-17T12:00:00Z');

/** Builds a track piece by piece; noise is a fixed pattern of a few metres. */
export class TrackBuilder {
    readonly points: TrackPoint[] = [];
    private place: LatLng;
    private atMs: number;
    private readonly stepSeconds: number;

    constructor(place: LatLng = VADUZ, atMs = NOON_MS, stepSeconds = 10) {
        this.place = place;
        this.atMs = atMs;
        this.stepSeconds = stepSeconds;
    }

    get nowMs(): number {
        return this.atMs;
    }

    stay(minutes: number, noiseMetres = 6): this {
        return this.run(minutes * 60, () => this.place, noiseMetres);
    }

    /** Straight ahead at a speed. */
    go(metres: number, metresPerSecond: number, bearing = 90): this {
        const from = this.place;
        const startMs = this.atMs;
        this.run(metres / metresPerSecond, () =>
            destination(from, bearing, ((this.atMs - startMs) / 1000) * metresPerSecond)
        );
        this.place = destination(from, bearing, metres);
        return this;
    }

    drive(kilometres: number, bearing = 90): this {
        return this.go(kilometres * 1000, 12, bearing);
    }

    silence(minutes: number): this {
        this.atMs += minutes * 60_000;
        return this;
    }

    /** A position far off. */
    jump(metres: number): this {
        this.add(destination(this.place, 200, metres));
        this.atMs += 1_000;
        return this;
    }

    private run(seconds: number, placeNow: () => LatLng, noiseMetres = 3): this {
        const endMs = this.atMs + Math.round(seconds) * 1000;
        while (this.atMs < endMs) {
            const turn = (this.points.length * 137) % 360;
            this.add(destination(placeNow(), turn, noiseMetres * (((this.points.length * 7) % 10) / 10)));
            this.atMs += this.stepSeconds * 1000;
        }
        return this;
    }

    private add(place: LatLng): void {
        this.points.push({ ...place, atMs: this.atMs, accuracyMetres: 12 });
    }
}

/** Two visits with drives around them, from 12:00. */
export function twoVisits(): TrackPoint[] {
    return new TrackBuilder().drive(3).stay(30).drive(2).stay(20).drive(3).points;
}
