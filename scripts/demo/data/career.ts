import { CLASSES, type CustomerClass } from './classes.ts';
import { weekdayOf } from './days.ts';
import { customerTarget, planDay, prospectTarget, type Slot, type Target } from './dayPlan.ts';
import type { Customer, Prospect, Seller, Skill, Visit } from './model.ts';
import { metresBetween } from './places.ts';
import type { Random } from './random.ts';
import { workload } from './seasons.ts';
import { visitOf } from './visitFate.ts';

/** Visits a day, at most. */
const FULL_DAY = 8;
/** Share of the interval after which a customer may be planned. */
const EARLIEST_SHARE = 0.85;
/** Points that a kilometre to the first customer of the day costs. */
const FAR_PENALTY = 0.12;
/** Customers that are pleasant to see are seen from this share of the interval on, before others that are due. */
const PLEASANT_FROM = 0.35;
const PLEASANT_BONUS = 0.7;
const PLEASANT_SHARE: Readonly<Record<Skill['level'], number>> = { strong: 0.03, solid: 0.12, weak: 0.22 };
/** Share of customers that a seller lost sight of in the last months. */
const FORGOTTEN_SHARE: Readonly<Record<Skill['level'], number>> = { strong: 0.04, solid: 0.14, weak: 0.25 };
const FORGOTTEN_DAYS = 200;
/** A day that is being planned is given at least this many visits, if so many are due. */
const PLANNED_DAY = 4;
/** Working days on which a person is in the field, of all; used to turn yearly needs into a daily number. */
const FIELD_DAYS_PER_YEAR = 178;
/** How full the coming working days already are, today first. */
const ALREADY_PLANNED = [0.65, 0.5, 0.35, 0.2, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05];
const PLAN_AHEAD_DAYS = 14;
const CLASS_WEIGHTS: Readonly<Record<CustomerClass, number>> = { A: 1.35, B: 1.15, C: 1, D: 0.85 };

interface Relation {
    readonly customer: Customer;
    readonly target: Target;
    readonly interval: number;
    readonly weight: number;
    readonly isPleasant: boolean;
    /** The seller does not go there from this day on. */
    readonly forgottenFrom: number;
    /** Last visit that took place or, before the history begins, would have. */
    lastDay: number;
    plannedDay: number;
}

/** One seller's 18 months. */
export class Career {
    readonly #seller: Seller;
    readonly #random: Random;
    readonly #today: number;
    readonly #firstDay: number;
    readonly #relations: readonly Relation[];
    /** Leads by the day from which they are to be seen, the next one last. */
    readonly #leadQueue: { readonly day: number; readonly prospect: Prospect }[];
    readonly #visitsPerDay: number;

    constructor(
        seller: Seller,
        customers: readonly Customer[],
        prospects: readonly Prospect[],
        random: Random,
        today: number,
        historyDays: number
    ) {
        this.#seller = seller;
        this.#random = random;
        this.#today = today;
        this.#firstDay = today - historyDays;
        const kept = customers.filter(() => !random.chance(seller.skill.neglect));
        this.#relations = kept.map((customer) => this.#relation(customer));
        this.#leadQueue = prospects.flatMap((prospect) => this.#leadDays(prospect)).sort((a, b) => b.day - a.day);
        const yearly = kept.reduce((sum, { customerClass }) => sum + 365 / CLASSES[customerClass].intervalDays, 0);
        this.#visitsPerDay = Math.min(FULL_DAY, (yearly * seller.skill.effort) / FIELD_DAYS_PER_YEAR);
    }

    live(): Visit[] {
        const visits: Visit[] = [];
        for (let day = this.#firstDay; day < this.#today; day++) {
            const busy = this.#worksOn(day) ? workload(day) : 0;
            if (busy > 0) this.#liveDay(day, busy, visits);
        }
        this.#planAhead(visits);
        return visits;
    }

    #liveDay(day: number, busy: number, visits: Visit[]): void {
        const count = this.#countFor(this.#visitsPerDay * busy);
        for (const [sequence, slot] of this.#slotsFor(day, count).entries()) {
            const visit = visitOf(this.#seller, slot, day, sequence + 1, this.#random);
            visits.push(visit);
            if (visit.status === 'Completed') this.#remember(slot, day);
        }
    }

    /** Part of the coming days is already planned, the nearer the fuller. */
    #planAhead(visits: Visit[]): void {
        let workingDay = 0;
        for (let day = this.#today; day < this.#today + PLAN_AHEAD_DAYS; day++) {
            if (!this.#worksOn(day) || workload(day) === 0) continue;
            const share = ALREADY_PLANNED[workingDay++] ?? 0;
            const count = this.#countFor(Math.max(PLANNED_DAY, this.#visitsPerDay) * share);
            for (const [sequence, slot] of this.#slotsFor(day, count).entries()) {
                visits.push(visitOf(this.#seller, slot, day, sequence + 1, this.#random, true));
                this.#remember(slot, day);
            }
        }
    }

    #slotsFor(day: number, count: number): Slot[] {
        if (count <= 0) return [];
        const leads = this.#leadsDue(day, Math.min(2, count));
        const targets = [...leads, ...this.#customersDue(day, count - leads.length)];
        return planDay(this.#seller, weekdayOf(day), targets, this.#random);
    }

    /** The most urgent customer first, then those that are due and near it. */
    #customersDue(day: number, count: number): Target[] {
        const weekday = weekdayOf(day);
        const due: { relation: Relation; urgency: number }[] = [];
        for (const relation of this.#relations) {
            const share = (day - relation.lastDay) / relation.interval;
            const { customer } = relation;
            if (share < (relation.isPleasant ? PLEASANT_FROM : EARLIEST_SHARE)) continue;
            if (customer.createdDay > day || relation.forgottenFrom <= day) continue;
            if (!customer.isOpenOn[weekday]) continue;
            if (relation.plannedDay >= day - 1) continue;
            const bonus = relation.isPleasant ? PLEASANT_BONUS : 0;
            due.push({ relation, urgency: Math.min(share, 3) * relation.weight + bonus + this.#random.next() * 0.3 });
        }
        const chosen: Relation[] = [];
        while (chosen.length < count && due.length > 0) {
            const first = chosen[0];
            let best = 0;
            let bestValue = -Infinity;
            due.forEach(({ relation, urgency }, i) => {
                const metres = first ? metresBetween(first.customer.spot, relation.customer.spot) : 0;
                const value = urgency - (metres / 1000) * FAR_PENALTY;
                if (value > bestValue) {
                    best = i;
                    bestValue = value;
                }
            });
            const { relation } = due.splice(best, 1)[0]!;
            relation.plannedDay = day;
            chosen.push(relation);
        }
        return chosen.map(({ target }) => target);
    }

    #leadsDue(day: number, most: number): Target[] {
        const targets: Target[] = [];
        while (targets.length < most) {
            const next = this.#leadQueue[this.#leadQueue.length - 1];
            if (!next || next.day > day) break;
            this.#leadQueue.pop();
            if (next.prospect.convertedDay === null || next.prospect.convertedDay > day) {
                targets.push(prospectTarget(next.prospect));
            }
        }
        return targets;
    }

    #remember(slot: Slot, day: number): void {
        const { customer } = slot.target;
        const relation = customer && this.#relations.find((one) => one.customer === customer);
        if (relation) relation.lastDay = day;
    }

    #relation(customer: Customer): Relation {
        const interval = CLASSES[customer.customerClass].intervalDays;
        const { level } = this.#seller.skill;
        const isForgotten = this.#random.chance(FORGOTTEN_SHARE[level]);
        const forgottenFrom = isForgotten ? this.#today - this.#random.int(10, FORGOTTEN_DAYS) : Infinity;
        const near = Math.max(0, 1 - metresBetween(this.#seller.base, customer.spot) / 6000);
        return {
            customer,
            target: customerTarget(customer),
            interval,
            isPleasant: this.#random.chance(PLEASANT_SHARE[level]),
            forgottenFrom,
            // Weak sellers go where it is near and pleasant; the others look at the class.
            weight:
                level === 'weak' ? 0.7 + 0.5 * near + this.#random.next() * 0.5 : CLASS_WEIGHTS[customer.customerClass],
            lastDay: Math.max(customer.createdDay - interval, this.#firstDay - this.#random.int(0, interval)),
            plannedDay: -1
        };
    }

    #leadDays(prospect: Prospect): { day: number; prospect: Prospect }[] {
        const count = {
            'Open - Not Contacted': 0,
            'Working - Contacted': 1,
            'Closed - Converted': 2,
            'Closed - Not Converted': 1
        };
        const visits = count[prospect.status] + (this.#random.chance(0.2) ? 1 : 0);
        const untouched = prospect.status === 'Open - Not Contacted';
        return Array.from({ length: untouched ? 0 : visits }, (_, i) => ({
            day: prospect.createdDay + this.#random.int(2, 14) + 20 * i,
            prospect
        })).filter(({ day }) => day >= this.#firstDay && day < this.#today);
    }

    #countFor(mean: number): number {
        const wobble = mean * this.#random.between(0.55, 1.45);
        return Math.min(FULL_DAY, Math.floor(wobble + this.#random.next()));
    }

    #worksOn(day: number): boolean {
        return this.#seller.workDays[weekdayOf(day)] !== '-' && !this.#seller.vacation.has(day);
    }
}
