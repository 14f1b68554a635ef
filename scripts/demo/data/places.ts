import { listAddresses, listStreets, readOsm, type OsmStreet } from '../../build/osm/readOsm.ts';
import type { Point, Spot } from './model.ts';
import { WeightedPicker, type Random } from './random.ts';

interface Settlement {
    /** Names in the extract that belong to it. */
    readonly aliases: readonly string[];
    readonly city: string;
    readonly postalCode: string;
    /** How many businesses stand there, relative to the others: inhabitants, more in the two centres. */
    readonly weight: number;
}

const SETTLEMENTS: readonly Settlement[] = [
    { aliases: ['Vaduz'], city: 'Vaduz', postalCode: '9490', weight: 8500 },
    { aliases: ['Schaan'], city: 'Schaan', postalCode: '9494', weight: 9500 },
    { aliases: ['Triesen'], city: 'Triesen', postalCode: '9495', weight: 5600 },
    { aliases: ['Balzers', 'Balzers (FL)'], city: 'Balzers', postalCode: '9496', weight: 4800 },
    { aliases: ['Eschen'], city: 'Eschen', postalCode: '9492', weight: 4700 },
    { aliases: ['Mauren'], city: 'Mauren', postalCode: '9493', weight: 3700 },
    { aliases: ['Triesenberg', 'Rotenboden'], city: 'Triesenberg', postalCode: '9497', weight: 1900 },
    { aliases: ['Ruggell'], city: 'Ruggell', postalCode: '9491', weight: 2500 },
    {
        aliases: ['Gamprin', 'Gamprin-Bendern', 'Bendern', 'Gambrin'],
        city: 'Gamprin-Bendern',
        postalCode: '9487',
        weight: 2400
    },
    { aliases: ['Nendeln'], city: 'Nendeln', postalCode: '9485', weight: 1300 },
    { aliases: ['Schellenberg'], city: 'Schellenberg', postalCode: '9488', weight: 700 },
    { aliases: ['Schaanwald'], city: 'Schaanwald', postalCode: '9486', weight: 600 },
    { aliases: ['Planken'], city: 'Planken', postalCode: '9498', weight: 250 }
];
/** Where businesses stand along a street, by its kind. */
const STREET_WEIGHTS: Readonly<Record<string, number>> = {
    trunk: 1.5,
    primary: 3,
    secondary: 3,
    tertiary: 2,
    pedestrian: 3,
    unclassified: 1,
    residential: 1,
    living_street: 1,
    service: 0.4
};
const METRES_PER_DEGREE = 111_195;
const LONGITUDE_SHRINK = Math.cos((47.15 * Math.PI) / 180);
/** Density falls to a third at this distance from the middle of a town. */
const TOWN_METRES = 1100;
/** A real address is taken this often while there are unused ones. */
const REAL_ADDRESS_SHARE = 0.35;

/** The real places of the extract, from which companies and homes get theirs. */
export class Places {
    readonly #settlements: WeightedPicker<SettlementPlaces>;
    readonly #homeStreets: readonly Point[];

    constructor(extractFile: string) {
        const extract = readOsm(extractFile);
        const streets = listStreets(extract);
        const addresses = listAddresses(extract);
        const found = SETTLEMENTS.map((settlement) => {
            const own = streets.filter((street) => settlement.aliases.includes(street.place));
            const spots = addresses
                .filter((address) => settlement.aliases.includes(address.city))
                .map((address): Spot => ({
                    latitude: address.latitude,
                    longitude: address.longitude,
                    street: `${address.street} ${address.houseNumber}`,
                    city: settlement.city,
                    postalCode: settlement.postalCode,
                    isRealAddress: true
                }));
            return new SettlementPlaces(settlement, own, spots);
        }).filter(({ isEmpty }) => !isEmpty);
        if (found.length === 0) {
            throw new Error(
                `${extractFile}: expected the extract of Liechtenstein that ships with the demo, found none of its towns.`
            );
        }
        this.#settlements = new WeightedPicker(found, ({ weight }) => weight);
        this.#homeStreets = streets
            .filter(({ highway }) => highway === 'residential' || highway === 'living_street')
            .flatMap(({ points }) => points);
    }

    /** A place of business. */
    nextSpot(random: Random): Spot {
        return this.#settlements.pick(random).nextSpot(random);
    }

    /** A point on a residential street within about two kilometres, else the nearest that was tried. */
    homeNear(centre: Point, random: Random): Point {
        let best = centre;
        let bestMetres = Infinity;
        for (let attempt = 0; attempt < 400; attempt++) {
            const point = random.pick(this.#homeStreets);
            const metres = metresBetween(point, centre);
            if (metres > 300 && metres < 2000) return point;
            if (metres < bestMetres) {
                best = point;
                bestMetres = metres;
            }
        }
        return best;
    }
}

class SettlementPlaces {
    readonly weight: number;
    readonly #settlement: Settlement;
    readonly #pieces: WeightedPicker<StreetPiece>;
    readonly #unused: Spot[];
    readonly isEmpty: boolean;

    constructor(settlement: Settlement, streets: readonly OsmStreet[], addresses: readonly Spot[]) {
        this.weight = settlement.weight;
        this.#settlement = settlement;
        this.#unused = [...addresses];
        const pieces = streets.flatMap(piecesOf);
        this.isEmpty = pieces.length === 0;
        const centre = this.isEmpty ? { latitude: 0, longitude: 0 } : middleOf(pieces.map(({ from }) => from));
        this.#pieces = new WeightedPicker(
            pieces,
            ({ weight, from }) => weight * Math.exp(-metresBetween(from, centre) / TOWN_METRES)
        );
    }

    nextSpot(random: Random): Spot {
        if (this.#unused.length > 0 && random.chance(REAL_ADDRESS_SHARE)) {
            return this.#unused.splice(random.int(0, this.#unused.length - 1), 1)[0]!;
        }
        const { from, to, name } = this.#pieces.pick(random);
        const share = random.next();
        const sideMetres = random.between(8, 24) * (random.chance(0.5) ? 1 : -1);
        return {
            ...beside(from, to, share, sideMetres),
            street: `${name} ${random.int(1, 90)}`,
            city: this.#settlement.city,
            postalCode: this.#settlement.postalCode,
            isRealAddress: false
        };
    }
}

interface StreetPiece {
    readonly name: string;
    readonly from: Point;
    readonly to: Point;
    readonly weight: number;
}

function piecesOf(street: OsmStreet): StreetPiece[] {
    const weight = STREET_WEIGHTS[street.highway] ?? 0.5;
    return street.points.slice(1).map((to, i) => {
        const from = street.points[i]!;
        return { name: street.name, from, to, weight: weight * metresBetween(from, to) };
    });
}

/** The median, which a long road out of town does not move. */
function middleOf(points: readonly Point[]): Point {
    const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
    return {
        latitude: median(points.map(({ latitude }) => latitude)),
        longitude: median(points.map(({ longitude }) => longitude))
    };
}

/** A point at a share of the way, moved sideways. */
function beside(from: Point, to: Point, share: number, sideMetres: number): Point {
    const north = to.latitude - from.latitude;
    const east = (to.longitude - from.longitude) * LONGITUDE_SHRINK;
    const length = Math.hypot(north, east) || 1;
    const side = sideMetres / METRES_PER_DEGREE;
    return {
        latitude: round6(from.latitude + north * share + (east / length) * side),
        longitude: round6(
            from.longitude + (to.longitude - from.longitude) * share - ((north / length) * side) / LONGITUDE_SHRINK
        )
    };
}

export function round6(degrees: number): number {
    return Math.round(degrees * 1e6) / 1e6;
}

/** On a plane, with the shrink of longitudes at 47.15 degrees north: good to half a per cent in this country. */
export function metresBetween(a: Point, b: Point): number {
    const north = a.latitude - b.latitude;
    const east = (a.longitude - b.longitude) * LONGITUDE_SHRINK;
    return Math.sqrt(north * north + east * east) * METRES_PER_DEGREE;
}

/** A point moved by about so many metres in any direction. */
export function scatter(point: Point, metres: number, random: Random): Point {
    const angle = random.between(0, 2 * Math.PI);
    const distance = Math.abs(random.normal(0, metres)) / METRES_PER_DEGREE;
    return {
        latitude: round6(point.latitude + Math.sin(angle) * distance),
        longitude: round6(point.longitude + (Math.cos(angle) * distance) / LONGITUDE_SHRINK)
    };
}
