import type { PlanRequest, Reason, UnassignedCandidate, UnassignedCode } from '#kernel/contracts';
import type { Candidate, Shift } from './model.ts';
import { isRealPlace } from './placeIndex.ts';
import type { CandidateFacts } from './ports.ts';
import type { Situation } from './situation.ts';
import { valueOfVisit, type VisitValue } from './value/valueOfVisit.ts';
import { canBegin, windowsOf } from './windows.ts';
import { wishedWindow, wishesOf, type Wish } from './wishes.ts';

/** A candidate that the solver will see. */
export interface ValuedCandidate {
    readonly facts: CandidateFacts;
    readonly place: NonNullable<CandidateFacts['place']>;
    readonly value: VisitValue;
    readonly visitSeconds: number;
    readonly isRequired: boolean;
    readonly windows: Candidate['windows'];
    /** Shift indices where it may be. */
    readonly allowedShifts: readonly number[];
}

export interface SortedCandidates {
    readonly chosen: readonly ValuedCandidate[];
    /** Candidates that never reach the solver, with the reason. */
    readonly leftOut: readonly UnassignedCandidate[];
}

/** More than a solver call should see; the least valuable are left out and said so. */
export const MOST_CANDIDATES = 2000;
const LEAD_VISIT_MINUTES = 30;

type Verdict =
    | { readonly chosen: ValuedCandidate }
    | {
          readonly code: UnassignedCode;
          readonly value: VisitValue;
          readonly params?: Readonly<Record<string, string | number>>;
      };

/** Who may be planned, on which days, worth what; and who not, and why. The most valuable first. */
export function sortOut(situation: Situation, request: PlanRequest, shifts: readonly Shift[]): SortedCandidates {
    const forbidden = new Set(request.forbidden ?? []);
    const wishes = wishesOf(request, situation);
    const inCalendar = new Set(situation.appointments.flatMap(({ relatedRecordId }) => relatedRecordId ?? []));
    const chosen: ValuedCandidate[] = [];
    const leftOut: UnassignedCandidate[] = [];
    for (const facts of situation.candidates) {
        const wish = wishes.get(facts.recordId);
        const verdict = judge(facts, situation, shifts, wish, {
            isForbidden: forbidden.has(facts.recordId),
            isPlanned: facts.plannedAt !== null || inCalendar.has(facts.recordId),
            isShared: request.shared === true
        });
        if ('chosen' in verdict) {
            chosen.push(verdict.chosen);
        } else {
            const { points, reasons } = verdict.value;
            leftOut.push(unassigned(facts, points, reasons, verdict.code, verdict.params));
        }
    }
    chosen.sort(byWorth);
    for (const { facts, value } of chosen.splice(MOST_CANDIDATES)) {
        leftOut.push(unassigned(facts, value.points, value.reasons, 'not-considered', { limit: MOST_CANDIDATES }));
    }
    return { chosen, leftOut };
}

function byWorth(a: ValuedCandidate, b: ValuedCandidate): number {
    return (
        Number(b.isRequired) - Number(a.isRequired) ||
        b.value.points - a.value.points ||
        (a.facts.recordId < b.facts.recordId ? -1 : 1)
    );
}

function judge(
    facts: CandidateFacts,
    situation: Situation,
    shifts: readonly Shift[],
    wish: Wish | undefined,
    given: { readonly isForbidden: boolean; readonly isPlanned: boolean; readonly isShared: boolean }
): Verdict {
    const value = valueOfVisit(facts, situation.fromDate, situation.settings);
    if (given.isForbidden) return { code: 'forbidden', value };
    if (!isRealPlace(facts.place)) return { code: 'no-coordinates', value };
    if (given.isPlanned) return { code: 'already-planned', value };
    const own = situation.days.flatMap(({ ownerId, isBlocked = false }, day) =>
        !isBlocked && (given.isShared || ownerId === facts.ownerId) ? [day] : []
    );
    if (own.length === 0) return { code: 'does-not-fit', value, params: { rule: 'no-working-day' } };
    const free = own.filter((day) => wish !== undefined || isAvailable(value, situation.days[day]?.date ?? ''));
    if (free.length === 0 && value.blockedBy !== null) {
        const { availableFrom } = value;
        return { code: value.blockedBy, value, params: availableFrom === null ? {} : { availableFrom } };
    }
    const wished = wish === undefined ? free : free.filter((day) => wish.days.includes(day));
    const visitSeconds = 60 * visitMinutes(facts, situation);
    const windows =
        (wish && wishedWindow(wish, situation.settings.windowRule, visitSeconds)) ?? windowsOf(facts, situation);
    const possible = wished.filter((day) => {
        const shift = shifts[day];
        return shift !== undefined && canBegin(windows, situation.settings.windowRule, visitSeconds, shift);
    });
    if (possible.length === 0) return misfit(wished, windows !== undefined, value, visitSeconds);
    const { place } = facts;
    return {
        chosen: {
            facts,
            place,
            value: value.blockedBy === null ? value : lateValue(facts, situation, possible),
            visitSeconds,
            isRequired: wish !== undefined,
            windows: windows ?? [],
            allowedShifts: possible
        }
    };
}

function misfit(days: readonly number[], hasWindows: boolean, value: VisitValue, visitSeconds: number): Verdict {
    if (days.length === 0) return { code: 'does-not-fit', value, params: { rule: 'no-working-day' } };
    return hasWindows
        ? { code: 'no-window-in-period', value }
        : { code: 'does-not-fit', value, params: { rule: 'longer-than-the-day', visitMinutes: visitSeconds / 60 } };
}

function isAvailable({ blockedBy, availableFrom }: VisitValue, date: string): boolean {
    return blockedBy === null || (availableFrom !== null && date >= availableFrom);
}

/** Worth on the first day on which it may be visited, for those that are blocked on the first day of the plan. */
function lateValue(facts: CandidateFacts, situation: Situation, days: readonly number[]): VisitValue {
    const dates = days.map((day) => situation.days[day]?.date ?? situation.fromDate).sort();
    return valueOfVisit(facts, dates[0] ?? situation.fromDate, situation.settings);
}

export function unassigned(
    facts: CandidateFacts,
    points: number,
    reasons: readonly Reason[],
    code: UnassignedCode,
    params: Readonly<Record<string, string | number>> = {}
): UnassignedCandidate {
    const { recordId, objectApiName } = facts;
    return {
        recordId,
        objectApiName,
        place: isRealPlace(facts.place) ? facts.place : null,
        points,
        reasons,
        code,
        params
    };
}

/** Minutes on site: by class, or what a lead gets. */
export function visitMinutes({ customerClass, objectApiName }: CandidateFacts, { settings }: Situation): number {
    const byClass = customerClass === null ? undefined : settings.visitMinutesByClass[customerClass];
    return byClass ?? (objectApiName === 'Lead' ? LEAD_VISIT_MINUTES : (settings.visitMinutesByClass['C'] ?? 30));
}
