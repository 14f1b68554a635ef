import { LightningElement, api } from 'lwc';
import type { MarkerShape } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import type { MarkerCore } from 'c/mapLayers';
import colourBy from '@salesforce/label/c.Fieldmap_Legend_ColourBy';
import hide from '@salesforce/label/c.Fieldmap_Legend_Hide';
import legend from '@salesforce/label/c.Fieldmap_Legend_Title';
import show from '@salesforce/label/c.Fieldmap_Legend_Show';

/** One line of the legend. */
export interface LegendRow {
    readonly value: string;
    readonly label: string;
    /** `#rrggbb`. */
    readonly colour: string;
    readonly shape: MarkerShape;
    readonly core: MarkerCore;
    /** Exact number of records under the other filters. */
    readonly count: number;
    /** False when a filter leaves it out. */
    readonly isOn: boolean;
}

export interface LegendGroup {
    readonly key: string;
    readonly label: string;
    /** Without what it is coloured by. */
    readonly layerLabel?: string;
    /** Ways to colour; with two or more the person may choose. */
    readonly colourings?: readonly { readonly key: string; readonly label: string }[];
    readonly colouringKey?: string;
    readonly rows: readonly LegendRow[];
}

/** Detail of `colourby`. */
export interface ColourByDetail {
    readonly groupKey: string;
    readonly key: string;
}

/** Detail of `legendtoggle`. */
export interface LegendToggleDetail {
    readonly groupKey: string;
    readonly value: string;
}

/** What the signs mean, with exact counts. Events: `legendtoggle` when an entry is used as a filter, `colourby`. */
export default class MapLegend extends LightningElement {
    @api groups: readonly LegendGroup[] = [];
    /** BCP 47. Default: the platform's. */
    @api locale = '';
    /** Starts folded, for small screens. */
    @api
    get isFolded(): boolean {
        return this.folded;
    }
    set isFolded(value: boolean) {
        this.folded = value;
    }

    readonly words = { colourBy, hide, legend, show };
    folded = false;

    get isOpen(): boolean {
        return !this.folded;
    }

    get foldIcon(): string {
        return this.folded ? 'utility:chevronup' : 'utility:chevrondown';
    }

    get foldLabel(): string {
        return this.folded ? this.words.show : this.words.hide;
    }

    get expanded(): string {
        return String(this.isOpen);
    }

    get viewGroups(): readonly object[] {
        const formatters = formattersFor(this.locale === '' ? undefined : { locale: this.locale });
        return this.groups.map(({ key, label, layerLabel, colourings = [], colouringKey, rows }) => ({
            key,
            label,
            layerLabel: layerLabel ?? label,
            hasChoice: colourings.length > 1,
            choiceLabel: `${this.words.colourBy}: ${layerLabel ?? label}`,
            choices: colourings.map((choice) => ({ ...choice, isSelected: choice.key === colouringKey })),
            rows: rows.map((row) => ({
                ...row,
                key: `${key} ${row.value}`,
                groupKey: key,
                countText: formatters.number(row.count),
                pressed: String(row.isOn),
                className: row.isOn ? 'entry' : 'entry entry-off'
            }))
        }));
    }

    handleFold(): void {
        this.folded = !this.folded;
    }

    handleColour(event: Event): void {
        const select = event.target as HTMLSelectElement;
        const detail = { groupKey: select.dataset.group ?? '', key: select.value };
        this.dispatchEvent(new CustomEvent<ColourByDetail>('colourby', { detail }));
    }

    handleEntry(event: Event): void {
        const { group: groupKey, value } = (event.currentTarget as HTMLElement).dataset;
        if (groupKey === undefined || value === undefined) return;
        this.dispatchEvent(new CustomEvent<LegendToggleDetail>('legendtoggle', { detail: { groupKey, value } }));
    }
}
