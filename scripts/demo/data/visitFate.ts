import type { Slot } from './dayPlan.ts';
import type { Seller, Visit, VisitOutcome } from './model.ts';
import type { Random } from './random.ts';

const SKIP_REASONS = [
    ['Customer Unavailable', 40],
    ['No Time', 34],
    ['Cancelled By Customer', 18],
    ['Other', 8]
] as const;
const MODES = [
    ['In Person', 88],
    ['Phone', 7],
    ['Online', 5]
] as const;
const CANCELLED_SHARE = 0.03;

/** What became of a slot of the day: done, skipped, cancelled; or still to come. */
export function visitOf(
    seller: Seller,
    slot: Slot,
    day: number,
    sequence: number,
    random: Random,
    isToCome = false
): Visit {
    const { skill } = seller;
    const isPlanned = isToCome || random.chance(skill.plannedShare);
    const isFromPlan = isPlanned && random.chance(0.65);
    const status = isToCome ? 'Planned' : isPlanned ? fateOf(skill.adherence, random) : 'Completed';
    const isDone = status === 'Completed';
    return {
        sellerIndex: seller.index,
        customer: slot.target.customer,
        prospect: slot.target.prospect,
        day,
        plannedMinute: isPlanned ? slot.startsMinute : null,
        plannedMinutes: slot.target.minutes,
        actualMinute: isDone ? Math.round(slot.startsMinute + random.normal(4, 9)) : null,
        actualMinutes: isDone ? Math.max(6, Math.round(random.logNormal(slot.target.minutes * 0.95, 0.28))) : 0,
        status,
        mode: isToCome ? 'In Person' : random.weighted(MODES),
        skipReason: status === 'Skipped' ? random.weighted(SKIP_REASONS) : null,
        isFromPlan,
        sequence,
        outcome: isDone ? outcomeOf(skill.winRate, random) : null,
        opportunityId: null
    };
}

function fateOf(adherence: number, random: Random): 'Completed' | 'Skipped' | 'Cancelled' {
    if (random.chance(CANCELLED_SHARE)) return 'Cancelled';
    return random.chance(adherence / (1 - CANCELLED_SHARE)) ? 'Completed' : 'Skipped';
}

/** Orders and offers come with the deals; see opportunities.ts. */
function outcomeOf(winRate: number, random: Random): VisitOutcome {
    return random.weighted([
        ['Next Meeting Agreed', 22 + 40 * winRate],
        ['Information Given', 44],
        ['Not Interested', 12 - 8 * winRate],
        ['No Contact', 14 - 14 * winRate]
    ] as const);
}
