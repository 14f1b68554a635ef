import type { AreaShape, AreaSum, AccountPlaces, FigureColumns, Measure, MeasureKey } from 'c/areaData';
import { classesOf, measureOf, topAccounts, valueOf, type AreaClass } from 'c/areaData';
import { fillLabel, type Formatters } from 'c/formatters';
import { mercatorX, mercatorY } from 'c/geo';
import { HeatPoints, type HeatLayer, type PolygonsLayer } from 'c/mapLayers';
import { DAYS } from './areaApi.ts';
import type { LABELS } from './labels.ts';

export type ScoreKey = 'openAmount' | 'potential' | 'overdueDays';
export const SCORES: readonly ScoreKey[] = ['openAmount', 'potential', 'overdueDays'];
const TOP_COUNT = 5;
const NO_VALUE_COLOUR = '#9aa0a8';
const FILL_OPACITY = 0.62;

type Words = typeof LABELS;

/** A KPI in place of one of the map's own measures. */
export interface KpiFigure {
    readonly title: string;
    readonly hint: string;
    /** A count or sum: shown without a denominator. */
    readonly isPlain: boolean;
    readonly text: (value: number) => string;
}

/** What one answer of the service and one filter give, counted once for table, legend and map. */
export interface Counted {
    readonly shapes: readonly AreaShape[];
    readonly places: AccountPlaces;
    /** Position of each account's area; -1 outside. */
    readonly areas: Int32Array;
    /** By area; the last is what lies outside. */
    readonly sums: readonly AreaSum[];
    readonly figures: FigureColumns;
    readonly measureKey: MeasureKey;
    /** Null: the measure is one of the map's own. */
    readonly kpi: KpiFigure | null;
}

/** A line of the table. */
export interface AreaRow {
    readonly key: string;
    readonly name: string;
    readonly valueText: string;
    readonly fractionText: string;
    readonly swatchStyle: string;
    readonly expanded: string;
    readonly isChosen: boolean;
    readonly isOutside: boolean;
    readonly top: readonly { readonly id: string; readonly name: string; readonly scoreText: string }[];
    readonly hasTop: boolean;
}

export class AreaView {
    private readonly counted: Counted;
    private readonly words: Words;
    private readonly format: Formatters;
    private readonly measure: Measure;
    private readonly classes: readonly AreaClass[];

    constructor(counted: Counted, words: Words, format: Formatters) {
        this.counted = counted;
        this.words = words;
        this.format = format;
        const { kpi, measureKey } = counted;
        // What an account adds is counted by the service already; only the unit matters here.
        this.measure = { ...measureOf(measureKey), ...(kpi ? { unit: kpi.isPlain ? 'count' : 'share' } : {}) };
        const values = counted.shapes.map((_, area) => this.valueAt(area)).filter((value) => value !== null);
        this.classes = classesOf(values);
    }

    rows(chosenKey: string, score: ScoreKey): AreaRow[] {
        const { shapes, sums } = this.counted;
        const rows = shapes.map((shape, area) => ({ area, key: shape.key, name: shape.name, isOutside: false }));
        rows.sort((a, b) => (this.valueAt(b.area) ?? -1) - (this.valueAt(a.area) ?? -1) || (a.name < b.name ? -1 : 1));
        const outside = sums[shapes.length];
        if (outside && outside.accountCount > 0) {
            rows.push({ area: shapes.length, key: 'outside', name: this.words.outside, isOutside: true });
        }
        return rows.map(({ area, key, name, isOutside }) => {
            const isChosen = key === chosenKey;
            const top = isChosen ? this.top(isOutside ? -1 : area, score) : [];
            return {
                key,
                name,
                valueText: this.valueText(this.valueAt(area)),
                fractionText: this.fractionText(area),
                swatchStyle: isOutside ? '' : `background: ${this.colourAt(area)}`,
                expanded: String(isChosen),
                isChosen,
                isOutside,
                top,
                hasTop: top.length > 0
            };
        });
    }

    layer(chosenKey: string): PolygonsLayer {
        const { shapes, measureKey, kpi } = this.counted;
        const polygons = shapes.map((shape, area) => ({
            id: shape.key,
            rings: shape.rings,
            colour: this.colourAt(area),
            outline: '#16325c',
            fillOpacity: FILL_OPACITY,
            isChosen: shape.key === chosenKey,
            labels: [shape.name, this.valueText(this.valueAt(area))]
        }));
        const hasGap = shapes.some((_, area) => this.valueAt(area) === null);
        const rows = this.classes.map(({ from, to, colour, count }) => ({
            colour,
            label: `${this.rangeText(from, to)} (${this.format.number(count)})`
        }));
        rows.reverse();
        if (hasGap) rows.push({ colour: NO_VALUE_COLOUR, label: this.words.noValue });
        return {
            id: 'areas',
            kind: 'polygons',
            polygons,
            legend: { title: kpi?.title ?? this.words[measureKey], note: this.hint(), rows }
        };
    }

    /** What the number is, in words with the period. */
    hint(): string {
        const { measureKey, figures, kpi } = this.counted;
        if (kpi) return kpi.hint;
        const from = figures.from === '' ? '' : this.format.date(figures.from);
        return fillLabel(this.words[`${measureKey}Hint`], from, DAYS);
    }

    unknownCount(): number {
        return this.counted.sums.reduce((sum, { unknownCount }) => sum + unknownCount, 0);
    }

    /** Accounts of an area, for a selection. */
    accountIds(key: string): string[] {
        const { shapes, places, areas } = this.counted;
        const area = shapes.findIndex((shape) => shape.key === key);
        return places.ids.filter((_, i) => areas[i] === area);
    }

    /** Members of an area's feature in the exported file. */
    properties(area: number): Record<string, string | number | null> {
        const sum = this.counted.sums[area]!;
        const value = this.valueAt(area);
        return {
            measure: this.counted.kpi?.title ?? this.counted.measureKey,
            value: value === null ? null : Math.round(value * 1e4) / 1e4,
            numerator: Math.round(sum.numerator * 100) / 100,
            denominator: sum.denominator === 0 ? null : sum.denominator,
            accounts: sum.accountCount,
            from: this.counted.figures.from,
            to: this.counted.figures.today
        };
    }

    private top(area: number, score: ScoreKey): AreaRow['top'] {
        const { places, areas, figures } = this.counted;
        const scoreOf = (id: string): number => {
            const row = figures.rowOf(id);
            if (row === undefined) return 0;
            if (score === 'openAmount') return figures.openAmounts[row]!;
            return score === 'potential' ? figures.potentials[row]! : (figures.overdueDays[row] ?? 0);
        };
        return topAccounts(places, areas, area, scoreOf, TOP_COUNT).map((found) => ({
            id: places.ids[found.index]!,
            name: places.names[found.index]!,
            scoreText:
                score === 'overdueDays'
                    ? this.format.days(found.score)
                    : this.format.currency(found.score, figures.currency ?? undefined)
        }));
    }

    private valueAt(area: number): number | null {
        const sum = this.counted.sums[area];
        return sum ? valueOf(this.measure, sum) : null;
    }

    private colourAt(area: number): string {
        const value = this.valueAt(area);
        if (value === null) return NO_VALUE_COLOUR;
        return this.classes.find(({ from, to }) => value >= from && value <= to)?.colour ?? NO_VALUE_COLOUR;
    }

    private valueText(value: number | null): string {
        if (value === null) return this.words.noValue;
        if (this.counted.kpi) return this.counted.kpi.text(value);
        const { unit } = this.measure;
        if (unit === 'share') return this.format.percent(value, value < 0.1 ? 1 : 0);
        return unit === 'count'
            ? this.format.number(value)
            : this.format.currency(value, this.counted.figures.currency ?? undefined);
    }

    private rangeText(from: number, to: number): string {
        const [low, high] = [this.valueText(from), this.valueText(to)];
        return low === high ? low : fillLabel(this.words.range, low, high);
    }

    private fractionText(area: number): string {
        const { numerator, denominator, accountCount } = this.counted.sums[area]!;
        if (this.measure.unit !== 'share') return fillLabel(this.words.accountCount, this.format.number(accountCount));
        const digits = this.measure.key === 'load' ? 1 : 0;
        return fillLabel(this.words.fraction, this.format.number(numerator, digits), this.format.number(denominator));
    }
}

/** Weights of all accounts with a place. */
export function heatLayerOf(
    places: AccountPlaces,
    figures: FigureColumns,
    measureKey: MeasureKey,
    title: string
): HeatLayer {
    const measure = measureOf(measureKey);
    const weights = Float64Array.from(places.ids, (id) => {
        const row = figures.rowOf(id);
        return row === undefined ? 0 : measure.weight(figures, row);
    });
    const heat = new HeatPoints(places.longitudes.map(mercatorX), places.latitudes.map(mercatorY), weights);
    const unit = measure.unit === 'amount' ? 'amount' : 'count';
    return { id: 'heat', kind: 'heat', heat, legend: { title, unit, currency: figures.currency } };
}
