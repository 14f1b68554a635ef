import type { Customer, Point, Prospect, Seller } from './model.ts';
import { metresBetween } from './places.ts';
import type { Random } from './random.ts';
import { CLASSES } from './classes.ts';

/** A customer or a lead that is to be seen on a day. */
export interface Target {
    readonly customer: Customer | null;
    readonly prospect: Prospect | null;
    readonly spot: Point;
    readonly minutes: number;
    readonly opensMinute: number;
}

export interface Slot {
    readonly target: Target;
    /** Minutes after local midnight. */
    readonly startsMinute: number;
}

const DAY_STARTS = 8 * 60 + 30;
const MONDAY_STARTS = 9 * 60 + 30;
/** When visits end, by weekday: training is on Wednesday, one-on-ones are on Friday afternoon. */
const FIELD_ENDS = [17 * 60 + 30, 17 * 60 + 30, 15 * 60 + 30, 17 * 60 + 30, 16 * 60];
const LUNCH = { opensMinute: 12 * 60, minutes: 45 };
const LEAD_MINUTES = 30;
/** Roads against the straight line, and how fast they are driven in a valley full of villages. */
const DETOUR = 1.35;
const METRES_PER_MINUTE = 600;
const PARKING_MINUTES = 3;

export function customerTarget(customer: Customer): Target {
    return {
        customer,
        prospect: null,
        spot: customer.spot,
        minutes: CLASSES[customer.customerClass].visitMinutes,
        opensMinute: customer.opensMinute
    };
}

export function prospectTarget(prospect: Prospect): Target {
    return { customer: null, prospect, spot: prospect.spot, minutes: LEAD_MINUTES, opensMinute: DAY_STARTS };
}

/** Puts the day's targets in a sensible order from home, with times; leaves out what does not fit the day. */
export function planDay(seller: Seller, weekday: number, targets: readonly Target[], random: Random): Slot[] {
    const open = [...targets];
    const slots: Slot[] = [];
    let here = seller.base;
    let minute = (weekday === 0 ? MONDAY_STARTS : DAY_STARTS) + random.int(0, 4) * 5;
    const endsMinute = FIELD_ENDS[weekday] ?? 0;
    let hadLunch = false;
    while (open.length > 0) {
        const target = takeNearest(open, here, minute);
        let starts = Math.max(minute + travelMinutes(here, target.spot), target.opensMinute);
        if (!hadLunch && starts + target.minutes > LUNCH.opensMinute + 30) {
            starts = Math.max(starts, LUNCH.opensMinute) + LUNCH.minutes;
            hadLunch = true;
        }
        starts = Math.ceil(starts / 5) * 5;
        if (starts + target.minutes > endsMinute) continue;
        slots.push({ target, startsMinute: starts });
        minute = starts + target.minutes + random.int(0, 6) * 5;
        here = target.spot;
    }
    return slots;
}

export function travelMinutes(from: Point, to: Point): number {
    return PARKING_MINUTES + (metresBetween(from, to) * DETOUR) / METRES_PER_MINUTE;
}

/** The nearest target that is open by then, else the nearest of all; removes it from the list. */
function takeNearest(open: Target[], here: Point, minute: number): Target {
    let best = 0;
    let bestCost = Infinity;
    open.forEach((target, i) => {
        const waiting = Math.max(0, target.opensMinute - minute);
        const cost = travelMinutes(here, target.spot) + waiting;
        if (cost < bestCost) {
            best = i;
            bestCost = cost;
        }
    });
    return open.splice(best, 1)[0]!;
}
