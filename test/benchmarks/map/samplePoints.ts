/** Columns of points that both sides draw: towns of different size, countryside, and 5 % that share an address. */
export interface Sample {
    readonly ids: string[];
    readonly names: string[];
    readonly latitudes: Float64Array;
    readonly longitudes: Float64Array;
    readonly styles: Uint16Array;
}

const TOWN_COUNT = 60;
const STYLE_COUNT = 4;
const WEST = 8.4;
const SOUTH = 46.6;
const WIDTH_DEGREES = 2.2;
const HEIGHT_DEGREES = 1.2;
const IN_TOWN_SHARE = 0.8;
const SHARED_ADDRESS_SHARE = 0.05;

/** Middle of the region: where both maps open. */
export const MIDDLE = { latitude: SOUTH + HEIGHT_DEGREES / 2, longitude: WEST + WIDTH_DEGREES / 2, zoom: 9 };

export function samplePoints(count: number, seed: number): Sample {
    const random = mulberry32(seed);
    const towns = Array.from({ length: TOWN_COUNT }, (_, town) => ({
        latitude: town === 0 ? MIDDLE.latitude : SOUTH + random() * HEIGHT_DEGREES,
        longitude: town === 0 ? MIDDLE.longitude : WEST + random() * WIDTH_DEGREES,
        spread: 0.01 + random() * 0.04
    }));
    const latitudes = new Float64Array(count);
    const longitudes = new Float64Array(count);
    const styles = new Uint16Array(count);
    for (let i = 0; i < count; i++) {
        styles[i] = Math.floor(random() ** 2 * STYLE_COUNT);
        if (i > 0 && random() < SHARED_ADDRESS_SHARE) {
            latitudes[i] = latitudes[i - 1]!;
            longitudes[i] = longitudes[i - 1]!;
            continue;
        }
        const town = random() < IN_TOWN_SHARE ? towns[Math.floor(random() ** 2 * TOWN_COUNT)]! : null;
        const bell = (): number => random() + random() + random() - 1.5;
        latitudes[i] = town ? town.latitude + bell() * town.spread : SOUTH + random() * HEIGHT_DEGREES;
        longitudes[i] = town ? town.longitude + bell() * town.spread * 1.5 : WEST + random() * WIDTH_DEGREES;
    }
    const ids = Array.from({ length: count }, (_, i) => `001${String(i).padStart(12, '0')}`);
    return { ids, names: ids.map((_, i) => `Customer ${i}`), latitudes, longitudes, styles };
}

/** Seeded, so that every run and both sides see the same points. */
function mulberry32(seed: number): () => number {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}
