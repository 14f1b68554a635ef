/** Random weeks for property tests: every part of the planning model, on a plane with a road factor that differs by direction. */
import fc from 'fast-check';
import type {
    Candidate,
    FixedAppointment,
    PlanningProblem,
    Shift,
    TimeWindow,
    TravelMatrix
} from '../../middleware/src/planning/model.ts';

const DAY = 86_400;
const HOUR = 3_600;

interface Spot {
    readonly x: number;
    readonly y: number;
}

const spot = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) });

/**
 * One minute per unit, a little longer eastwards: asymmetric, and the triangle inequality holds up to rounding; when wild,
 * legs are up to three times as long without any order.
 */
function travelOf(spots: readonly Spot[], isWild: boolean): Int32Array {
    const stretch = (i: number, j: number): number => (isWild ? 1 + ((i * 7919 + j * 104729) % 13) / 6 : 1);
    return Int32Array.from(spots.flatMap((from, i) => spots.map((to, j) => legBetween(from, to) * stretch(i, j))));
}

function legBetween(from: Spot, to: Spot): number {
    return Math.floor(60 * Math.hypot(to.x - from.x, to.y - from.y) + 10 * Math.max(0, to.x - from.x));
}

const shape = fc.record({
    isWild: fc.boolean(),
    days: fc.integer({ min: 1, max: 4 }),
    reps: fc.integer({ min: 1, max: 2 }),
    bases: fc.array(spot, { minLength: 1, maxLength: 3 }),
    customers: fc.array(
        fc.record({
            at: spot,
            prize: fc.integer({ min: 0, max: 100 }),
            minutes: fc.integer({ min: 5, max: 90 }),
            windows: fc.array(
                fc.record({
                    day: fc.integer({ min: 0, max: 3 }),
                    from: fc.integer({ min: 7, max: 16 }),
                    hours: fc.integer({ min: 1, max: 6 })
                }),
                { maxLength: 4 }
            ),
            isWhole: fc.boolean(),
            isRequired: fc.boolean(),
            needs: fc.integer({ min: 0, max: 9 }),
            visits: fc.integer({ min: 1, max: 2 }),
            spacing: fc.option(
                fc.record({ least: fc.integer({ min: 0, max: 2 }), most: fc.integer({ min: 2, max: 4 }) }),
                { nil: undefined }
            ),
            group: fc.option(fc.constantFrom('a', 'b'), { nil: undefined, freq: 4 }),
            only: fc.option(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 3 }), {
                nil: undefined,
                freq: 4
            })
        }),
        { minLength: 1, maxLength: 24 }
    ),
    lunch: fc.option(
        fc.record({ from: fc.integer({ min: 11, max: 12 }), minutes: fc.constantFrom(30, 60), isStrict: fc.boolean() }),
        { nil: undefined, freq: 3 }
    ),
    meetings: fc.array(
        fc.record({
            shift: fc.integer({ min: 0, max: 7 }),
            hour: fc.integer({ min: 9, max: 15 }),
            at: fc.option(spot, { nil: undefined })
        }),
        { maxLength: 4 }
    ),
    rush: fc.option(
        fc.record({
            from: fc.integer({ min: 7, max: 14 }),
            hours: fc.integer({ min: 1, max: 3 }),
            percent: fc.constantFrom(60, 130, 200)
        }),
        { nil: undefined, freq: 2 }
    ),
    waitingPerSecond: fc.constantFrom(0, 0, 0.0005),
    maxVisits: fc.integer({ min: 1, max: 9 }),
    capacity: fc.option(fc.integer({ min: 5, max: 30 }), { nil: undefined, freq: 2 })
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

/** Slower (or faster) travel for some hours of the day. */
function rushOf(rush: Shape['rush'], seconds: Int32Array): Pick<TravelMatrix, 'bands'> {
    if (!rush) return {};
    const slow = seconds.map((value) => Math.round((value * rush.percent) / 100));
    return {
        bands: [
            { fromSecond: 0, seconds },
            { fromSecond: rush.from * HOUR, seconds: slow },
            { fromSecond: (rush.from + rush.hours) * HOUR, seconds }
        ]
    };
}

/** Disjoint windows, sorted. */
function windowsOf(given: Shape['customers'][number]['windows']): TimeWindow[] {
    const sorted = given
        .map(({ day, from, hours }) => ({ opens: day * DAY + from * HOUR, closes: day * DAY + (from + hours) * HOUR }))
        .sort((a, b) => a.opens - b.opens);
    return sorted.filter(
        (window, index) => index === 0 || window.opens > Math.max(...sorted.slice(0, index).map((w) => w.closes))
    );
}

function toProblem(given: Shape, isPlain: boolean): PlanningProblem {
    const spots: Spot[] = [...given.bases, ...given.customers.map((customer) => customer.at)];
    const shiftCount = given.days * given.reps;
    const meetings = new Map<number, FixedAppointment[]>();
    for (const [index, meeting] of (isPlain ? [] : given.meetings).entries()) {
        const shift = meeting.shift % shiftCount;
        const startsAt = Math.floor(shift / given.reps) * DAY + meeting.hour * HOUR;
        const others = meetings.get(shift) ?? [];
        if (others.some((other) => Math.abs(other.startsAt - startsAt) < 2 * HOUR)) continue;
        const location = meeting.at ? spots.push(meeting.at) - 1 : null;
        meetings.set(shift, [...others, { id: `m${index}`, location, startsAt, endsAt: startsAt + HOUR / 2 }]);
    }
    const shifts = Array.from({ length: shiftCount }, (_, index): Shift => {
        const dayIndex = Math.floor(index / given.reps);
        const { lunch } = given;
        return {
            id: `s${index}`,
            repIndex: index % given.reps,
            dayIndex,
            startLocation: index % given.bases.length,
            endLocation: (index * 2) % given.bases.length,
            startsAt: dayIndex * DAY + 8 * HOUR,
            endsAt: dayIndex * DAY + 17 * HOUR,
            breaks:
                lunch && !isPlain
                    ? [
                          {
                              opens: dayIndex * DAY + lunch.from * HOUR,
                              closes: dayIndex * DAY + (lunch.from + 2) * HOUR,
                              durationSeconds: lunch.minutes * 60,
                              ...(lunch.isStrict ? { place: 'lastStop' as const } : {})
                          }
                      ]
                    : [],
            appointments: meetings.get(index) ?? [],
            maxVisits: given.maxVisits,
            ...(given.capacity === undefined ? {} : { capacity: given.capacity })
        };
    });
    const candidates = given.customers.flatMap((customer, index) =>
        Array.from({ length: customer.visits }, (_, visit): Candidate => ({
            id: `c${index}-${visit}`,
            customerId: `c${index}`,
            location: given.bases.length + index,
            prize: customer.prize,
            serviceSeconds: customer.minutes * 60,
            windows: windowsOf(customer.windows).slice(0, isPlain ? 1 : 4),
            windowRule: customer.isWhole ? 'whole' : 'start',
            isRequired: customer.isRequired && customer.needs < 3,
            load: customer.needs,
            ...(customer.only ? { allowedShifts: customer.only.filter((shift) => shift < shiftCount) } : {}),
            ...(customer.spacing
                ? { minimumSpacingDays: customer.spacing.least, maximumSpacingDays: customer.spacing.most }
                : {}),
            ...(customer.group ? { exclusiveGroup: customer.group } : {})
        }))
    );
    const seconds = travelOf(spots, given.isWild);
    return {
        travel: { size: spots.length, seconds, ...(isPlain ? {} : rushOf(given.rush, seconds)) },
        shifts,
        candidates,
        weights: { travelPerSecond: 0.001, ...(isPlain ? {} : { waitingPerSecond: given.waitingPerSecond }) }
    };
}

export const richWeek: fc.Arbitrary<PlanningProblem> = shape.map((given) => toProblem(given, false));
export const plainWeek: fc.Arbitrary<PlanningProblem> = shape.map((given) => toProblem(given, true));
