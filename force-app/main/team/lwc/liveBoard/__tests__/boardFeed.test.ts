import * as empApi from 'lightning/empApi';
import { BoardFeed, CHANNEL, NET_SECONDS, POLL_SECONDS } from '../boardFeed';

const { publish, fail } = empApi as unknown as {
    publish(channel: string, payload: unknown): void;
    fail(error: unknown): void;
};

const flush = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe('what tells a board to read again', () => {
    let looks = 0;
    let isLive: boolean | null = null;
    let feed: BoardFeed;

    beforeEach(async () => {
        jest.useFakeTimers();
        looks = 0;
        isLive = null;
        feed = new BoardFeed({
            changed: () => {
                looks += 1;
            },
            live: (live) => {
                isLive = live;
            },
            isOfInterest: (visitorId) => visitorId === 'mine'
        });
        await feed.open();
        await flush();
        looks = 0;
    });
    afterEach(() => {
        feed.close();
        jest.useRealTimers();
    });

    it('is a signal of one of its people; several of one step are one look', () => {
        expect(isLive).toBe(true);
        publish(CHANNEL, { VisitId__c: 'a', VisitorId__c: 'mine' });
        publish(CHANNEL, { VisitId__c: 'b', VisitorId__c: 'mine' });
        expect(looks).toBe(0);
        jest.advanceTimersByTime(300);
        expect(looks).toBe(1);
        publish(CHANNEL, { VisitId__c: 'c', VisitorId__c: 'theirs' });
        jest.advanceTimersByTime(300);
        expect(looks).toBe(1);
    });

    it('is time as well, more often once the streaming API fails', () => {
        jest.advanceTimersByTime(NET_SECONDS * 1000);
        expect(looks).toBe(1);
        fail({ error: '403' });
        expect(isLive).toBe(false);
        jest.advanceTimersByTime(POLL_SECONDS * 1000 * 3);
        expect(looks).toBe(4);
    });

    it('ends with the board', () => {
        feed.close();
        publish(CHANNEL, { VisitorId__c: 'mine' });
        jest.advanceTimersByTime(NET_SECONDS * 10_000);
        expect(looks).toBe(0);
    });
});
