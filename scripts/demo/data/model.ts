/** The company while it is being made: what the parts of the generator hand to each other. */
import type { CustomerClass } from './classes.ts';

export interface Point {
    readonly latitude: number;
    readonly longitude: number;
}

/** Where a company stands: a real address, or a point beside a real street with an invented house number. */
export interface Spot extends Point {
    readonly street: string;
    readonly city: string;
    readonly postalCode: string;
    readonly isRealAddress: boolean;
}

/** How someone works; 0 to 1 unless said otherwise. */
export interface Skill {
    readonly level: 'strong' | 'solid' | 'weak';
    /** Share of planned visits that are really done. */
    readonly adherence: number;
    /** Visits done against visits owed; may pass 1. */
    readonly effort: number;
    readonly winRate: number;
    readonly plannedShare: number;
    readonly onSiteRate: number;
    readonly reportRate: number;
    /** Share of own customers that are never seen. */
    readonly neglect: number;
}

/** Someone who visits: a rep, or a manager with a few customers of their own. */
export interface Seller {
    readonly index: number;
    readonly userId: string;
    readonly managerId: string;
    readonly teamIndex: number;
    readonly isManager: boolean;
    readonly isJapanese: boolean;
    readonly base: Point;
    readonly skill: Skill;
    /** As in `User.WorkDays__c`, for example `MTWTF--`. */
    readonly workDays: string;
    /** Days off besides weekends and holidays. */
    readonly vacation: ReadonlySet<number>;
}

export interface Customer {
    readonly index: number;
    readonly id: string;
    readonly name: string;
    readonly isJapanese: boolean;
    readonly customerClass: CustomerClass;
    readonly spot: Spot;
    /** False for the few whose coordinates are missing in Salesforce. */
    readonly hasCoordinates: boolean;
    readonly industry: string;
    readonly openingHours: string | null;
    readonly opensMinute: number;
    /** By weekday, Monday first. */
    readonly isOpenOn: readonly boolean[];
    readonly createdDay: number;
    readonly webName: string;
    sellerIndex: number;
    readonly contactIds: string[];
}

export interface Prospect {
    readonly index: number;
    readonly id: string;
    readonly name: string;
    readonly isJapanese: boolean;
    readonly spot: Spot;
    readonly hasCoordinates: boolean;
    readonly industry: string;
    readonly createdDay: number;
    readonly status: LeadStatus;
    readonly rating: 'Hot' | 'Warm' | 'Cold';
    readonly quality: 'High' | 'Medium' | 'Low';
    readonly webName: string;
    sellerIndex: number;
    /** The customer it became, or null. */
    readonly customer: Customer | null;
    readonly convertedDay: number | null;
}

export type LeadStatus =
    'Open - Not Contacted' | 'Working - Contacted' | 'Closed - Converted' | 'Closed - Not Converted';
export type VisitStatus = 'Planned' | 'Completed' | 'Skipped' | 'Cancelled';
export type VisitOutcome =
    'Order' | 'Offer Requested' | 'Next Meeting Agreed' | 'Information Given' | 'Not Interested' | 'No Contact';

export interface Visit {
    readonly sellerIndex: number;
    /** One of the two is set. */
    readonly customer: Customer | null;
    readonly prospect: Prospect | null;
    readonly day: number;
    /** Minutes after local midnight; null when the visit was not planned. */
    readonly plannedMinute: number | null;
    readonly plannedMinutes: number;
    /** Null unless completed. */
    readonly actualMinute: number | null;
    readonly actualMinutes: number;
    readonly status: VisitStatus;
    readonly mode: 'In Person' | 'Online' | 'Phone';
    readonly skipReason: string | null;
    readonly isFromPlan: boolean;
    readonly sequence: number;
    outcome: VisitOutcome | null;
    opportunityId: string | null;
}
