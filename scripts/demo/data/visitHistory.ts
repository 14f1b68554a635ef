import { Career } from './career.ts';
import type { DemoCompanyOptions } from './company.ts';
import { dayOf } from './days.ts';
import type { Customer, Prospect, Seller, Visit } from './model.ts';
import { Random } from './random.ts';

export interface VisitHistory {
    /** By seller, each by time. Visits from today on are planned ones. */
    readonly bySeller: readonly (readonly Visit[])[];
    /** By customer index. */
    readonly lastVisitDays: readonly (number | null)[];
    /** By prospect index. */
    readonly lastLeadVisitDays: readonly (number | null)[];
}

/** Lives through every seller's working days: who is due, who is near, what became of it. */
export function makeVisitHistory(
    options: DemoCompanyOptions,
    sellers: readonly Seller[],
    customers: readonly Customer[],
    prospects: readonly Prospect[],
    historyDays: number
): VisitHistory {
    const lastVisitDays: (number | null)[] = customers.map(() => null);
    const lastLeadVisitDays: (number | null)[] = prospects.map(() => null);
    const own: Customer[][] = sellers.map(() => []);
    for (const customer of customers) own[customer.sellerIndex]!.push(customer);
    const leads: Prospect[][] = sellers.map(() => []);
    for (const prospect of prospects) leads[prospect.sellerIndex]!.push(prospect);
    const today = dayOf(options.today);
    const bySeller = sellers.map((seller) => {
        const random = new Random(options.seed).fork(`visits of ${seller.index}`);
        const career = new Career(seller, own[seller.index]!, leads[seller.index]!, random, today, historyDays);
        const visits = career.live();
        for (const visit of visits) {
            if (visit.status !== 'Completed') continue;
            if (visit.customer) lastVisitDays[visit.customer.index] = visit.day;
            if (visit.prospect) lastLeadVisitDays[visit.prospect.index] = visit.day;
        }
        return visits;
    });
    return { bySeller, lastVisitDays, lastLeadVisitDays };
}
