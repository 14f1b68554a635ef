import type { PhonePosition, PositionBatch, TrackingChoice } from 'c/contracts';
import { PositionFeed } from 'c/positionFeed';

const CHOICE: TrackingChoice = {
    ...{ isConsented: true, isPausedUntil: null, workDays: 'MTWTF--', dayStartsAt: '08:00', dayEndsAt: '18:00' },
    ...{ autoConfirmAbove: null, dwellMinutes: null }
};
const NOON = Date.parse('2026-03-02T12:00:00Z');

function world() {
    const state = {
        now: NOON,
        weekday: 0,
        kept: [] as readonly PhonePosition[],
        batches: [] as PositionBatch[],
        failure: null as unknown,
        give: null as ((seconds: number) => void) | null,
        beat: () => undefined as void
    };
    const geolocation = {
        watchPosition(done: PositionCallback) {
            state.give = (seconds) => {
                const coords = { latitude: 47.1, longitude: 9.5, accuracy: 10, speed: null };
                done({ coords, timestamp: NOON + seconds * 1000 } as unknown as GeolocationPosition);
            };
            return 7;
        },
        clearWatch() {
            state.give = null;
        }
    } as unknown as Geolocation;
    const feed = new PositionFeed({
        geolocation,
        send: async (batch) => {
            if (state.failure) throw state.failure;
            state.batches.push(batch);
        },
        readKept: () => state.kept,
        keep: (positions) => {
            state.kept = positions;
        },
        now: () => state.now,
        localTime: (at) => ({ time: new Date(at).toISOString().slice(11, 16), weekday: state.weekday }),
        every: (task) => {
            state.beat = task;
            return () => undefined;
        }
    });
    return { state, feed };
}

describe('position feed', () => {
    it('asks for no position without consent, in a pause, on a day off or outside the hours', () => {
        const { state, feed } = world();
        feed.follow({ ...CHOICE, isConsented: false });
        expect(state.give).toBeNull();
        feed.follow({ ...CHOICE, isPausedUntil: '2026-03-02T13:00:00Z' });
        expect(state.give).toBeNull();
        feed.follow({ ...CHOICE, dayEndsAt: '11:00' });
        expect(state.give).toBeNull();
        state.weekday = 5;
        feed.follow(CHOICE);
        expect(state.give).toBeNull();
        state.weekday = 0;
        feed.follow(CHOICE);
        expect(state.give).not.toBeNull();
        state.now = Date.parse('2026-03-02T18:00:00Z');
        state.beat();
        expect(state.give).toBeNull();
    });

    it('keeps one position in ten seconds and sends them together', async () => {
        const { state, feed } = world();
        feed.follow(CHOICE);
        for (const seconds of [0, 4, 11, 22]) state.give?.(seconds);
        expect(state.kept).toHaveLength(3);
        await feed.send();
        expect(state.batches[0]?.positions).toHaveLength(3);
        expect(state.kept).toEqual([]);
    });

    it('keeps them while nobody answers, and drops what will never be taken', async () => {
        const { state, feed } = world();
        feed.follow(CHOICE);
        state.give?.(0);
        state.failure = new TypeError('Failed to fetch');
        await feed.send();
        expect(state.kept).toHaveLength(1);
        state.failure = { body: { message: '{"code":"not-allowed","title":"","status":403}' } };
        await feed.send();
        expect(state.kept).toEqual([]);
    });

    it('forgets what was not sent when the person withdraws', () => {
        const { state, feed } = world();
        feed.follow(CHOICE);
        state.give?.(0);
        feed.follow({ ...CHOICE, isConsented: false });
        expect([state.kept.length, state.give]).toEqual([0, null]);
    });
});
