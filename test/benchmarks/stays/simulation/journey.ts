import { decodePolyline, destination, haversineMetres, type LatLng } from '#kernel/geo';
import type { Random } from '../../../../scripts/demo/data/random.ts';
import type { TravelTimes } from '../../../../middleware/src/travel/index.ts';

export type Surrounding = 'street' | 'indoors' | 'no-signal' | 'asleep';

/** Where the person really was, second by second. */
export interface TrueSecond extends LatLng {
    readonly atMs: number;
    readonly surrounding: Surrounding;
}

const WALKING_METRES_PER_SECOND = 1.3;
const LIGHTS_PER_KILOMETRE = 0.35;
const LOCAL_METRES_PER_SECOND = 9;

/** Writes down a day as a person lives it. */
export class Journey {
    readonly seconds: TrueSecond[] = [];
    private readonly random: Random;
    private readonly roads: TravelTimes;
    private place: LatLng;
    private nowMs: number;

    constructor(random: Random, roads: TravelTimes, start: LatLng, startMs: number) {
        this.random = random;
        this.roads = roads;
        this.place = start;
        this.nowMs = startMs;
    }

    get atMs(): number {
        return this.nowMs;
    }

    stand(seconds: number, surrounding: Surrounding): void {
        for (let i = 0; i < seconds; i++) this.tick(this.place, surrounding);
    }

    walk(to: LatLng, surrounding: Surrounding = 'street'): void {
        this.moveStraight(to, WALKING_METRES_PER_SECOND, () => surrounding);
    }

    /** Drives by road with stops at lights; sometimes through a tunnel without signal. `asleepSeconds`: the phone sleeps on. */
    async drive(to: LatLng, asleepSeconds = 0): Promise<void> {
        const { polyline, legs } = await this.roads.route([this.place, to]);
        const shape = decodePolyline(polyline).filter(
            (point, i, all) => i === 0 || haversineMetres(all[i - 1]!, point) > 1
        );
        const leg = legs[0]!;
        const speed = Math.min(30, Math.max(4, leg.metres / Math.max(1, leg.seconds)));
        const leftMs = this.nowMs;
        const tunnel = this.random.chance(0.15) ? this.random.between(30, 200) * 1000 : -1;
        const surroundingAt = (): Surrounding => {
            const drivenMs = this.nowMs - leftMs;
            if (drivenMs < asleepSeconds * 1000) return 'asleep';
            return tunnel > 0 && drivenMs > tunnel && drivenMs < tunnel + 90_000 ? 'no-signal' : 'street';
        };
        for (const point of shape) {
            const metres = haversineMetres(this.place, point);
            const pace = metres < 60 ? Math.min(speed, LOCAL_METRES_PER_SECOND) : speed;
            this.moveStraight(point, pace * this.random.between(0.8, 1.15), surroundingAt);
            if (this.random.chance((metres / 1000) * LIGHTS_PER_KILOMETRE)) {
                this.stand(this.random.int(8, 90), surroundingAt());
            }
        }
        this.moveStraight(to, LOCAL_METRES_PER_SECOND / 2, surroundingAt);
    }

    private moveStraight(to: LatLng, metresPerSecond: number, surroundingAt: () => Surrounding): void {
        const from = this.place;
        const seconds = Math.round(haversineMetres(from, to) / metresPerSecond);
        for (let i = 1; i <= seconds; i++) {
            const share = i / seconds;
            this.tick(
                {
                    latitude: from.latitude + (to.latitude - from.latitude) * share,
                    longitude: from.longitude + (to.longitude - from.longitude) * share
                },
                surroundingAt()
            );
        }
        this.place = to;
    }

    private tick(place: LatLng, surrounding: Surrounding): void {
        this.seconds.push({ ...place, atMs: this.nowMs, surrounding });
        this.nowMs += 1000;
    }
}

/** A point at a distance in any direction. */
export function around(random: Random, centre: LatLng, metres: number): LatLng {
    return destination(centre, random.between(0, 360), metres);
}
