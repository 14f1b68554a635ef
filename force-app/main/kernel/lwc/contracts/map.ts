/** Objects the map shows by default. Layers from `MapLayer__mdt` may name others, so code takes a string. */
export type MapObjectName = 'Account' | 'Lead' | 'Opportunity' | 'FieldVisit__c';

/** One legend entry. Colour is never the only sign: `shape` differs between neighbours. */
export interface LegendEntry {
    /** Picklist value (API name), or the lower bound of a band as text. */
    readonly value: string;
    /** In the language of the person. */
    readonly label: string;
    /** `#rrggbb`. */
    readonly colour: string;
    readonly shape: MarkerShape;
}

export type MarkerShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'triangleDown' | 'cross' | 'star' | 'hexagon';

/** Answer of `MapController.getLayers`: what can be shown, from `MapLayer__mdt` and the org's own picklists. */
export interface MapLayer {
    readonly key: string;
    readonly objectApiName: string;
    readonly label: string;
    readonly labelPlural: string;
    /** Field that colours the layer, for example `Status`. */
    readonly statusField: string;
    readonly statusLabel: string;
    readonly legend: readonly LegendEntry[];
    readonly isOnByDefault: boolean;
    /** SLDS icon, for example `standard:account`. */
    readonly iconName: string;
}

/** Narrows a layer. Absent members do not filter. */
export interface MapFilter {
    readonly statuses?: readonly string[];
    readonly ownerIds?: readonly string[];
    /** Keeps records whose last visit is at least this many days ago, or that were never visited. 1 to 3650. */
    readonly notVisitedForDays?: number;
    /** Part of the name, at least 2 characters. */
    readonly search?: string;
}

/** Argument of `MapController.getPoints`. */
export interface PointPageRequest {
    readonly layerKey: string;
    readonly filter: MapFilter;
    /** Last id of the page before; null for the first page. */
    readonly afterId: string | null;
    /** 1 to 10,000. Default: 10,000. */
    readonly pageSize?: number;
    /** `unplaced`: the records without coordinates, for the list; their coordinates are 0. Default: `placed`. */
    readonly placement?: 'placed' | 'unplaced';
}

/**
 * One keyset page of points as columns: row i is `ids[i]`, `names[i]`, …
 *
 * Shape: all columns have the same length; codes index the dictionaries of the same page.
 * Units: coordinates in integer micro-degrees WGS 84; `lastVisitDays` in days since 1970-01-01, null when never visited.
 */
export interface PointPage {
    readonly layerKey: string;
    readonly objectApiName: string;
    readonly ids: readonly string[];
    readonly names: readonly string[];
    readonly latitudesMicro: readonly number[];
    readonly longitudesMicro: readonly number[];
    readonly statusCodes: readonly number[];
    readonly ownerCodes: readonly number[];
    readonly lastVisitDays: readonly (number | null)[];
    readonly statuses: readonly string[];
    readonly owners: readonly { readonly userId: string; readonly name: string }[];
    /** Records that match the filter, with or without coordinates. Exact, by a count query. */
    readonly totalCount: number;
    /** Of those, the ones that have coordinates and so can be drawn. */
    readonly placedCount: number;
    /** Pass as `afterId` to go on; null on the last page. */
    readonly nextAfterId: string | null;
}

export type CardFieldKind = 'text' | 'phone' | 'email' | 'date' | 'dateTime' | 'currency' | 'number' | 'url';

/** A value on a card. `value` is raw (ISO date, plain number); the page formats it for the locale. */
export interface CardField {
    readonly label: string;
    readonly value: string | number;
    readonly kind: CardFieldKind;
    /** ISO 4217, for `currency` only. */
    readonly currency?: string;
}

/** Answer of `MapController.getCard`: what to know before going in. Fields the person may not see are absent. */
export interface RecordCard {
    readonly recordId: string;
    readonly objectApiName: string;
    readonly title: string;
    readonly subtitle: string;
    readonly status: string;
    readonly statusLabel: string;
    readonly ownerName: string;
    readonly address: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly phone: string | null;
    readonly people: readonly {
        readonly contactId: string;
        readonly name: string;
        readonly title: string;
        readonly phone: string | null;
    }[];
    readonly lastVisit: {
        readonly visitId: string;
        readonly date: string;
        readonly outcome: string;
        readonly notes: string;
    } | null;
    readonly nextVisit: { readonly visitId: string; readonly startsAt: string } | null;
    readonly openDeals: readonly {
        readonly opportunityId: string;
        readonly name: string;
        readonly stage: string;
        readonly amount: number | null;
        readonly currency: string;
        readonly closeDate: string;
        readonly daysInStage: number | null;
    }[];
    readonly fields: readonly CardField[];
}

/** Answer of `MapController.getSelectionSummary`: open deals of the selected records, in the org's currency. */
export interface SelectionSummary {
    readonly openDeals: number;
    readonly openAmount: number;
}

/** A record that an action did not take, and the org's words for it. */
export interface RefusedRecord {
    readonly recordId: string;
    readonly reason: string;
}

/** Answer of `MapController.createTasks` and `changeOwner`. A preview counts what would be done and writes nothing. */
export interface SelectionResult {
    readonly doneCount: number;
    /** Already as wanted, for example of the same owner. */
    readonly unchangedCount: number;
    readonly refused: readonly RefusedRecord[];
}

/** A customer near another. Dates are ISO days or null. */
export interface NearCustomer {
    readonly recordId: string;
    readonly name: string;
    readonly latitude: number;
    readonly longitude: number;
    /** Straight line. */
    readonly metres: number;
    readonly customerClass: string | null;
    readonly lastVisit: string | null;
    readonly nextVisitDue: string | null;
}

/** Answer of `MapController.getNear`; coordinates are null when the account has none. The list holds the nearest 50. */
export interface NearAnswer {
    readonly latitude: number | null;
    readonly longitude: number | null;
    /** Within the distance, listed or not. */
    readonly totalCount: number;
    readonly dueCount: number;
    readonly customers: readonly NearCustomer[];
}
