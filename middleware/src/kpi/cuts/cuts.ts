import type { KpiArea, KpiCut, KpiSegmentIds, PeriodKind } from '#kernel/contracts';
import type { KpiRange } from '#kernel/kpiFormulas';
import { daysBetween, weekdayOf } from '../../platform/localTime.ts';
import { ProblemError } from '../../platform/problemError.ts';
import type { PersonRecords } from '../facts/personRecords.ts';
import type { Kpi } from '../registry/index.ts';
import { areaCells, joined, NO_SEGMENT, partsOf, TERRITORY_CELLS } from './cells.ts';
import type { CellCutter } from './cells.ts';
import type { SegmentKeys } from './splitFacts.ts';

export { NO_SEGMENT } from './cells.ts';

/** One cut of one question: into which segment each fact of a person falls. */
export interface Cut {
    readonly cut: KpiCut;
    /** Null for cuts by person, team, weekday and week alone. */
    readonly cells: CellCutter | null;
    /** Roles change without a change of the numbers: sums by them are not kept. */
    readonly isByRole: boolean;
    keysOf(ownerId: string, records: PersonRecords, range: Pick<KpiRange, 'from' | 'to'>): SegmentKeys;
    /** Segment of a person's cell; cuts without cells pass the cell over. */
    segmentOf(ownerId: string, cell: string): string;
    idsOf(segment: string): KpiSegmentIds;
}

/**
 * The cuts over which the change of a KPI can be split. States have no day, leads no class, and what counts people no place.
 * Weeks divide the longer periods only.
 */
export function whyCutsOf({ definition: { key, sourceFields } }: Kpi, period: PeriodKind): readonly KpiCut[] {
    const isOfPerson = key === 'days-since-one-on-one';
    const isState =
        isOfPerson || sourceFields.includes('Account.OwnerId') || sourceFields.includes('Opportunity.Probability');
    const isOfLead = sourceFields[0]?.startsWith('Lead.') === true;
    const isOffered = (part: string): boolean => {
        if (part === 'weekday') return !isState;
        if (part === 'week') return !isState && period !== 'day' && period !== 'week';
        return part === 'person' || part === 'team' || (!isOfPerson && (part !== 'class' || !isOfLead));
    };
    return CUTS.filter((cut) => cut.split('-').every(isOffered));
}

const CUTS: readonly KpiCut[] = [
    'person',
    'team',
    'territory',
    'area',
    'class',
    'weekday',
    'week',
    'class-person',
    'class-team',
    'class-territory',
    'class-area',
    'person-territory',
    'person-area',
    'team-territory',
    'team-area'
];

type Dimension = 'person' | 'team' | 'class' | 'territory' | 'area';
const IDS = {
    person: 'userId',
    team: 'roleId',
    class: 'classCode',
    territory: 'territoryId',
    area: 'areaKey'
} as const satisfies Readonly<Record<Dimension, keyof KpiSegmentIds>>;

/**
 * Opens a cut.
 *
 * @param roles Role of each person; only cuts by team ask for it.
 * Errors: `invalid-request` when outlines are missing or not readable.
 */
export function openCut(cut: KpiCut, areas: readonly KpiArea[], roles: ReadonlyMap<string, string>): Cut {
    if (cut === 'weekday' || cut === 'week') {
        const none = { cut, cells: null, isByRole: false, segmentOf: () => NO_SEGMENT, idsOf: () => ({}) };
        return { ...none, keysOf: (_ownerId, _records, range) => (cut === 'week' ? weekKeys(range) : WEEKDAYS) };
    }
    const dimensions = cut.split('-') as Dimension[];
    const cells = dimensions.includes('area')
        ? cutterOf(areas)
        : dimensions.some((dimension) => dimension === 'class' || dimension === 'territory')
          ? TERRITORY_CELLS
          : null;
    const segmentOf = (ownerId: string, cell: string): string =>
        joined(dimensions.map((dimension) => partOf(dimension, ownerId, cell, roles)));
    return {
        cut,
        cells,
        isByRole: dimensions.includes('team'),
        segmentOf,
        keysOf: (ownerId, records) =>
            cells === null
                ? constantKeys(segmentOf(ownerId, ''))
                : mapKeys(cells.keysOf(records), (cell) => segmentOf(ownerId, cell)),
        idsOf: (segment) => {
            const parts = dimensions.length === 1 ? [segment] : partsOf(segment);
            return Object.fromEntries(dimensions.map((dimension, at) => [IDS[dimension], orNull(parts[at])]));
        }
    };
}

function partOf(dimension: Dimension, ownerId: string, cell: string, roles: ReadonlyMap<string, string>): string {
    switch (dimension) {
        case 'person':
            return ownerId;
        case 'team':
            return roles.get(ownerId) ?? NO_SEGMENT;
        default:
            return partsOf(cell)[dimension === 'class' ? 0 : 1];
    }
}

function cutterOf(areas: readonly KpiArea[]): CellCutter {
    if (areas.length === 0) {
        throw new ProblemError('invalid-request', 'A cut by area needs the outlines of the areas (POST, `areas`).');
    }
    try {
        return areaCells(areas);
    } catch (error) {
        if (error instanceof RangeError) {
            throw new ProblemError('invalid-request', `An outline cannot be read: ${error.message}`);
        }
        throw error;
    }
}

const orNull = (key: string | undefined): string | null => (key === NO_SEGMENT ? null : (key ?? null));

const constantKeys = (key: string): SegmentKeys => ({
    visit: () => key,
    account: () => key,
    opportunity: () => key,
    lead: () => key,
    person: () => key
});

const mapKeys = (keys: SegmentKeys, map: (key: string) => string): SegmentKeys => ({
    visit: (fact) => map(keys.visit(fact)),
    account: (fact) => map(keys.account(fact)),
    opportunity: (fact) => map(keys.opportunity(fact)),
    lead: (fact) => map(keys.lead(fact)),
    person: (fact) => map(keys.person(fact))
});

/** `0` Monday to `6` Sunday, of the day on which a record counts. */
const WEEKDAYS: SegmentKeys = {
    visit: ({ plannedDay, day }) => String(weekdayOf(plannedDay ?? day)),
    account: ({ createdDay }) => String(weekdayOf(createdDay)),
    opportunity: ({ closeDay }) => String(weekdayOf(closeDay)),
    lead: ({ createdDay }) => String(weekdayOf(createdDay)),
    person: () => NO_SEGMENT
};

/** Weeks of a period from its first day: days 1 to 7 are week `1`. */
function weekKeys({ from, to }: Pick<KpiRange, 'from' | 'to'>): SegmentKeys {
    const known = new Map<string, string>();
    const weekOf = (day: string | null): string => {
        if (day === null || day < from || day >= to) return NO_SEGMENT;
        const week = known.get(day) ?? String(Math.floor(daysBetween(from, day) / 7) + 1);
        known.set(day, week);
        return week;
    };
    return {
        visit: ({ plannedDay, day }) => weekOf(plannedDay ?? day),
        account: ({ createdDay }) => weekOf(createdDay),
        opportunity: ({ closeDay }) => weekOf(closeDay),
        lead: ({ createdDay }) => weekOf(createdDay),
        person: () => NO_SEGMENT
    };
}
