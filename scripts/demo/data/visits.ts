import type { DemoCompanyOptions } from './company.ts';
import { dateOf, dateTimeAt, dayOf, epochMsAt, WEEKS_OF_FIELDMAP, weekdayOf } from './days.ts';
import type { Seller, Visit } from './model.ts';
import { metresBetween, scatter } from './places.ts';
import { Random } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';
import { CONCERNS, VISIT_TEXTS } from './visitTexts.ts';

const JOINT_SHARE = 0.04;
const NEXT_STEP_SHARE = 0.6;
const CONCERN_SHARE = 0.06;
/** On site means a check-in this near, metres. */
const ON_SITE_METRES = 150;
const PLANNED_AHEAD_DAYS = 5;

/** A visit with what is needed to write its event. */
export interface KeyedVisit {
    readonly visit: Visit;
    readonly clientKey: string;
    readonly eventId: string | null;
}

/** Visits in the order of sellers and days. Those since `eventsFromDay` with a planned time get an event id. */
export function keyVisits(
    options: DemoCompanyOptions,
    visitsBySeller: readonly (readonly Visit[])[],
    eventsFromDay: number
): KeyedVisit[] {
    let number = 0;
    return visitsBySeller.flat().map((visit) => {
        const hasEvent = visit.plannedMinute !== null && visit.day >= eventsFromDay;
        return {
            visit,
            clientKey: `demo-${options.seed}-${String(++number).padStart(7, '0')}`,
            eventId: hasEvent ? options.nextId('Event') : null
        };
    });
}

export function* visitRecords(
    options: DemoCompanyOptions,
    visits: readonly KeyedVisit[],
    sellers: readonly Seller[]
): Generator<DemoRecord> {
    const random = new Random(options.seed).fork('visit records');
    const watch = new Random(options.seed).fork('report seconds');
    const today = dayOf(options.today);
    for (const { visit, clientKey, eventId } of visits) {
        const seller = sellers[visit.sellerIndex]!;
        const usesFieldmap = visit.day >= today - 7 * WEEKS_OF_FIELDMAP;
        const isFromPlan = visit.isFromPlan && usesFieldmap;
        const isJoint = visit.status === 'Completed' && !seller.isManager && random.chance(JOINT_SHARE);
        yield {
            Id: options.nextId('FieldVisit__c'),
            OwnerId: seller.userId,
            ClientKey__c: clientKey,
            Account__c: visit.customer?.id ?? null,
            Lead__c: visit.prospect?.id ?? null,
            Opportunity__c: visit.opportunityId,
            Status__c: visit.status,
            Mode__c: visit.mode,
            Source__c: isFromPlan ? 'Plan' : 'Manual',
            SkipReason__c: visit.skipReason,
            ...plannedFields({ ...visit, isFromPlan }, seller),
            EventId__c: eventId,
            IsJointVisit__c: isJoint,
            JointVisitor__c: isJoint ? seller.managerId : null,
            ...(visit.status === 'Completed' ? resultFields(visit, seller, random) : { IsOnSite__c: false }),
            ...(usesFieldmap && visit.status === 'Completed' ? reportTime(watch) : {}),
            ...visitStamps(visit, seller, today, random)
        };
    }
}

/** A report of a few fields takes half a minute, now and then two; four in five are measured. */
function reportTime(random: Random): DemoRecord {
    const seconds = Math.round(random.logNormal(27, 0.5));
    return random.chance(0.8) ? { ReportSeconds__c: Math.min(600, seconds) } : {};
}

function plannedFields(visit: Visit, seller: Seller): DemoRecord {
    if (visit.plannedMinute === null) return {};
    const monday = visit.day - weekdayOf(visit.day);
    return {
        PlannedStart__c: dateTimeAt(visit.day, visit.plannedMinute),
        PlannedEnd__c: dateTimeAt(visit.day, visit.plannedMinute + visit.plannedMinutes),
        PlanSequence__c: visit.isFromPlan ? visit.sequence : null,
        PlanId__c: visit.isFromPlan ? `demo-${seller.index}-${dateOf(monday)}` : null
    };
}

function resultFields(visit: Visit, seller: Seller, random: Random): DemoRecord {
    const starts = visit.actualMinute ?? 0;
    const language = seller.isJapanese ? 'ja' : 'en';
    const texts = VISIT_TEXTS[language][visit.outcome ?? 'Information Given'];
    const isReported = random.chance(seller.skill.reportRate);
    const hasNextStep = isReported && texts.nextSteps.length > 0 && random.chance(NEXT_STEP_SHARE);
    return {
        Outcome__c: isReported || visit.outcome === 'Order' ? visit.outcome : null,
        Contact__c: visit.customer && random.chance(0.7) ? (visit.customer.contactIds[0] ?? null) : null,
        ActualStart__c: dateTimeAt(visit.day, starts),
        ActualEnd__c: dateTimeAt(visit.day, starts + visit.actualMinutes),
        ...checkInFields(visit, seller, random),
        Notes__c: isReported ? random.pick(texts.notes) : null,
        Concerns__c: isReported && random.chance(CONCERN_SHARE) ? random.pick(CONCERNS[language]) : null,
        NextStep__c: hasNextStep ? random.pick(texts.nextSteps) : null,
        NextStepDate__c: hasNextStep ? dateOf(visit.day + random.int(3, 30)) : null
    };
}

/** In person only. Without coordinates of the customer there is a position but no distance. */
function checkInFields(visit: Visit, seller: Seller, random: Random): DemoRecord {
    const place = visit.customer ?? visit.prospect;
    if (visit.mode !== 'In Person' || !place) return { IsOnSite__c: false };
    const isThere = random.chance(seller.skill.onSiteRate);
    const position = scatter(place.spot, isThere ? 25 : 900, random);
    const metres = metresBetween(position, place.spot);
    return {
        CheckIn__Latitude__s: position.latitude,
        CheckIn__Longitude__s: position.longitude,
        CheckInAccuracy__c: Math.round(random.logNormal(12, 0.6) * 10) / 10,
        CheckInDistance__c: place.hasCoordinates ? Math.round(metres) : null,
        IsOnSite__c: place.hasCoordinates && metres <= ON_SITE_METRES
    };
}

function visitStamps(visit: Visit, seller: Seller, today: number, random: Random): DemoRecord {
    const ahead = visit.plannedMinute === null ? 0 : random.int(1, PLANNED_AHEAD_DAYS);
    const createdDay = Math.min(visit.day - ahead, today - 1);
    const createdMs = epochMsAt(
        createdDay,
        visit.plannedMinute === null ? (visit.actualMinute ?? 720) : random.int(420, 1080)
    );
    const endsMinute =
        (visit.actualMinute ?? visit.plannedMinute ?? 720) + (visit.actualMinutes || visit.plannedMinutes);
    const changedMs = visit.day < today ? epochMsAt(visit.day, endsMinute + random.int(1, 90)) : createdMs;
    return stamps(seller.userId, createdMs, changedMs);
}
