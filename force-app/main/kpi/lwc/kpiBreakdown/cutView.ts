import type { KpiBoard, KpiCell, KpiCutAnswer, KpiDefinition, KpiSegment } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import type { ShadedArea } from 'c/kpiAreaMap';
import { segmentName } from 'c/kpiAsk';
import { earlierFrom, trendOf, valueText, type EarlierFrom } from 'c/kpiText';
import { LABELS } from './labels.ts';

/** A bar with everything the table twin says. */
export interface CutRow {
    readonly key: string;
    readonly name: string;
    readonly valueText: string;
    readonly fraction: string;
    readonly numerator: string;
    readonly denominator: string;
    readonly before: string;
    readonly change: string;
    readonly changeClass: string;
    readonly barStyle: string;
    readonly barClass: string;
    readonly mark: string;
    readonly openLabel: string;
    readonly canOpen: boolean;
    readonly cell: KpiCell;
}

/** Territories or areas as rows, classes as columns. */
export interface CutMatrix {
    readonly columns: readonly { readonly key: string; readonly label: string }[];
    readonly rows: readonly {
        readonly key: string;
        readonly name: string;
        readonly cells: readonly {
            readonly key: string;
            readonly segment: string;
            readonly text: string;
            readonly style: string;
            readonly cellClass: string;
            readonly title: string;
            readonly isEmpty: boolean;
        }[];
    }[];
}

/** What one answer shows of one KPI. */
export class CutView {
    private readonly answer: KpiCutAnswer;
    private readonly definition: KpiDefinition;
    private readonly names: ReadonlyMap<string, string>;

    /** Parts in which anything counts for the KPI, in one of the two periods. */
    private readonly segments: readonly KpiSegment[];

    /** From when on the period before was recorded. */
    private readonly from: EarlierFrom;

    constructor(
        answer: KpiCutAnswer,
        definition: KpiDefinition,
        names: ReadonlyMap<string, string>,
        firstWork: KpiBoard['firstWork'] | null = null
    ) {
        const { previousPeriod } = answer;
        this.from = earlierFrom(firstWork ? { previousPeriod, firstWork } : { previousPeriod }, definition);
        this.answer = answer;
        this.definition = definition;
        this.names = names;
        this.segments = answer.segments.filter(({ cells }) => {
            const cell = this.cellOf(cells);
            return cell !== undefined && [cell.current, cell.previous].some((value) => isCounted(value));
        });
    }

    get isEmpty(): boolean {
        return this.segments.length === 0;
    }

    get total(): KpiCell | undefined {
        return this.cellOf(this.answer.total);
    }

    get totalText(): string {
        return this.text(this.total?.current.value ?? null);
    }

    /** Where the line of all together stands, in per cent of the widest bar; null for sums, where it says nothing. */
    get totalPercent(): number | null {
        const value = this.total?.current.value ?? null;
        return this.isPlain || value === null ? null : this.percent(value);
    }

    /** Best value first, parts without a value last, then all others. */
    get rows(): readonly CutRow[] {
        const valued = this.segments.flatMap((segment) => {
            const cell = this.cellOf(segment.cells);
            return cell ? [{ segment, cell, name: this.nameOf(segment) }] : [];
        });
        valued.sort(
            (a, b) =>
                (b.cell.current.value ?? -Infinity) - (a.cell.current.value ?? -Infinity) ||
                a.name.localeCompare(b.name)
        );
        const rows = valued.map(({ segment, cell, name }) => this.row(segment.key, name, cell, true));
        const rest = this.answer.rest === null ? undefined : this.cellOf(this.answer.rest);
        return rest ? [...rows, this.row('rest', LABELS.rest, rest, false)] : rows;
    }

    /** The parts of a cut by area for the map; the darkest has the largest value. */
    get shadedAreas(): readonly ShadedArea[] {
        return this.rows
            .filter(({ canOpen }) => canOpen)
            .map(({ key, name, cell, valueText: text, openLabel }) => {
                const { value } = cell.current;
                const areaKey = this.segments.find((segment) => segment.key === key)?.ids.areaKey ?? null;
                const strength = value === null ? null : this.percent(value) / 100;
                return { key, areaKey, name, valueText: text, strength, openLabel };
            });
    }

    get limitText(): string {
        const { segments, segmentCount } = this.answer;
        const format = formattersFor();
        return segmentCount > segments.length
            ? fillLabel(LABELS.limit, format.number(segments.length), format.number(segmentCount))
            : '';
    }

    get matrix(): CutMatrix {
        const classOf = ({ ids }: KpiSegment): string => ids.classCode ?? '';
        const rowOf = ({ ids: { classCode: _class, ...row } }: KpiSegment): string => JSON.stringify(row);
        const last = (text: string): string => (text === '' ? '\uffff' : text);
        const byText = (a: string, b: string): number => (last(a) < last(b) ? -1 : 1);
        const { segments } = this;
        const classes = [...new Set(segments.map(classOf))].sort(byText);
        const groups = [...new Map(segments.map((segment) => [rowOf(segment), segment]))].map(([key, { ids }]) => {
            const { classCode: _class, ...row } = ids;
            const isNone = Object.values(row).every((id) => id === null);
            return { key, name: segmentName(row, this.names), isNone };
        });
        groups.sort((a, b) => byText(a.isNone ? '' : a.name, b.isNone ? '' : b.name));
        return {
            columns: classes.map((key) => ({ key: key || '-', label: key || LABELS.noClass })),
            rows: groups.map(({ key, name }) => ({
                key,
                name,
                cells: classes.map((code) => {
                    const segment = segments.find((found) => rowOf(found) === key && classOf(found) === code);
                    return { ...this.matrixCell(segment), key: code || '-' };
                })
            }))
        };
    }

    nameOf({ ids }: KpiSegment): string {
        return segmentName(ids, this.names);
    }

    private matrixCell(segment: KpiSegment | undefined): Omit<CutMatrix['rows'][number]['cells'][number], 'key'> {
        const cell = segment && this.cellOf(segment.cells);
        const value = cell?.current.value ?? null;
        const isSmall = cell?.current.isSmallSample === true;
        const strength = value === null ? 0 : Math.round(8 + (this.percent(value) / 100) * 52);
        return {
            segment: segment?.key ?? '',
            text: this.text(value),
            style: value === null ? '' : `background: rgb(11 92 171 / ${strength}%)`,
            cellClass: isSmall ? 'tile tile_small' : 'tile',
            title: segment ? `${this.nameOf(segment)}: ${cell ? this.fraction(cell) : ''}` : '',
            isEmpty: segment === undefined
        };
    }

    private row(key: string, name: string, cell: KpiCell, canOpen: boolean): CutRow {
        const format = formattersFor();
        const { current, previous } = cell;
        const trend = trendOf(current, previous, this.definition, format, this.from);
        const small = current.isSmallSample ? ' bar_small' : '';
        return {
            ...{ key, name, cell, canOpen },
            valueText: this.text(current.value),
            fraction: this.fraction(cell),
            numerator: format.number(current.numerator, 2),
            denominator: this.isPlain ? '' : format.number(current.denominator, 2),
            before: this.text(previous.value),
            change: trend.text,
            changeClass: `change change_${trend.mood}`,
            barStyle: `width: ${current.value === null ? 0 : this.percent(current.value)}%`,
            barClass: `bar${small}`,
            mark: current.isSmallSample ? LABELS.smallMark : '',
            openLabel: fillLabel(LABELS.open, name)
        };
    }

    private fraction({ current }: KpiCell): string {
        const format = formattersFor();
        return this.isPlain
            ? ''
            : fillLabel(LABELS.fraction, format.number(current.numerator, 1), format.number(current.denominator, 1));
    }

    private get isPlain(): boolean {
        return this.definition.denominator === '1';
    }

    private percent(value: number): number {
        const values = this.segments.map(({ cells }) => this.cellOf(cells)?.current.value ?? 0);
        const total = this.isPlain ? 0 : (this.total?.current.value ?? 0);
        const most = Math.max(...values, total, 0);
        return most === 0 ? 0 : Math.max(0, Math.round((value / most) * 1000) / 10);
    }

    private cellOf(cells: readonly KpiCell[]): KpiCell | undefined {
        return cells.find(({ key }) => key === this.definition.key);
    }

    private text(value: number | null): string {
        return valueText(value, this.definition.unit, formattersFor(), this.answer.currency);
    }
}

function isCounted({ numerator, denominator, value, excluded }: KpiCell['current']): boolean {
    return numerator !== 0 || excluded.length > 0 || (value !== null && denominator !== 0);
}
