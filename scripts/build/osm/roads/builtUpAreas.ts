import type { OsmExtract } from '../osmExtract.ts';
import type { RoadPiece } from './splitRoads.ts';

/** Cells of about 280 m by 280 m at 47° north. */
const CELL_DEGREES_LATITUDE = 0.0025;
const CELL_DEGREES_LONGITUDE = 0.0037;
const BUILT_UP_CLASSES = new Set(['residential', 'living_street', 'service', 'unclassified', 'tertiary']);
/** Metres of small roads in a cell and its eight neighbours (about 0.7 km²); 4 km/km² and more is a village. */
const BUILT_UP_METRES = 2_800;

/** Tells whether a piece of road lies in a built-up area, by the density of small roads around its middle. */
export function builtUpAreas(extract: OsmExtract, pieces: readonly RoadPiece[]): (piece: RoadPiece) => boolean {
    const metresByCell = new Map<string, number>();
    const cellOf = ({ rows }: RoadPiece): [number, number] => {
        const middle = rows[rows.length >> 1]!;
        return [
            Math.floor(extract.nodes.latitudes[middle]! / CELL_DEGREES_LATITUDE),
            Math.floor(extract.nodes.longitudes[middle]! / CELL_DEGREES_LONGITUDE)
        ];
    };
    for (const piece of pieces) {
        if (!BUILT_UP_CLASSES.has(piece.road.roadClass)) continue;
        const key = cellOf(piece).join();
        metresByCell.set(key, (metresByCell.get(key) ?? 0) + piece.metres);
    }
    return (piece) => {
        const [row, column] = cellOf(piece);
        let metres = 0;
        for (let r = row - 1; r <= row + 1; r++) {
            for (let c = column - 1; c <= column + 1; c++) metres += metresByCell.get([r, c].join()) ?? 0;
        }
        return metres >= BUILT_UP_METRES;
    };
}
