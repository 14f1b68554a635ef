import type { KpiCutAnswer, KpiDefinition, PeriodKind } from 'c/contracts';
import getAreaCut from '@salesforce/apex/KpiController.getAreaCut';
import getBoard from '@salesforce/apex/KpiController.getBoard';
import getCut from '@salesforce/apex/KpiController.getCut';
import LANG from '@salesforce/i18n/lang';
import month from '@salesforce/label/c.Fieldmap_Kpi_Month';
import quarter from '@salesforce/label/c.Fieldmap_Kpi_Quarter';
import rolling from '@salesforce/label/c.Fieldmap_Kpi_Rolling';
import week from '@salesforce/label/c.Fieldmap_Kpi_Week';
import year from '@salesforce/label/c.Fieldmap_Kpi_Year';
import type { AreaShape, AreaSum } from 'c/areaData';
import { fillLabel, type Formatters } from 'c/formatters';
import { encodePolyline } from 'c/geo';
import { addLocalDays } from 'c/visitRules';
import type { KpiFigure } from './areaView.ts';
import { LABELS } from './labels.ts';

/** Before the key of a KPI in the list of measures. */
const PREFIX = 'kpi:';
export const KPI_PERIODS: readonly { readonly key: PeriodKind; readonly label: string }[] = [
    { key: 'week', label: week },
    { key: 'month', label: month },
    { key: 'quarter', label: quarter },
    { key: 'year', label: year },
    { key: 'rolling', label: rolling }
];

/** One KPI of the areas that are shown: what each of them counts, and how it is written. */
export interface ShadedKpi {
    readonly sums: AreaSum[];
    readonly figure: KpiFigure;
}

/** KPIs as measures of areas; the numbers are those of the KPI page, cut by the same outlines. */
export class KpiShading {
    private definitions: readonly KpiDefinition[] = [];

    /** Measures with their names, once {@link load} has run. */
    get options(): readonly { readonly key: string; readonly label: string }[] {
        return this.definitions.map(({ key, name }) => ({ key: PREFIX + key, label: `KPI · ${wordsOf(name)}` }));
    }

    isKpi(measureKey: string): boolean {
        return measureKey.startsWith(PREFIX);
    }

    measureKeyOf(kpiKey: string): string {
        return PREFIX + kpiKey;
    }

    /** What KPIs there are; a person without KPIs has the map's own measures alone. */
    async load(asOf: string): Promise<void> {
        if (this.definitions.length > 0) return;
        const question = { period: 'day', asOf, people: 'own', ownerId: null, kpis: 'all' };
        const board = JSON.parse(await getBoard(question)) as { readonly definitions: readonly KpiDefinition[] };
        this.definitions = board.definitions;
    }

    /** Sums of each shape, those outside last. `isTerritory`: shapes are territories, whose keys are their ids. */
    async shade(
        measureKey: string,
        { period, asOf, shapes, isTerritory }: ShadeQuestion,
        { format, accountCounts }: { readonly format: Formatters; readonly accountCounts: readonly number[] }
    ): Promise<ShadedKpi> {
        const keys = measureKey.slice(PREFIX.length);
        const answer = isTerritory ? await byTerritory(keys, period, asOf) : await byArea(keys, period, asOf, shapes);
        const definition = answer.definitions[0] ?? this.definitions.find(({ key }) => key === keys);
        if (definition === undefined) throw new Error(`The service does not know the KPI ${keys}.`);
        const isPlain = definition.denominator === '1';
        const found = new Map(
            answer.segments.map(({ ids, cells }) => [ids.territoryId ?? ids.areaKey ?? '', cells[0]?.current])
        );
        const places = [...shapes.map((_, area) => (isTerritory ? shapes[area]!.key : areaKey(area))), ''];
        const sums = places.map((place, area): AreaSum => {
            const value = found.get(place);
            return {
                numerator: value?.numerator ?? 0,
                denominator: value?.value === null || value === undefined ? 0 : value.denominator,
                accountCount: accountCounts[area] ?? 0,
                unknownCount: 0
            };
        });
        const { from, to } = answer.period;
        const last = addLocalDays(to, -1);
        const hint = fillLabel(LABELS.kpiHint, wordsOf(definition.formula), format.date(from), format.date(last));
        return {
            sums,
            figure: {
                title: wordsOf(definition.name),
                hint,
                isPlain,
                text: (value) => textOf(value, definition.unit, format, answer.currency)
            }
        };
    }
}

export interface ShadeQuestion {
    readonly period: PeriodKind;
    readonly asOf: string;
    readonly shapes: readonly AreaShape[];
    readonly isTerritory: boolean;
}

const areaKey = (area: number): string => `area-${area + 1}`;

async function byTerritory(keys: string, period: PeriodKind, asOf: string): Promise<KpiCutAnswer> {
    const question = { cut: 'territory', keys, period, asOf, people: 'all', ownerId: null };
    return JSON.parse(await getCut(question)) as KpiCutAnswer;
}

async function byArea(
    key: string,
    period: PeriodKind,
    asOf: string,
    shapes: readonly AreaShape[]
): Promise<KpiCutAnswer> {
    const areas = shapes.map(({ rings }, area) => ({
        key: areaKey(area),
        rings: rings.map((ring) => encodePolyline(ring.map(([longitude, latitude]) => ({ latitude, longitude }))))
    }));
    const requestJson = JSON.stringify({ cut: 'area', keys: [key], period, asOf, people: 'all', areas });
    return JSON.parse(await getAreaCut({ requestJson })) as KpiCutAnswer;
}

function wordsOf(text: { readonly en: string; readonly ja: string }): string {
    return LANG.startsWith('ja') ? text.ja : text.en;
}

function textOf(value: number, unit: KpiDefinition['unit'], format: Formatters, currency: string | null): string {
    switch (unit) {
        case 'ratio':
            return format.percent(value, 1);
        case 'currency':
            return format.currency(value, currency ?? undefined);
        case 'minutes':
            return format.duration(value * 60);
        case 'kilometres':
            return format.distance(value * 1000);
        case 'days':
            return format.days(Math.round(value));
        default:
            return format.number(value, 2);
    }
}
