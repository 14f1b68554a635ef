import type { EdgeFigures } from './edgeBench.ts';
import type { RealFigures } from './realBench.ts';
import type { Figures } from './score.ts';
import type { SimulatedFigures } from './simulatedBench.ts';
import type { SpeedFigures } from './speedBench.ts';

const HEAD = [
    '| stays | true | found | F1 | precision | recall | start error | end error | split | merged |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |'
];

function row(name: string, figures: Figures): string {
    const { trueStays, foundStays, f1, precision, recall, split, merged } = figures;
    const errors = [figures.medianStartErrorSeconds, figures.medianEndErrorSeconds].map((s) =>
        s === null ? '-' : `${s} s`
    );
    const cells = [trueStays, foundStays, f1, precision, recall, ...errors, split, merged];
    return `| ${name} | ${cells.map((cell) => cell ?? '-').join(' | ')} |`;
}

export function realToMarkdown(real: RealFigures): string[] {
    return [
        `Real tracks, ${real.points} positions; errors are medians.`,
        '',
        ...HEAD,
        row('all, ours', real.ours),
        row('all, plain', real.baseline),
        ...real.people.flatMap(({ person, ours, baseline }) => [
            row(`${person}, ours`, ours),
            row(`${person}, plain`, baseline)
        ]),
        row('told the times', real.bound),
        '',
        ...besidesTable('another reading', real.readings),
        ...besidesTable('another phone', real.copies),
        '| disagreement | person | from | to | minutes | spread 50 % | spread 90 % | covered |',
        '| --- | --- | --- | --- | ---: | ---: | ---: | ---: |',
        ...real.worst
            .slice(0, 10)
            .map(
                (w) =>
                    `| ${w.kind} | ${w.person} | ${w.from.slice(0, 19)} | ${w.to.slice(11, 19)} | ${w.minutes} | ${w.spread50Metres} m | ${w.spread90Metres} m | ${w.coveredShare} |`
            ),
        ''
    ];
}

function besidesTable(what: string, rows: RealFigures['readings']): string[] {
    return [
        `| ${what} | true | found | F1 | plain F1 |`,
        '| --- | ---: | ---: | ---: | ---: |',
        ...rows.map(
            ({ name, ours, baseline }) =>
                `| ${name} | ${ours.trueStays} | ${ours.foundStays} | ${ours.f1 ?? '-'} | ${baseline.f1 ?? '-'} |`
        ),
        ''
    ];
}

export function simulatedToMarkdown({ days, points, ours, baseline, customers }: SimulatedFigures): string[] {
    const { reliability, brier, calibrationError, ...groups } = customers;
    return [
        `Simulated days: ${days}, ${points} positions.`,
        '',
        ...HEAD,
        row('ours', ours),
        row('plain', baseline),
        '',
        '| right customer | stays | ours | nearest |',
        '| --- | ---: | ---: | ---: |',
        ...Object.entries(groups).map(
            ([name, group]) => `| ${name} | ${group.stays} | ${group.right ?? '-'} | ${group.plainRight ?? '-'} |`
        ),
        '',
        `Brier score ${brier}, calibration error ${calibrationError}; same building, right or shared: ${customers.sameBuilding.rightOrShared}.`,
        '',
        '| probability | stays | mean | right |',
        '| --- | ---: | ---: | ---: |',
        ...reliability.map((r) => `| ${r.from} to ${r.to} | ${r.stays} | ${r.meanProbability} | ${r.right} |`),
        ''
    ];
}

export function speedToMarkdown(speed: SpeedFigures): string[] {
    return [
        `Speed (CPU of one core): ${speed.pointsPerSecond} positions/s over ${speed.batchPoints}; batch of 100 onto a day at 10 s: ` +
            `${speed.batchMedianMs} ms (worst ${speed.batchWorstMs}), at 1 s: ${speed.denseBatchMedianMs} ms (worst ` +
            `${speed.denseBatchWorstMs}); people at 10 s on one core: ${speed.peopleOnOneCore}.`,
        ''
    ];
}

export function edgeToMarkdown(edge: readonly EdgeFigures[]): string[] {
    const rows: [string, (figures: EdgeFigures) => string | number][] = [
        ['store', ({ store }) => store],
        ['a batch of 100, median', ({ batchOf100MedianMs }) => `${batchOf100MedianMs} ms`],
        ['a batch of 100, 95 %', ({ batchOf100P95Ms }) => `${batchOf100P95Ms} ms`],
        ['a batch of 100, processor of the service', ({ batchOf100CpuMs }) => `${batchOf100CpuMs} ms`],
        ['people, six positions each a minute', ({ people }) => people],
        ['minutes each had sent before', ({ historyMinutes }) => historyMinutes],
        ['requests (failed)', ({ requests, failed }) => `${requests} (${failed})`],
        ['seconds', ({ loadSeconds }) => loadSeconds],
        ['answer, median', ({ medianMs }) => `${medianMs} ms`],
        ['answer, 95 %', ({ p95Ms }) => `${p95Ms} ms`],
        ['answer, 99 %', ({ p99Ms }) => `${p99Ms} ms`],
        ['answer, worst', ({ worstMs }) => `${worstMs} ms`],
        ['a request, processor of the service with the search for stays', ({ requestCpuMs }) => `${requestCpuMs} ms`],
        ['busy share of the event loop', ({ busyShare }) => busyShare],
        ['longest time that nobody was answered', ({ longestHoldMs }) => `${longestHoldMs} ms`],
        ['slowest look for stays in all new positions', ({ slowestPassSeconds }) => `${slowestPassSeconds} s`],
        ['people whose look for stays is overdue in the end', ({ notLookedAt }) => notLookedAt],
        ['positions kept, stays found', ({ positions, stays }) => `${positions}, ${stays}`],
        ['a GPX of 100,000 positions', ({ upload }) => `${upload.uploadSeconds} s`],
        ['others meanwhile: answer, median', ({ upload }) => `${upload.meanwhile.medianMs} ms`],
        [
            'others meanwhile: answer, 95 % (worst)',
            ({ upload }) => `${upload.meanwhile.p95Ms} ms (${upload.meanwhile.worstMs} ms)`
        ]
    ];
    return [
        `| over HTTP | ${edge.map(() => '').join(' | ')} |`,
        `| --- | ${edge.map(() => '---:').join(' | ')} |`,
        ...rows.map(([name, value]) => `| ${name} | ${edge.map(value).join(' | ')} |`),
        ''
    ];
}
