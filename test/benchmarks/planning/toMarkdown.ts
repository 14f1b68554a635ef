/** The table of a run, and where it stands in a document. */
import type { CaseRow } from './run.ts';
import type { GroupFigures, Summary } from './summary.ts';

const HEAD = [
    'group',
    'cases',
    'mean gap %',
    'median %',
    'worst %',
    'at the reference, every seed',
    'at the reference, best seed',
    'CPU mean s',
    'CPU max s'
];
const MOST_WIDEST = 8;

export function toMarkdown(summary: Summary, rows: readonly CaseRow[], seconds: number): string {
    const seeds = summary.bySeed.length;
    const groups: [string, GroupFigures][] = [
        ['all', summary],
        ['reference below total profit', summary.nonTrivial],
        ...byName(summary.byClass),
        ...byName(summary.byM).map(([m, group]): [string, GroupFigures] => [
            m === '1' ? '1 route' : `${m} routes`,
            group
        ])
    ];
    const widest = [...rows].sort((a, b) => (b.gapPercent ?? 0) - (a.gapPercent ?? 0)).slice(0, MOST_WIDEST);
    const two = (value: number): string => value.toFixed(2);
    return [
        `${seconds} CPU s a case, ${seeds === 1 ? 'seed 1' : `seeds 1 to ${seeds}`}; mean gap by seed: ${summary.bySeed.map((gap) => `${two(gap)} %`).join(', ')}.`,
        '',
        rowOf(HEAD),
        rowOf(HEAD.map((_, column) => (column === 0 ? '---' : '---:'))),
        ...groups.map(([name, group]) => lineOf(name, group)),
        '',
        `Widest mean gaps: ${widest.map((row) => `${row.instance} with ${row.m} ${two(row.gapPercent ?? 0)} %`).join(', ')}.`,
        ...(summary.withoutReference > 0 ? ['', `${summary.withoutReference} cases have no reference.`] : []),
        ...(summary.raised.length > 0
            ? [
                  '',
                  `Better than the reference: ${summary.raised.map((r) => `${r.instance} with ${r.m} ${r.best} (was ${r.reference})`).join(', ')}.`
              ]
            : []),
        ''
    ].join('\n');
}

function byName(groups: Readonly<Record<string, GroupFigures>>): [string, GroupFigures][] {
    return Object.entries(groups).sort(([a], [b]) => (a < b ? -1 : 1));
}

function lineOf(name: string, group: GroupFigures): string {
    const { meanGapPercent, medianGapPercent, worstGapPercent, cpuMeanSeconds, cpuMaxSeconds } = group;
    const figures = [meanGapPercent, medianGapPercent, worstGapPercent].map((gap) => gap.toFixed(2));
    const hits = [group.atReference, group.bestAtReference].map(String);
    return rowOf([
        name,
        String(group.caseCount),
        ...figures,
        ...hits,
        cpuMeanSeconds.toFixed(2),
        cpuMaxSeconds.toFixed(2)
    ]);
}

function rowOf(cells: readonly string[]): string {
    return `| ${cells.join(' | ')} |`;
}

/**
 * The document with `text` between its marks `<!-- name -->` and `<!-- /name -->`.
 *
 * Errors: Error when the document has no such marks.
 */
export function placeIn(document: string, name: string, text: string): string {
    const begins = document.indexOf(`<!-- ${name} -->`);
    const ends = document.indexOf(`<!-- /${name} -->`);
    if (begins < 0 || ends < begins) {
        throw new Error(
            `The document has no place for the table: put <!-- ${name} --> and <!-- /${name} --> where it belongs.`
        );
    }
    return `${document.slice(0, begins)}<!-- ${name} -->\n\n${text.trim()}\n\n${document.slice(ends)}`;
}
