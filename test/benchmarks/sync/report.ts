import type { FloorFigures, LoadFigures } from './storeProcess.ts';

export interface Result {
    readonly store: string;
    readonly rows: number;
    readonly changes: number;
    readonly floor: FloorFigures;
    readonly load: LoadFigures;
    /** First load to the floor, by the clock. */
    readonly ratio: number;
}

const HEADINGS = [
    'store',
    'rows',
    'floor',
    'of it COPY',
    'first load',
    'ratio',
    'processor',
    'peak memory',
    'changes visible',
    'compare ids'
];

/** The figures as a table in Markdown. */
export function toTable(results: readonly Result[]): string {
    const rows = results.map(({ store, rows: count, changes, floor, load, ratio }) => [
        store,
        count.toLocaleString('en'),
        seconds(floor.fromOrg.seconds),
        seconds(floor.copyOnlySeconds),
        seconds(load.load.seconds),
        ratio.toFixed(2),
        seconds(load.load.processorSeconds),
        `${load.peakMegabytes.toFixed(0)} MB`,
        `${changes.toLocaleString('en')} in ${seconds(load.changesVisibleSeconds)}`,
        seconds(load.reconcile.seconds)
    ]);
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
    return [line(HEADINGS), line(HEADINGS.map(() => '---')), ...rows.map(line)].join('');
}

function seconds(value: number): string {
    return `${value.toFixed(1)} s`;
}
