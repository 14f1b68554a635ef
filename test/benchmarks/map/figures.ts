import type { Measurement } from './measurement.ts';

/** Medians of several runs. Units as the names say; `heapMb` is 1,000,000 bytes. */
export interface SideFigures {
    readonly firstDrawMs: number;
    readonly zoomStepMs: number;
    readonly panP95FrameMs: number;
    readonly heapMb: number;
    readonly runs: number;
}

export interface MapFigures {
    readonly points: number;
    readonly seed: number;
    readonly hasGround: boolean;
    readonly ours: SideFigures;
    readonly peer: SideFigures | null;
    /** Peer divided by ours: above 1 ours is faster or smaller. */
    readonly ratio: { readonly firstDraw: number; readonly zoomStep: number; readonly heap: number } | null;
}

export function figuresOf(runs: readonly Measurement[]): SideFigures {
    const of = (value: (run: Measurement) => number): number => round(median(runs.map(value)));
    return {
        firstDrawMs: of((run) => run.firstDrawMs),
        zoomStepMs: of((run) => run.zoomMs),
        panP95FrameMs: of((run) => run.panP95Ms),
        heapMb: of((run) => run.heapBytes / 1e6),
        runs: runs.length
    };
}

export function ratioOf(ours: SideFigures, peer: SideFigures): NonNullable<MapFigures['ratio']> {
    return {
        firstDraw: round(peer.firstDrawMs / ours.firstDrawMs),
        zoomStep: round(peer.zoomStepMs / ours.zoomStepMs),
        heap: round(peer.heapMb / ours.heapMb)
    };
}

export function toMarkdown({ points, ours, peer }: MapFigures): string {
    const line = (name: string, side: SideFigures): string =>
        `| ${points.toLocaleString('en')} | ${name} | ${side.firstDrawMs} ms | ${side.zoomStepMs} ms | ${side.panP95FrameMs} ms | ${side.heapMb} MB | ${side.runs} |\n`;
    return (
        '| points | side | first draw | zoom step | pan, p95 frame | heap | runs |\n' +
        '| ---: | --- | ---: | ---: | ---: | ---: | ---: |\n' +
        line('Fieldmap', ours) +
        (peer ? line('markercluster', peer) : '')
    );
}

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}
