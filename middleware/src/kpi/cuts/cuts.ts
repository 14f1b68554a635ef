import type { KpiArea, KpiCut, KpiSegmentIds } from '#kernel/contracts';
import { weekdayOf } from '../../platform/localTime.ts';
import { ProblemError } from '../../platform/problemError.ts';
import type { PersonRecords } from '../facts/personRecords.ts';
import type { Kpi } from '../registry/index.ts';
import { areaCells, NO_SEGMENT, partsOf, TERRITORY_CELLS } from './cells.ts';
import type { CellCutter } from './cells.ts';
import type { SegmentKeys } from './splitFacts.ts';

export { NO_SEGMENT } from './cells.ts';

/** One cut of one question: into which segment each fact of a person falls. */
export interface Cut {
    readonly cut: KpiCut;
    /** Null for cuts by person, team and weekday. */
    readonly cells: CellCutter | null;
    keysOf(ownerId: string, records: PersonRecords): SegmentKeys;
    /** Segment of a cell, or of a person for cuts without cells. */
    segmentOf(cellOrOwner: string): string;
    idsOf(segment: string): KpiSegmentIds;
}

/** The cuts over which the change of a KPI can be split without knowing more than the mirror holds. */
export function whyCutsOf({ definition: { key, sourceFields } }: Kpi): readonly KpiCut[] {
    const isState =
        key === 'days-since-one-on-one' ||
        sourceFields.includes('Account.OwnerId') ||
        sourceFields.includes('Opportunity.Probability');
    const isOfPerson = key === 'days-since-one-on-one';
    const isOfLead = sourceFields[0]?.startsWith('Lead.') === true;
    return [
        'person',
        'team',
        ...(isOfPerson ? [] : (['territory'] as const)),
        ...(isOfPerson || isOfLead ? [] : (['class'] as const)),
        ...(isState ? [] : (['weekday'] as const))
    ];
}

/**
 * Opens a cut.
 *
 * @param roles Role of each person; only the cut by team asks for it.
 * Errors: `invalid-request` when outlines are missing or not readable.
 */
export function openCut(cut: KpiCut, areas: readonly KpiArea[], roles: ReadonlyMap<string, string>): Cut {
    switch (cut) {
        case 'person':
            return ofOwner(
                cut,
                (ownerId) => ownerId,
                (userId) => ({ userId })
            );
        case 'team':
            return ofOwner(
                cut,
                (ownerId) => roles.get(ownerId) ?? NO_SEGMENT,
                (roleId) => ({ roleId: orNull(roleId) })
            );
        case 'weekday':
            return {
                ...ofOwner(
                    cut,
                    (ownerId) => ownerId,
                    () => ({})
                ),
                keysOf: () => WEEKDAYS
            };
        default:
            return ofCells(cut, cut.endsWith('area') ? cutterOf(areas) : TERRITORY_CELLS);
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

function ofOwner(cut: KpiCut, segmentOf: (ownerId: string) => string, idsOf: (segment: string) => KpiSegmentIds): Cut {
    return { cut, cells: null, segmentOf, idsOf, keysOf: (ownerId) => constantKeys(segmentOf(ownerId)) };
}

function ofCells(cut: KpiCut, cells: CellCutter): Cut {
    const segmentOf = (cell: string): string => {
        const [classCode, place] = partsOf(cell);
        return cut === 'class' ? classCode : cut.startsWith('class-') ? cell : place;
    };
    return {
        cut,
        cells,
        segmentOf,
        keysOf: (_ownerId, records) => mapKeys(cells.keysOf(records), segmentOf),
        idsOf: (segment) => idsOfPlace(cut, segment)
    };
}

function idsOfPlace(cut: KpiCut, segment: string): KpiSegmentIds {
    const [classCode, place] = cut.startsWith('class-') ? partsOf(segment) : [segment, segment];
    return {
        ...(cut.startsWith('class') && { classCode: orNull(classCode) }),
        ...(cut.endsWith('territory') && { territoryId: orNull(place) }),
        ...(cut.endsWith('area') && { areaKey: orNull(place) })
    };
}

const orNull = (key: string): string | null => (key === NO_SEGMENT ? null : key);

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
