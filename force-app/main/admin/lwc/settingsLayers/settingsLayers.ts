import { LightningElement, api } from 'lwc';
import type { MapLayer, MarkerShape } from 'c/contracts';
import { fillLabel } from 'c/formatters';
import { checkLooks, MARKER_SHAPES, type Look, type LookFault } from 'c/settingRules';
import { WORDS } from 'c/settingText';

/** A layer of the draft. */
interface LayerDraft {
    readonly name: string;
    readonly isOnByDefault: boolean;
    readonly looks: ReadonlyMap<string, Look>;
}

const SHAPE_WORDS: Readonly<Record<MarkerShape, string>> = {
    circle: WORDS.shapeCircle,
    square: WORDS.shapeSquare,
    diamond: WORDS.shapeDiamond,
    triangle: WORDS.shapeTriangle,
    triangleDown: WORDS.shapeTriangleDown,
    cross: WORDS.shapeCross,
    star: WORDS.shapeStar,
    hexagon: WORDS.shapeHexagon
};
const FAULTS: Readonly<Record<LookFault, string>> = {
    notColour: WORDS.lookNotColour,
    tooPale: WORDS.lookTooPale,
    sameLook: WORDS.lookSame
};

/** Colours and shapes of the map's layers with the legend as people see it. Event: `layerschange` with the drafts. */
export default class SettingsLayers extends LightningElement {
    @api drafts: readonly LayerDraft[] = [];
    /** What the map knows of the layers, for words. */
    @api layers: readonly MapLayer[] = [];
    readonly words = WORDS;

    get views(): readonly object[] {
        return this.drafts.flatMap((draft) => {
            const layer = this.layers.find(({ key }) => key === draft.name);
            return layer === undefined ? [] : [layerView(draft, layer)];
        });
    }

    handleShow(event: Event): void {
        const { layer = '' } = (event.target as HTMLElement).dataset;
        const isOnByDefault = (event.target as HTMLInputElement).checked;
        this.tell(layer, (draft) => ({ ...draft, isOnByDefault }));
    }

    handleColour(event: Event): void {
        const { layer = '', value = '' } = (event.target as HTMLElement).dataset;
        const colour = (event.target as HTMLInputElement).value.trim();
        this.look(layer, value, { colour });
    }

    handleShape(event: Event): void {
        const { layer = '', value = '' } = (event.target as HTMLElement).dataset;
        this.look(layer, value, { shape: (event.target as HTMLSelectElement).value as MarkerShape });
    }

    private look(layer: string, value: string, part: Partial<Look>): void {
        this.tell(layer, (draft) => {
            const looks = new Map(draft.looks);
            const old = looks.get(value);
            if (old !== undefined) looks.set(value, { ...old, ...part });
            return { ...draft, looks };
        });
    }

    private tell(name: string, change: (draft: LayerDraft) => LayerDraft): void {
        const detail = this.drafts.map((draft) => (draft.name === name ? change(draft) : draft));
        this.dispatchEvent(new CustomEvent('layerschange', { detail }));
    }
}

function layerView(draft: LayerDraft, layer: MapLayer): object {
    const faults = checkLooks(draft.looks);
    return {
        name: draft.name,
        title: layer.labelPlural,
        statusLabel: layer.statusLabel,
        isOn: draft.isOnByDefault,
        legendLabel: fillLabel(WORDS.legendOf, layer.labelPlural),
        hasLegend: layer.legend.length > 0,
        rows: layer.legend.map(({ value, label }) => {
            const { colour, shape } = draft.looks.get(value) ?? { colour: '#747474', shape: 'circle' as const };
            const fault = faults.get(value);
            return {
                key: `${draft.name} ${value}`,
                layer: draft.name,
                value,
                label,
                colour,
                pickerColour: /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#747474',
                shape,
                colourLabel: fillLabel(WORDS.colour, label),
                shapeLabel: fillLabel(WORDS.shape, label),
                fault: fault === undefined ? '' : FAULTS[fault],
                invalid: String(fault !== undefined),
                shapes: MARKER_SHAPES.map((one) => ({ value: one, label: SHAPE_WORDS[one], isSelected: one === shape }))
            };
        })
    };
}
