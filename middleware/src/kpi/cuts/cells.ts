import { boundsContain, boundsOf, decodePolyline, isInRing } from '#kernel/geo';
import type { KpiArea } from '#kernel/contracts';
import type { AccountTraits, PersonRecords } from '../facts/personRecords.ts';
import type { SegmentKeys } from './splitFacts.ts';

/** Segment of a record that has no class, no territory, no place. */
export const NO_SEGMENT = '-';
const SEPARATOR = '|';

/** Cuts a person's facts into cells of customer class × territory, or × area: all cuts by account are sums of them. */
export interface CellCutter {
    /** Tells cutters apart that cut differently. */
    readonly id: string;
    keysOf(records: PersonRecords): SegmentKeys;
}

/** One key of one or two parts. */
export const joined = (parts: readonly string[]): string => parts.join(SEPARATOR);

/** The two parts of a key; only the first can hold the separator. */
export function partsOf(cell: string): readonly [first: string, second: string] {
    const at = cell.lastIndexOf(SEPARATOR);
    return [cell.slice(0, at), cell.slice(at + 1)];
}

/** Customer class × territory. */
export const TERRITORY_CELLS: CellCutter = {
    id: 'territory',
    keysOf: (records) => cellKeys(records, ({ territoryId }) => territoryId)
};

/**
 * Customer class × area; where areas overlap, the first one counts.
 *
 * Errors: RangeError for a ring that is no polyline.
 */
export function areaCells(areas: readonly KpiArea[]): CellCutter {
    const shapes = areas.map(({ key, rings }) => {
        const decoded = rings.map((ring) => decodePolyline(ring));
        return { key, rings: decoded, bounds: boundsOf(decoded.flat()) };
    });
    const known = new WeakMap<AccountTraits, string | null>();
    const areaOf = (traits: AccountTraits): string | null => {
        let key = known.get(traits);
        if (key === undefined) {
            key = find(shapes, traits);
            known.set(traits, key);
        }
        return key;
    };
    return { id: JSON.stringify(areas), keysOf: (records) => cellKeys(records, areaOf) };
}

type Shape = {
    readonly key: string;
    readonly rings: readonly ReturnType<typeof decodePolyline>[];
    readonly bounds: ReturnType<typeof boundsOf>;
};

function find(shapes: readonly Shape[], { latitude, longitude }: AccountTraits): string | null {
    if (latitude === null || longitude === null) {
        return null;
    }
    const place = { latitude, longitude };
    const isIn = ({ rings, bounds }: Shape): boolean =>
        bounds !== null &&
        boundsContain(bounds, place) &&
        rings.reduce((count, ring) => count + Number(isInRing(place, ring)), 0) % 2 === 1;
    return shapes.find(isIn)?.key ?? null;
}

function cellKeys(records: PersonRecords, placeOf: (traits: AccountTraits) => string | null): SegmentKeys {
    const keyOf = (traits: AccountTraits | undefined): string =>
        traits === undefined
            ? `${NO_SEGMENT}${SEPARATOR}${NO_SEGMENT}`
            : `${traits.customerClass ?? NO_SEGMENT}${SEPARATOR}${placeOf(traits) ?? NO_SEGMENT}`;
    const ofAccount = (id: string | null): string => keyOf(id === null ? undefined : records.traits.get(id));
    const leads = new Map(records.leads.map(({ id, traits }) => [id, traits]));
    return {
        visit: ({ accountId }) => ofAccount(accountId),
        account: ({ id }) => ofAccount(id),
        opportunity: ({ accountId }) => ofAccount(accountId),
        lead: ({ id }) => keyOf(leads.get(id)),
        person: () => keyOf(undefined)
    };
}
