import { dueDayOf } from '#kernel/visitRules';
import { addDays, daysBetween } from '../../platform/localTime.ts';
import type { DerivedFields, RecordValue } from './ports.ts';

/** The rules of the fields that Fieldmap writes on Account, Lead and Opportunity. Pure. Source: decisions 0007, 0008, 0015. */

const EPOCH = '1970-01-01';
const DAY_MS = 86_400_000;

/** Customers and leads alike; leads have no interval, so nothing is due. */
export function visitFields({ lastVisitDate, intervalDays, points }: RecordValue): DerivedFields {
    const lastDay = lastVisitDate === null ? null : daysBetween(EPOCH, lastVisitDate);
    const dueDay = dueDayOf(lastDay, intervalDays);
    return {
        LastVisitDate__c: lastVisitDate,
        NextVisitDue__c: dueDay === null ? null : addDays(EPOCH, dueDay),
        VisitPriority__c: wholePoints(points)
    };
}

/** A lead that is closed: nobody plans it, and its last visit stays. */
export function settledFields(lastVisitDate: string | null): DerivedFields {
    return { LastVisitDate__c: lastVisitDate, NextVisitDue__c: null, VisitPriority__c: null };
}

export interface DealFacts {
    readonly isClosed: boolean;
    readonly inStageSince: Date;
    /** Points of the account; null without one. */
    readonly accountPoints: number | null;
}

export function dealFields(deal: DealFacts, asOf: Date, stalledAfterDays: number): DerivedFields {
    if (deal.isClosed) {
        return { DaysInStage__c: null, IsStalled__c: false, VisitPriority__c: null };
    }
    const days = Math.max(0, Math.floor((asOf.getTime() - deal.inStageSince.getTime()) / DAY_MS));
    return {
        DaysInStage__c: days,
        IsStalled__c: days > stalledAfterDays,
        VisitPriority__c: deal.accountPoints === null ? null : wholePoints(deal.accountPoints)
    };
}

/** Tenths change every day and rank nothing; whole points spare most of the nightly writes. */
function wholePoints(points: number): number {
    return Math.round(points);
}

export function areSame(first: DerivedFields, second: DerivedFields): boolean {
    return Object.keys(first).every((name) => (first[name] ?? null) === (second[name] ?? null));
}
