import type { VisitBoard, VisitOnBoard } from 'c/contracts';
import { alertsOf, choicesFor, rowsOf, stateCounts } from '../liveText';

const NOW = Date.parse('2026-11-23T11:00:00Z');
const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();

function visit(visitId: string, ownerId: string, minutes: number, more: Partial<VisitOnBoard> = {}): VisitOnBoard {
    return {
        ...{ visitId, ownerId, recordId: null, objectApiName: null, name: visitId, place: null },
        ...{ status: 'Planned', mode: null, outcome: null, skipReason: null, isOnSite: false },
        ...{ plannedStart: at(minutes), plannedEnd: at(minutes + 30), actualStart: null, actualEnd: null },
        ...more
    };
}

const person = (userId: string, timeZone = 'UTC') => ({ userId, name: userId, roleName: '', phone: null, timeZone });
const board: VisitBoard = {
    now: new Date(NOW).toISOString(),
    people: [person('ann'), person('bob'), person('far', 'Asia/Tokyo')],
    visits: [
        visit('soon', 'ann', 30),
        visit('late', 'ann', -20),
        visit('missed', 'bob', -120),
        visit('later missed', 'bob', -60),
        visit('done', 'bob', -200, { status: 'Completed', actualStart: at(-200), actualEnd: at(-170) }),
        visit('tomorrow there', 'far', 300)
    ],
    isTruncated: false,
    rules: { lateAfterMinutes: 15, dayEndsAt: '17:30' }
};
const rows = rowsOf(board, [], NOW, 0);

describe('the board as rows', () => {
    it('holds the visits of each person by the clock of that person', () => {
        expect(rows.map(({ stops }) => stops.map(({ visit: { visitId } }) => visitId))).toEqual([
            ['late', 'soon'],
            ['done', 'missed', 'later missed'],
            []
        ]);
        // 16:00 UTC is the day after in Tokyo.
        expect(rowsOf(board, [], NOW, 1)[2]?.stops).toHaveLength(1);
    });

    it('puts what can still be saved first, then the latest miss', () => {
        expect(alertsOf(rows).map(({ stop }) => stop.visit.visitId)).toEqual(['late', 'later missed', 'missed']);
        expect(stateCounts(rows)).toEqual([
            { state: 'planned', count: 1 },
            { state: 'on-site', count: 0 },
            { state: 'done', count: 1 },
            { state: 'late', count: 1 },
            { state: 'missed', count: 2 }
        ]);
    });

    it('offers a later time and colleagues whose day is not over', () => {
        const [{ stop } = alertsOf(rows)[0]!] = alertsOf(rows);
        const { keep, others } = choicesFor(stop, rows, board, NOW, 0);
        expect(keep.free?.startMs).toBeGreaterThan(NOW);
        expect(others.map(({ userId, free }) => [userId, free !== null])).toEqual([
            ['bob', true],
            ['far', false]
        ]);
    });
});
