import { boardStateOf, dayOfVisit, isOnDay, minutesLate, nextChangeMs, type BoardVisit } from '../boardState.ts';

const at = (time: string): number => Date.parse(`2026-11-23T${time}Z`);
const planned: BoardVisit = {
    status: 'Planned',
    plannedStartMs: at('09:00'),
    plannedEndMs: at('09:45'),
    actualStartMs: null,
    actualEndMs: null
};

describe('boardStateOf', () => {
    it.each([
        ['08:00', 'planned'],
        ['09:14:59', 'planned'],
        ['09:15', 'late'],
        ['09:44:59', 'late'],
        ['09:45', 'missed'],
        ['23:00', 'missed']
    ] as const)('a planned visit from 09:00 to 09:45 is at %s %s', (time, state) => {
        expect(boardStateOf(planned, at(time))).toBe(state);
    });

    it.each([
        ['In Progress', 'on-site'],
        ['Completed', 'done'],
        ['Skipped', 'skipped'],
        ['Cancelled', 'cancelled']
    ] as const)('%s is %s at any time', (status, state) => {
        expect(boardStateOf({ ...planned, status }, at('23:00'))).toBe(state);
    });

    it('gives a short visit the same grace before it is missed', () => {
        const short = { ...planned, plannedEndMs: at('09:10') };
        expect(boardStateOf(short, at('09:12'))).toBe('planned');
        expect(boardStateOf(short, at('09:15:30'))).toBe('late');
        expect(boardStateOf(short, at('09:16'))).toBe('missed');
    });

    it('takes the usual length for a visit without an end, and the minutes of the org', () => {
        const open = { ...planned, plannedEndMs: null };
        expect(boardStateOf(open, at('09:44'))).toBe('late');
        expect(boardStateOf(open, at('09:45'))).toBe('missed');
        expect(boardStateOf(planned, at('09:31'), { lateAfterMinutes: 30, usualMinutes: 45 })).toBe('late');
        expect(boardStateOf(planned, at('09:29'), { lateAfterMinutes: 30, usualMinutes: 45 })).toBe('planned');
    });

    it('knows no delay without a planned time', () => {
        expect(boardStateOf({ ...planned, plannedStartMs: null }, at('23:00'))).toBe('planned');
    });
});

describe('nextChangeMs', () => {
    it('names the instants at which a visit becomes late and missed, then none', () => {
        expect(nextChangeMs(planned, at('08:00'))).toBe(at('09:15'));
        expect(nextChangeMs(planned, at('09:15'))).toBe(at('09:45'));
        expect(nextChangeMs(planned, at('09:45'))).toBeNull();
        expect(nextChangeMs({ ...planned, status: 'Completed' }, at('08:00'))).toBeNull();
    });

    it('is exactly when the state changes, whatever the times', () => {
        for (let length = 1; length <= 120; length += 7) {
            const visit = { ...planned, plannedEndMs: at('09:00') + length * 60_000 };
            const change = nextChangeMs(visit, at('09:00')) as number;
            expect(boardStateOf(visit, change - 1)).toBe('planned');
            expect(boardStateOf(visit, change)).not.toBe('planned');
        }
    });
});

it('counts minutes from the planned start until now or the check-in', () => {
    expect(minutesLate(planned, at('09:20'))).toBe(20);
    expect(minutesLate({ ...planned, status: 'In Progress', actualStartMs: at('09:07') }, at('10:00'))).toBe(7);
    expect(minutesLate({ ...planned, status: 'Completed', actualStartMs: at('08:50') }, at('10:00'))).toBe(0);
    expect(minutesLate({ ...planned, status: 'Skipped' }, at('10:00'))).toBe(0);
});

describe('the day of a visit', () => {
    const on = (iso: string): BoardVisit => ({ ...planned, plannedStartMs: Date.parse(iso) });

    it('is the day on the clock of the visitor', () => {
        const late = on('2026-11-22T23:30:00Z');
        expect(dayOfVisit(late, 'Europe/Vaduz')).toBe('2026-11-23');
        expect(dayOfVisit(late, 'UTC')).toBe('2026-11-22');
        expect(dayOfVisit(late, 'Asia/Tokyo')).toBe('2026-11-23');
        expect(dayOfVisit(late, 'America/Los_Angeles')).toBe('2026-11-22');
    });

    it('holds both hours that occur twice in autumn, and skips none in spring', () => {
        for (const iso of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T22:59:00Z']) {
            expect(isOnDay(on(iso), '2026-10-25', 'Europe/Vaduz')).toBe(true);
        }
        expect(isOnDay(on('2026-10-25T23:00:00Z'), '2026-10-25', 'Europe/Vaduz')).toBe(false);
        expect(isOnDay(on('2026-03-28T23:00:00Z'), '2026-03-29', 'Europe/Vaduz')).toBe(true);
        expect(isOnDay(on('2026-03-29T21:59:00Z'), '2026-03-29', 'Europe/Vaduz')).toBe(true);
        expect(isOnDay(on('2026-03-29T22:00:00Z'), '2026-03-29', 'Europe/Vaduz')).toBe(false);
    });

    it('is also the day on which a visit of another day was made', () => {
        const moved = { ...on('2026-11-20T09:00:00Z'), status: 'Completed', actualStartMs: at('10:00') } as const;
        expect(isOnDay(moved, '2026-11-23', 'UTC')).toBe(true);
        expect(isOnDay(moved, '2026-11-20', 'UTC')).toBe(true);
        expect(isOnDay(moved, '2026-11-21', 'UTC')).toBe(false);
    });

    it('stays with a visit that goes on over midnight, and is the day of the check-in when nobody planned it', () => {
        const night = { ...on('2026-11-22T23:10:00Z'), actualStartMs: Date.parse('2026-11-22T23:10:00Z') };
        expect(isOnDay({ ...night, status: 'In Progress' }, '2026-11-23', 'UTC')).toBe(true);
        expect(isOnDay({ ...night, status: 'Completed' }, '2026-11-23', 'UTC')).toBe(false);
        expect(isOnDay({ ...night, status: 'In Progress' }, '2026-11-24', 'UTC')).toBe(false);
        const unplanned = {
            ...planned,
            status: 'In Progress',
            plannedStartMs: null,
            actualStartMs: at('09:00')
        } as const;
        expect(dayOfVisit(unplanned, 'UTC')).toBe('2026-11-23');
        expect(dayOfVisit({ ...planned, plannedStartMs: null }, 'UTC')).toBeNull();
    });
});
