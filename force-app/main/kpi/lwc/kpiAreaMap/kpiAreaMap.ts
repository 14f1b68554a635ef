import { LightningElement, api } from 'lwc';
import type { KpiArea } from 'c/contracts';
import { shapesOf, type ShapeSheet } from './shapes.ts';

/** An area with its number; `strength` 0 to 1 says how dark it is, null: no value. */
export interface ShadedArea {
    readonly key: string;
    readonly areaKey: string | null;
    readonly name: string;
    readonly valueText: string;
    readonly strength: number | null;
    readonly openLabel: string;
}

interface Item extends ShadedArea {
    readonly colourStyle: string;
}

const LIGHTEST = 10;
const DARKEST = 85;

/** Areas shaded by one KPI, with a list that says the same. Event `areaselected` {key} to open its records. */
export default class KpiAreaMap extends LightningElement {
    @api label = '';
    @api areas: readonly ShadedArea[] = [];
    private known: readonly KpiArea[] = [];
    private sheet: ShapeSheet | null = null;

    @api
    get outlines(): readonly KpiArea[] {
        return this.known;
    }
    set outlines(outlines: readonly KpiArea[]) {
        this.known = outlines;
        this.sheet = shapesOf(outlines);
    }

    get hasSheet(): boolean {
        return this.sheet !== null;
    }

    get viewBox(): string {
        return this.sheet?.viewBox ?? '0 0 0 0';
    }

    get items(): readonly Item[] {
        return this.areas.map((area) => ({ ...area, colourStyle: `${colourOf(area.strength)}` }));
    }

    /** Areas without any record are drawn too, in grey. */
    get shapes(): readonly { key: string; path: string; style: string; segment: string; title: string }[] {
        const byArea = new Map(this.areas.map((area) => [area.areaKey, area]));
        return [...(this.sheet?.paths ?? [])].map(([key, path]) => {
            const area = byArea.get(key);
            return {
                key,
                path,
                style: `fill: ${fillOf(area?.strength ?? null)}`,
                segment: area?.key ?? '',
                title: area ? `${area.name}: ${area.valueText}` : ''
            };
        });
    }

    handleShape(event: Event): void {
        this.open((event.currentTarget as SVGElement).dataset['segment']);
    }

    handleItem(event: Event): void {
        this.open((event.currentTarget as HTMLElement).dataset['segment']);
    }

    private open(key: string | undefined): void {
        if (key) this.dispatchEvent(new CustomEvent('areaselected', { detail: { key } }));
    }
}

function fillOf(strength: number | null): string {
    return strength === null
        ? '#e9e9e9'
        : `color-mix(in srgb, #0b5cab ${Math.round(LIGHTEST + strength * (DARKEST - LIGHTEST))}%, #fff)`;
}

const colourOf = (strength: number | null): string => `background: ${fillOf(strength)}`;
