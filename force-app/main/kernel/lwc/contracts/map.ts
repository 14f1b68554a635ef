import type { TravelSource } from './planning.ts';

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

export type MapColumnKind = 'choice' | 'number' | 'date' | 'flag';

/** A field that a layer brings into the browser beside the fixed columns: to filter and to colour by without asking again. */
export interface MapColumn {
    /** Field path, for example `Industry` or `Account.CustomerClass__c`. */
    readonly key: string;
    readonly label: string;
    readonly kind: MapColumnKind;
    /** Picklist values in the org's order; empty for free text. */
    readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A step of a banded colouring. */
export interface MapBand {
    /** Highest number that belongs to it; null for the last. Units: the field's, or days for `age` and `due`. */
    readonly to: number | null;
    /** Left out: the page takes the next step of its own ramp. */
    readonly colour?: string;
    readonly shape?: MarkerShape;
}

/** One way to colour a layer. `age`: days since the date; `due`: days until it, negative when overdue. */
export interface MapColouring {
    /** Key of a column, or the layer's status field or last-visit field. */
    readonly key: string;
    readonly label: string;
    readonly kind: 'choice' | 'number' | 'age' | 'due';
    /** For `choice`. */
    readonly legend: readonly LegendEntry[];
    /** For the others, rising. */
    readonly bands: readonly MapBand[];
}

/** A Flow that the org offers on the card of a layer's records; it gets `recordId`. */
export interface MapFlow {
    readonly apiName: string;
    readonly label: string;
}

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
    /** Field whose days are `lastVisitDays`; absent when the layer has none. */
    readonly lastVisitField?: string | null;
    readonly lastVisitLabel?: string;
    readonly columns?: readonly MapColumn[];
    /** The first is what the layer opens with: by its status field. */
    readonly colourings?: readonly MapColouring[];
    readonly flows?: readonly MapFlow[];
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
 * Values of one {@link MapColumn}. `choice`: indices into `texts`; `number`: as they are; `date`: days since 1970-01-01;
 * `flag`: 0 or 1. Null where the field is empty or the person may not see it.
 */
export interface PointColumn {
    readonly key: string;
    readonly values: readonly (number | null)[];
    readonly texts: readonly string[];
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
    /** Values of the layer's columns, in their order. */
    readonly columns?: readonly PointColumn[];
    /** Records that match the filter, with or without coordinates. Exact, by a count query. */
    readonly totalCount: number;
    /** Of those, the ones that have coordinates and so can be drawn. */
    readonly placedCount: number;
    /** Pass as `afterId` to go on; null on the last page. */
    readonly nextAfterId: string | null;
}

/** What the browser cannot decide from its columns. Absent members do not narrow. */
export interface MatchCriteria {
    /** 18-character id of a list view of the layer's object. */
    readonly listViewId?: string;
    readonly territoryIds?: readonly string[];
    /** True: the account has an open deal (of `dealStages` and amount, where given); false: it has none. */
    readonly hasOpenDeal?: boolean;
    readonly dealStages?: readonly string[];
    readonly dealAmountFrom?: number;
    readonly dealAmountTo?: number;
}

/** Argument of `MapFilterController.getMatches`. */
export interface MatchRequest {
    readonly layerKey: string;
    readonly criteria: MatchCriteria;
    /** Last id of the page before; null for the first page. */
    readonly afterId: string | null;
}

/** Ids of a layer that match, in keyset pages of up to 20,000. */
export interface MatchPage {
    readonly ids: readonly string[];
    readonly nextAfterId: string | null;
    /** False when the platform gave only a part (a list view of more than 10,000 records). */
    readonly isComplete: boolean;
}

/** Answer of `MapFilterController.getSources`: what the org offers to filter by. */
export interface MapFilterSources {
    readonly listViews: readonly { readonly id: string; readonly name: string; readonly objectApiName: string }[];
    /** Empty when territory management is off. */
    readonly territories: readonly { readonly id: string; readonly name: string; readonly parentId: string | null }[];
    /** Open stages. */
    readonly dealStages: readonly { readonly value: string; readonly label: string }[];
}

/** A named view of the map. */
export interface SavedMapFilter {
    readonly id: string;
    readonly name: string;
    /** Parameters of the page's address. */
    readonly parameters: Readonly<Record<string, string>>;
    readonly isShared: boolean;
    /** Only the owner may rename, share or delete it. */
    readonly isMine: boolean;
    readonly ownerName: string;
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
    /** Exact number of people, listed or not. */
    readonly peopleCount?: number;
    /** Next step of the last visit or of the deal, with its day; null when there is none. */
    readonly nextStep?: { readonly text: string; readonly date: string | null } | null;
    /** Day of the next visit by cadence, or null. */
    readonly nextVisitDue?: string | null;
    /** Visit of the running user that is in progress here, or null. */
    readonly openVisitId?: string | null;
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

/** Argument of `MapController.getTravelTimes` and body of `POST /v1/travel-times`. Degrees WGS 84. */
export interface TravelTimesRequest {
    readonly from: { readonly latitude: number; readonly longitude: number };
    /** 1 to 150. */
    readonly to: readonly { readonly latitude: number; readonly longitude: number }[];
}

/** Driving times in the order of `to`; null where there is no way. */
export interface TravelTimesAnswer {
    readonly seconds: readonly (number | null)[];
    readonly metres: readonly (number | null)[];
    readonly source: TravelSource;
}
