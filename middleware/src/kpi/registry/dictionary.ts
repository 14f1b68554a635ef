import { whyCutsOf } from '../cuts/cuts.ts';
import { helpOf, KPIS } from './index.ts';
import type { Kpi } from './kpi.ts';

/** The text of `docs/kpi-dictionary.md`. A test compares it with the file. */
export function describeKpis(): string {
    const groups = [
        ['Behaviour', 'behaviour'],
        ['Outcome', 'outcome']
    ] as const;
    const sections = groups.flatMap(([title, group]) => [
        `## ${title}`,
        '',
        ...KPIS.filter((kpi) => kpi.definition.group === group).flatMap(describe)
    ]);
    return `${[...INTRODUCTION, ...sections, ...NOT_AVAILABLE].join('\n').trimEnd()}\n`;
}

const INTRODUCTION = [
    '# KPI dictionary',
    '',
    'Generated from `middleware/src/kpi/registry`; do not edit. The page shows the same words.',
    '',
    '- A value is always numerator / denominator. An empty denominator gives no value, never 0.',
    "- A period is a day, a week from Monday, a calendar month, a quarter or year of the org's fiscal year, or the last 28 days, in the viewer's time zone, up to the chosen day. The period before is cut at the same share of its days; a day is compared with the same weekday of the week before.",
    "- A team's number is counted over the records of all its members; it is never an average of their numbers.",
    '- Records count for their present owner; visits count for the person who made them.',
    '- Who moves to another team takes nothing along: what was done stays with the team of that day (role changes are known from the first sync on). Accounts and open opportunities count for the team that has them on the last day of the period.',
    '- Who was deactivated or deleted still counts for what was done until then. A record of somebody outside the teams that one may see counts for nobody there.',
    '- Visits to deleted accounts count as visits, without class, territory and place. Records dated in the future, check-outs before check-ins and money in another currency do not count; they are listed as excluded.',
    '- Excluded records are listed with a reason. The completeness is the share of records that carry what the formula needs.',
    '- A cut puts each record into exactly one segment, so that segments add up to the whole: by the customer class, territory or place of its account; an account in several territories counts for the first by id, a place in several outlines for the first outline. What has no account, class, territory or place is a segment of its own.',
    '- Class, territory and place are those of today, also for periods of the past.',
    '- Ways are estimated: great-circle distance × 1.3 from the start place of the person, between the accounts and back, at usual speeds by distance; between two visits never longer than the time from check-out to check-in. The way to a visit belongs to that visit, the way back to the last one of the day. A person without a start place has no ways out and back.',
    '- Fair comparison: what a value would be expected to be for the territory of a person, by a model that never uses their own value, with its fit, and only where the fit is good enough ([decision 0025](decisions/0025-fair-comparison.md)).',
    '- A denominator below the stated minimum is marked as a small sample.',
    ''
];

/** What the trade asks for and the mirror cannot answer, with the reason, so that nobody looks for it in vain. */
const NOT_AVAILABLE = [
    '## Not available',
    '',
    '- Pipeline of past days: amounts and probabilities of the past are not mirrored.',
    '- Ways as they were driven: kilometres and travel minutes are estimates (see each KPI); without places of both accounts there is none.',
    '- Cost: without `costPerHour` or `costPerKilometre` in the settings there is no value, never 0.',
    ''
];

/** Every KPI can be cut like every other: what belongs to no class, territory or area is a segment of its own. */
function cutWords(kpi: Kpi): string {
    const why = whyCutsOf(kpi, 'month');
    const single = why.filter((cut) => !cut.includes('-')).join(', ');
    const isMore = single.split(', ').length < why.length;
    return `person, team, class, territory, area and two of them together; why: ${single}${isMore ? ', two together' : ''}`;
}

function describe(kpi: Kpi): string[] {
    const { definition, minimumSample, serves, example } = kpi;
    return [
        `### ${definition.name.en} (${definition.name.ja})`,
        '',
        definition.description.en,
        '',
        definition.description.ja,
        '',
        `- Key: \`${definition.key}\`, unit: ${definition.unit}, better when ${definition.betterWhen === 1 ? 'higher' : 'lower'}`,
        `- Formula: ${definition.formula.en}`,
        `- 計算式: ${definition.formula.ja}`,
        `- Numerator: ${definition.numerator}`,
        `- Denominator: ${definition.denominator}`,
        `- Excluded: ${definition.exclusions.join(', ') || 'nothing'}`,
        `- Source fields: ${definition.sourceFields.map((field) => `\`${field}\``).join(', ')}`,
        `- Small sample: ${minimumSample === 0 ? 'never' : `denominator below ${minimumSample}`}`,
        `- Missing data: ${helpOf(kpi).missing.join(', ') || 'none; every record carries what the formula needs'}`,
        `- Cuts: ${cutWords(kpi)}`,
        `- Serves: ${serves.en} ${serves.ja}`,
        `- Example: ${example.en}`,
        `- 例: ${example.ja}`,
        ''
    ];
}
