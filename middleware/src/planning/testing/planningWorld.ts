import type { Place, PlanRequest } from '#kernel/contracts';
import type { Caller } from '../../platform/caller.ts';
import { fixedClock } from '../../platform/clock.ts';
import { createGreatCircleTravel } from '../../travel/index.ts';
import type { TravelTimes } from '../../travel/ports.ts';
import { createInlineSolver, createPlanning, type Planning } from '../index.ts';
import type {
    AppointmentFacts,
    CandidateFacts,
    DecisionCount,
    FeedbackWrite,
    FieldPace,
    PlannedPerson,
    PlannedVisitWrite,
    PlanSolver,
    PlanStore,
    VisitMoveWrite
} from '../ports.ts';
import { createMemoryStore } from './memoryStore.ts';

export const ORG = '00D000000000001AAA';
export const REP = '005000000000001AAA';
export const COLLEAGUE = '005000000000002AAA';
export const BASE: Place = { latitude: 47.14, longitude: 9.52 };
export const CALLER: Caller = {
    orgId: ORG,
    userId: REP,
    visibleUserIds: new Set([REP]),
    timeZone: 'Europe/Zurich',
    isAdmin: false
};
/** Sunday evening before the week that is planned. */
export const NOW = '2026-11-22T19:00:00Z';
export const WEEK: PlanRequest = { fromDate: '2026-11-23', dayCount: 7, thinkSeconds: 0.05 };

export function recordIdOf(number: number): string {
    return `001${String(number).padStart(12, '0')}AAA`;
}

/** A customer around the base; class, place and so value follow from the number. */
export function account(number: number, changes: Partial<CandidateFacts> = {}): CandidateFacts {
    return {
        recordId: recordIdOf(number),
        objectApiName: 'Account',
        ownerId: REP,
        place: { latitude: BASE.latitude + (number % 5) * 0.01, longitude: BASE.longitude + (number % 7) * 0.005 },
        customerClass: 'ABCD'[number % 4] ?? 'D',
        leadStatus: null,
        leadRating: null,
        openingHours: null,
        intervalDays: 28,
        lastVisitDate: '2026-10-01',
        lastOutcome: null,
        annualRevenue: null,
        openDeals: [],
        lastRejection: null,
        plannedAt: null,
        ...changes
    };
}

export function appointment(changes: Partial<AppointmentFacts>): AppointmentFacts {
    return {
        recordId: '00U000000000001AAA',
        objectApiName: 'Event',
        ownerId: REP,
        startsAt: '2026-11-23T09:00:00.000Z',
        endsAt: '2026-11-23T11:00:00.000Z',
        relatedRecordId: null,
        place: null,
        planId: null,
        ...changes
    };
}

/** Planning over facts that a test can change at any time, with an inline solver and straight-line travel. */
export interface PlanningWorld {
    candidates: CandidateFacts[];
    appointments: AppointmentFacts[];
    persons: PlannedPerson[];
    pace: FieldPace;
    decisions: DecisionCount[];
    readonly written: PlannedVisitWrite[];
    readonly moved: VisitMoveWrite[];
    readonly feedback: FeedbackWrite[];
    readonly clock: ReturnType<typeof fixedClock>;
    readonly store: PlanStore;
    readonly planning: Planning;
}

export function person(userId: string, changes: Partial<PlannedPerson> = {}): PlannedPerson {
    return {
        userId,
        timeZone: 'Europe/Zurich',
        base: BASE,
        workDays: 'MTWTF--',
        dayStartsAt: '08:30',
        dayEndsAt: '17:30',
        ...changes
    };
}

export function createPlanningWorld(
    options: {
        readonly solver?: PlanSolver;
        readonly sleep?: (seconds: number) => Promise<void>;
        readonly travel?: TravelTimes;
    } = {}
): PlanningWorld {
    let ids = 0;
    let looks = 0;
    const clock = fixedClock(NOW);
    const store = createMemoryStore();
    const world = {
        candidates: Array.from({ length: 60 }, (_, index) => account(index + 1)),
        appointments: [] as AppointmentFacts[],
        persons: [person(REP), person(COLLEAGUE)],
        pace: { visitCount: 0, fieldDays: 0, fieldSeconds: 0 },
        decisions: [] as DecisionCount[],
        written: [] as PlannedVisitWrite[],
        moved: [] as VisitMoveWrite[],
        feedback: [] as FeedbackWrite[],
        clock,
        store
    };
    const planning = createPlanning({
        source: {
            person: async (_org, userId) => world.persons.find((entry) => entry.userId === userId) ?? null,
            candidates: async (_org, ownerIds) => world.candidates.filter(({ ownerId }) => ownerIds.includes(ownerId)),
            appointments: async () => world.appointments,
            settings: async () => ({}),
            pace: async () => world.pace,
            colleagues: async (_org, userId) =>
                world.persons.map((entry) => entry.userId).filter((other) => other !== userId),
            decisions: async () => world.decisions
        },
        store,
        /* Four milliseconds each time the solver looks at the clock: the same plan on a busy machine. */
        solver: options.solver ?? createInlineSolver(() => (looks += 4) / 1000),
        travel: options.travel ?? createGreatCircleTravel(),
        clock,
        ...(options.sleep && { sleep: options.sleep }),
        newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
        writer: {
            writePlannedVisits: async (_org, writes) => {
                world.written.push(...writes);
                return writes.map(({ clientKey }) => ({
                    clientKey,
                    outcome: 'created',
                    visitId: 'a00000000000001AAA',
                    eventId: '00U000000000001AAA',
                    code: null,
                    detail: null
                }));
            },
            moveVisits: async (_org, moves) => {
                world.moved.push(...moves);
                return moves.map(({ clientKey, visitId }) => ({
                    clientKey,
                    outcome: 'moved',
                    visitId,
                    code: null,
                    detail: null
                }));
            },
            writeFeedback: async (_org, entry) => void world.feedback.push(entry)
        }
    });
    return Object.assign(world, { planning });
}
