import type { DemoCompanyOptions } from './company.ts';
import { dateOf, dateTimeAt, dayOf, epochMsAt, weekdayOf } from './days.ts';
import type { Seller } from './model.ts';
import { Random } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';
import { isWorkingDay } from './seasons.ts';
import type { KeyedVisit } from './visits.ts';

export const EVENT_DAYS_BACK = 42;
export const EVENT_DAYS_AHEAD = 14;

interface Entry {
    readonly subject: string;
    readonly day: number;
    readonly startsMinute: number;
    readonly minutes: number;
    readonly location?: string;
}

/** Calendar entries of the planned visits. */
export function* visitEventRecords(
    options: DemoCompanyOptions,
    visits: readonly KeyedVisit[],
    sellers: readonly Seller[]
): Generator<DemoRecord> {
    const today = dayOf(options.today);
    for (const { visit, clientKey, eventId } of visits) {
        const place = visit.customer ?? visit.prospect;
        if (eventId === null || visit.plannedMinute === null || !place) continue;
        const seller = sellers[visit.sellerIndex]!;
        yield {
            ...entryFields(
                {
                    subject: seller.isJapanese ? `訪問: ${place.name}` : `Visit: ${place.name}`,
                    day: visit.day,
                    startsMinute: visit.plannedMinute,
                    minutes: visit.plannedMinutes,
                    location: `${place.spot.street}, ${place.spot.postalCode} ${place.spot.city}`
                },
                seller,
                Math.min(visit.day - 2, today - 1)
            ),
            Id: eventId,
            WhatId: visit.customer?.id ?? null,
            WhoId: visit.prospect?.id ?? visit.customer?.contactIds[0] ?? null,
            AccountId: visit.customer?.id ?? null,
            FieldVisitKey__c: clientKey
        };
    }
}

/** Meetings, training and days off of the same weeks. */
export function* internalEventRecords(options: DemoCompanyOptions, sellers: readonly Seller[]): Generator<DemoRecord> {
    const random = new Random(options.seed).fork('events');
    const today = dayOf(options.today);
    for (const seller of sellers) {
        for (let day = today - EVENT_DAYS_BACK; day <= today + EVENT_DAYS_AHEAD; day++) {
            if (!isWorkingDay(day)) continue;
            const createdDay = Math.min(day - 10, today - 1);
            if (seller.vacation.has(day)) {
                yield { Id: options.nextId('Event'), ...dayOff(seller, day, createdDay) };
                continue;
            }
            for (const entry of entriesOf(seller, day, random)) {
                yield { Id: options.nextId('Event'), ...entryFields(entry, seller, createdDay) };
            }
        }
    }
}

function entriesOf(seller: Seller, day: number, random: Random): Entry[] {
    const entries: Entry[] = [];
    const weekday = weekdayOf(day);
    const say = (english: string, japanese: string): string => (seller.isJapanese ? japanese : english);
    if (weekday === 0) {
        entries.push({
            subject: say('Team meeting', 'チームミーティング'),
            day,
            startsMinute: 510,
            minutes: 45,
            location: 'Team room'
        });
    }
    if (weekday === 4 && Math.floor(day / 7) % 4 === seller.index % 4) {
        entries.push({ subject: say('One-on-one', '1on1'), day, startsMinute: 16 * 60, minutes: 30 });
    }
    if (weekday === 2 && Math.floor(day / 7) % 6 === 2) {
        entries.push({ subject: say('Product training', '製品研修'), day, startsMinute: 15 * 60 + 30, minutes: 90 });
    }
    if (weekday === 3 && random.chance(0.2)) {
        entries.push({ subject: say('Office work', '事務作業'), day, startsMinute: 17 * 60 + 30, minutes: 30 });
    }
    return entries;
}

function entryFields(entry: Entry, seller: Seller, createdDay: number): DemoRecord {
    const { day, startsMinute, minutes } = entry;
    const starts = dateTimeAt(day, startsMinute);
    return {
        Subject: entry.subject,
        OwnerId: seller.userId,
        StartDateTime: starts,
        EndDateTime: dateTimeAt(day, startsMinute + minutes),
        ActivityDateTime: starts,
        ActivityDate: dateOf(day),
        EndDate: dateOf(day),
        DurationInMinutes: minutes,
        IsAllDayEvent: false,
        ShowAs: 'Busy',
        Location: entry.location ?? null,
        ...stamps(seller.userId, epochMsAt(createdDay, 600 + (seller.index % 300)))
    };
}

/** All-day entries are stored as midnight UTC of their date. */
function dayOff(seller: Seller, day: number, createdDay: number): DemoRecord {
    const midnight = `${dateOf(day)}T00:00:00.000+0000`;
    return {
        ...entryFields(
            { subject: seller.isJapanese ? '休暇' : 'Day off', day, startsMinute: 0, minutes: 1440 },
            seller,
            createdDay
        ),
        StartDateTime: midnight,
        EndDateTime: midnight,
        ActivityDateTime: midnight,
        IsAllDayEvent: true,
        ShowAs: 'OutOfOffice'
    };
}
