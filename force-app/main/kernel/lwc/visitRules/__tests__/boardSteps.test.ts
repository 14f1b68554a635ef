import { freeTimeFor, handOverChoices, type PlacedVisit } from '../boardSteps.ts';
import type { VisitStatus } from '../visitStatus.ts';

const at = (time: string): number => Date.parse(`2026-11-23T${time}Z`);
const text = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

function visit(id: string, start: string, end: string, more: Partial<PlacedVisit> = {}): PlacedVisit {
    return {
        visitId: id,
        ownerId: 'a',
        status: 'Planned' as VisitStatus,
        plannedStartMs: at(start),
        plannedEndMs: at(end),
        actualStartMs: null,
        actualEndMs: null,
        place: null,
        ...more
    };
}

const late = visit('late', '09:00', '09:45', { place: { latitude: 47, longitude: 9 } });
const options = { nowMs: at('09:32'), dayEndsMs: at('17:00') };
const freeText = (others: PlacedVisit[], more = {}): string | null => {
    const free = freeTimeFor(late, others, { ...options, ...more });
    return free && `${text(free.startMs)}-${text(free.endMs)}`;
};

describe('freeTimeFor', () => {
    it('leaves time for the way and starts on five minutes', () => {
        expect(freeText([])).toBe('09:55-10:40');
    });

    it('fits between two visits when the way fits too', () => {
        expect(freeText([visit('b', '11:00', '12:00')])).toBe('09:55-10:40');
        expect(freeText([visit('b', '10:55', '12:00')])).toBe('12:20-13:05');
        expect(freeText([visit('b', '12:20', '13:00'), visit('c', '10:10', '10:50')])).toBe('11:10-11:55');
    });

    it('counts neither what is over nor what was called off', () => {
        const others = [
            visit('done', '10:00', '10:45', { status: 'Completed' }),
            visit('off', '10:00', '10:45', { status: 'Cancelled' }),
            visit('missed', '08:00', '08:45')
        ];
        expect(freeText(others)).toBe('09:55-10:40');
    });

    it('waits for the visit that is going on', () => {
        const going = visit('on', '09:00', '09:30', { status: 'In Progress', actualStartMs: at('09:20') });
        expect(freeText([going])).toBe('10:10-10:55');
    });

    it('keeps a later planned time, and finds none after the end of the day', () => {
        const later = { ...late, plannedStartMs: at('15:00'), plannedEndMs: at('16:00') };
        expect(text(freeTimeFor(later, [], options)?.startMs ?? 0)).toBe('15:00');
        expect(freeText([], { nowMs: at('16:10') })).toBeNull();
        expect(freeText([], { dayEndsMs: at('10:40') })).toBe('09:55-10:40');
        expect(freeText([], { dayEndsMs: at('10:39') })).toBeNull();
    });
});

describe('handOverChoices', () => {
    const near = visit('near', '12:00', '12:30', { ownerId: 'near', place: { latitude: 47.01, longitude: 9 } });
    const far = visit('far', '12:00', '12:30', { ownerId: 'far', place: { latitude: 47.5, longitude: 9 } });
    const distance = (from: { latitude: number }, to: { latitude: number }): number =>
        Math.abs(from.latitude - to.latitude) * 111_000;
    const visitsOf = new Map([
        ['unknown', []],
        ['far', [far]],
        ['a', [late]],
        ['near', [near]]
    ]);

    it('offers colleagues with a free time, the nearest first, those without a place last', () => {
        const choices = handOverChoices(late, visitsOf, distance, () => options);
        expect(choices.map(({ userId }) => userId)).toEqual(['near', 'far', 'unknown']);
        expect(choices[0]).toMatchObject({ distanceMetres: 1110, openVisits: 1, startMs: at('09:55') });
        expect(choices[2]).toMatchObject({ distanceMetres: null, openVisits: 0 });
    });

    it('leaves out whose day is over, each by their own clock', () => {
        const choices = handOverChoices(late, visitsOf, distance, (userId) => ({
            ...options,
            dayEndsMs: userId === 'near' ? at('10:00') : at('17:00')
        }));
        expect(choices.map(({ userId }) => userId)).toEqual(['far', 'unknown']);
    });
});
