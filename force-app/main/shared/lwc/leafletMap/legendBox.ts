import { fillLabel, type Formatters } from 'c/formatters';
import { HEAT_COLOURS, type HeatDetail, type MapLayerData } from 'c/mapLayers';
import { LABELS } from './labels.ts';

/** A legend on the map: rows of colours, or a band from little to much. */
export interface LegendBox {
    readonly key: string;
    readonly title: string;
    readonly note: string;
    readonly rows: readonly {
        readonly key: string;
        readonly colour: string;
        readonly label: string;
        readonly style: string;
    }[];
    /** Null for rows. */
    readonly band: { readonly style: string; readonly low: string; readonly high: string } | null;
}

/** Legends of the layers that have one. */
export function legendsOf(layers: readonly MapLayerData[], heat: HeatDetail | null, format: Formatters): LegendBox[] {
    return layers.flatMap((layer): LegendBox[] => {
        if (layer.kind === 'polygons' && layer.legend) {
            const { title, note, rows } = layer.legend;
            const shown = rows.map(({ colour, label }) => ({
                key: label,
                colour,
                label,
                style: `background: ${colour}`
            }));
            return [{ key: layer.id, title, note, rows: shown, band: null }];
        }
        if (layer.kind !== 'heat' || !layer.legend || !heat) return [];
        const { title, unit, currency } = layer.legend;
        const number = (value: number): string =>
            unit === 'amount'
                ? format.currency(value, currency ?? undefined)
                : format.number(value, value < 10 ? 1 : 0);
        const note = fillLabel(LABELS.heatNote, format.distance(heat.radiusMetres));
        const style = `background: linear-gradient(to right, ${HEAT_COLOURS.join(', ')})`;
        return [{ key: layer.id, title, note, rows: [], band: { style, low: number(0), high: number(heat.maximum) } }];
    });
}
