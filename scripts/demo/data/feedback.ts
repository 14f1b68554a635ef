import type { DemoCompanyOptions } from './company.ts';
import { dateOf, dayOf, epochMsAt, WEEKS_OF_FIELDMAP, weekdayOf } from './days.ts';
import type { Customer, Seller } from './model.ts';
import { Random } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';
import type { KeyedVisit } from './visits.ts';

const REFUSALS_PER_WEEK = 0.6;
const REASONS: readonly (readonly [string, number])[] = [
    ['not-now', 35],
    ['customer-unavailable', 25],
    ['handled-otherwise', 18],
    ['not-worth-it', 12],
    ['wrong-data', 6],
    ['other', 4]
];

/** What sellers decided about suggested visits of the last weeks: those in their plans, and a few they did not want. */
export function* feedbackRecords(
    options: DemoCompanyOptions,
    visits: readonly KeyedVisit[],
    customers: readonly Customer[],
    sellers: readonly Seller[]
): Generator<DemoRecord> {
    const random = new Random(options.seed).fork('feedback');
    const today = dayOf(options.today);
    const firstDay = today - 7 * WEEKS_OF_FIELDMAP;
    for (const { visit, clientKey } of visits) {
        if (!visit.isFromPlan || !visit.customer || visit.day < firstDay) continue;
        const day = Math.min(visit.day - weekdayOf(visit.day), today - 1);
        yield record(options, sellers[visit.sellerIndex]!, visit.customer, 'Accepted', null, day, clientKey, random);
    }
    const own: Customer[][] = sellers.map(() => []);
    for (const customer of customers) own[customer.sellerIndex]!.push(customer);
    for (const seller of sellers) {
        const candidates = own[seller.index]!;
        for (let day = firstDay; day < today && candidates.length > 0; day += 7) {
            if (!random.chance(REFUSALS_PER_WEEK)) continue;
            const decision = random.chance(0.4) ? 'Later' : 'Rejected';
            const key = `demo-no-${seller.index}-${day}`;
            yield record(
                options,
                seller,
                random.pick(candidates),
                decision,
                random.weighted(REASONS),
                day,
                key,
                random
            );
        }
    }
}

function record(
    options: DemoCompanyOptions,
    seller: Seller,
    customer: Customer,
    decision: 'Accepted' | 'Later' | 'Rejected',
    reason: string | null,
    day: number,
    key: string,
    random: Random
): DemoRecord {
    return {
        Id: options.nextId('SuggestionFeedback__c'),
        OwnerId: seller.userId,
        Account__c: customer.id,
        Decision__c: decision,
        Reason__c: reason,
        PointsAtTime__c: Math.round(random.between(2, 30) * 10) / 10,
        RankAtTime__c: random.int(1, 30),
        PlanId__c: `demo-${seller.index}-${dateOf(day - weekdayOf(day))}`,
        ClientKey__c: `${key}-feedback`,
        ...stamps(seller.userId, epochMsAt(day, random.int(480, 600)))
    };
}
