import { roundTo } from './accounts.ts';
import { CLASSES } from './classes.ts';
import type { DemoCompanyOptions } from './company.ts';
import { dayOf } from './days.ts';
import type { Customer, Seller, Visit } from './model.ts';
import { Random, WeightedPicker } from './random.ts';
import { LOST, OPEN_STAGES, WON, type Stage } from './stages.ts';

/** A deal with the days on which it entered its stages. */
export interface Deal {
    readonly id: string;
    readonly customer: Customer;
    readonly amount: number;
    /** In order; the last one is where it stands. */
    readonly steps: readonly { readonly stage: Stage; readonly day: number }[];
    readonly closeDay: number;
    /** Grew out of a visit. */
    readonly isFromVisit: boolean;
}

const FROM_VISIT_SHARE = 0.75;
/** Deals that stopped moving: open, and longer in their stage than the limit of the default setting. */
const STUCK_SHARE = 0.085;
export const STALLED_AFTER_DAYS = 45;
/** A visit this long before the win is taken as the one that brought the order. */
const ORDER_VISIT_DAYS = 21;

/** Deals grow out of visits, are won more often by good sellers and where visits went on; marks those visits' outcomes. */
export function makeDeals(
    options: DemoCompanyOptions,
    customers: readonly Customer[],
    sellers: readonly Seller[],
    visitsBySeller: readonly (readonly Visit[])[],
    count: number,
    historyDays: number
): Deal[] {
    const random = new Random(options.seed).fork('deals');
    const today = dayOf(options.today);
    const visits = completedByCustomer(customers, visitsBySeller);
    const picker = new WeightedPicker(customers, ({ customerClass }) => CLASSES[customerClass].dealWeight);
    return Array.from({ length: count }, () => {
        const customer = picker.pick(random);
        const own = visits[customer.index]!.filter(({ day }) => day < today - 2);
        const origin = own.length > 0 && random.chance(FROM_VISIT_SHARE) ? random.pick(own) : null;
        const earliest = Math.max(customer.createdDay, today - historyDays);
        const createdDay = origin ? origin.day + random.int(0, 2) : random.int(earliest, today - 3);
        const skill = sellers[customer.sellerIndex]!.skill;
        const visited = own.filter(({ day }) => day > createdDay && day < createdDay + 60).length;
        const chance = skill.winRate * (origin ? 1.1 : 0.7) + Math.min(0.16, visited * 0.04);
        const deal = makeDeal(
            options.nextId('Opportunity'),
            customer,
            createdDay,
            today,
            chance,
            origin !== null,
            random
        );
        markVisits(deal, origin, own);
        return deal;
    });
}

function makeDeal(
    id: string,
    customer: Customer,
    createdDay: number,
    today: number,
    winChance: number,
    isFromVisit: boolean,
    random: Random
): Deal {
    const { dealAmount } = CLASSES[customer.customerClass];
    const amount = roundTo(random.logNormal(dealAmount, 0.55), 100);
    const length = Math.max(4, Math.round(random.logNormal(customer.customerClass === 'A' ? 55 : 38, 0.5)));
    const first = random.weighted([
        [0, 45],
        [1, 35],
        [2, 20]
    ] as const);
    const base = { id, customer, amount, isFromVisit };
    const endDay = createdDay + length;
    if (random.chance(STUCK_SHARE) && today - createdDay > STALLED_AFTER_DAYS + 12) {
        const lastMove = today - random.int(STALLED_AFTER_DAYS + 1, Math.min(150, today - createdDay - 4));
        const steps = climb(createdDay, lastMove, first, random.int(first + 1, OPEN_STAGES.length - 1), random);
        return { ...base, steps, closeDay: today + random.int(-30, 60) };
    }
    if (endDay < today) {
        const isWon = random.chance(winChance);
        const last = isWon ? OPEN_STAGES.length - 1 : random.int(first, OPEN_STAGES.length - 1);
        const steps = climb(createdDay, endDay - 1, first, last, random);
        return { ...base, steps: [...steps, { stage: isWon ? WON : LOST, day: endDay }], closeDay: endDay };
    }
    const progress = (today - createdDay) / length;
    const last = Math.min(OPEN_STAGES.length - 1, first + Math.floor(progress * (OPEN_STAGES.length - first)));
    const steps = climb(createdDay, today - 1, first, last, random);
    return { ...base, steps, closeDay: Math.max(endDay, today + random.int(3, 60)) };
}

/** Steps from one stage to another between two days, in order, each stage at most once. */
function climb(firstDay: number, lastDay: number, first: number, last: number, random: Random): Deal['steps'] {
    const stages = OPEN_STAGES.slice(first, last + 1).filter(
        (_, i, all) => i === 0 || i === all.length - 1 || random.chance(0.8)
    );
    const total = stages.slice(0, -1).reduce((sum, { share }) => sum + share, 0) || 1;
    let spent = 0;
    return stages.map((stage, i) => {
        const isLast = i === stages.length - 1 && i > 0;
        const day = isLast ? lastDay : firstDay + Math.floor((spent / total) * Math.max(0, lastDay - firstDay));
        spent += stage.share;
        return { stage, day };
    });
}

function markVisits(deal: Deal, origin: Visit | null, visits: readonly Visit[]): void {
    if (origin) {
        origin.outcome = 'Offer Requested';
        origin.opportunityId = deal.id;
    }
    const last = deal.steps[deal.steps.length - 1]!;
    const during = visits.filter(({ day }) => day > deal.steps[0]!.day && day <= last.day);
    for (const visit of during) visit.opportunityId ??= deal.id;
    const winner = during[during.length - 1] ?? origin;
    if (last.stage === WON && winner && last.day - winner.day <= ORDER_VISIT_DAYS) {
        winner.outcome = 'Order';
        winner.opportunityId = deal.id;
    }
}

function completedByCustomer(customers: readonly Customer[], visitsBySeller: readonly (readonly Visit[])[]): Visit[][] {
    const result: Visit[][] = customers.map(() => []);
    for (const visits of visitsBySeller) {
        for (const visit of visits) {
            if (visit.customer && visit.status === 'Completed') result[visit.customer.index]!.push(visit);
        }
    }
    return result;
}
