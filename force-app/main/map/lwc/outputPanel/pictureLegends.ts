import type { Formatters } from 'c/formatters';
import type { LayerSelection } from 'c/mapData';
import { HEAT_COLOURS } from 'c/mapLayers';
import type { PictureLegend } from './mapPicture.ts';

/** The legend boxes of areas and heat, as the map shows them. */
export interface ShownLegend {
    readonly title: string;
    readonly note: string;
    readonly rows: readonly { readonly colour: string; readonly label: string }[];
    readonly band: { readonly low: string; readonly high: string } | null;
}

/** What the picture must explain: areas and heat, then the signs that are on the map, with their counts. */
export function pictureLegends(
    shown: readonly ShownLegend[],
    selections: readonly LayerSelection[],
    format: Formatters
): PictureLegend[] {
    const areas = shown.map(({ title, note, rows, band }) => ({
        title,
        note,
        rows: rows.map(({ colour, label }) => ({ colour, label, sign: null })),
        band: band && { colours: HEAT_COLOURS, low: band.low, high: band.high }
    }));
    const signs = selections.map(({ points, rows }) => {
        const counts = new Map<number, number>();
        for (const row of rows) {
            if (!points.isPlaced(row)) continue;
            const code = points.statusCodeAt(row);
            counts.set(code, (counts.get(code) ?? 0) + 1);
        }
        return {
            title: points.layer.labelPlural,
            note: '',
            band: null,
            rows: points.legend.flatMap(({ label, colour, shape }, code) => {
                const count = counts.get(code) ?? 0;
                if (count === 0) return [];
                return [{ label: `${label} · ${format.number(count)}`, colour, sign: { shape, core: points.core } }];
            })
        };
    });
    return [...areas, ...signs.filter(({ rows }) => rows.length > 0)];
}
