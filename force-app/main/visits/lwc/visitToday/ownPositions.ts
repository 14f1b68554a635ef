import type { PhonePosition, TrackingChoice } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { PositionFeed } from 'c/positionFeed';
import { localDate, readStays, readTracking } from 'c/visitDayData';
import { visitQueue } from 'c/visitQueue';
import sendPositions from '@salesforce/apex/VisitDayController.sendPositions';

const KEPT = 'positions';
/** As many days as the inbox shows. */
const DAYS_BACK = 13;

/** The feed of this device, as the person chose; it lasts as long as the page is open. */
export function ownPositions(): PositionFeed {
    const { store } = visitQueue();
    return new PositionFeed({
        geolocation: window.navigator.geolocation,
        send: (batch) => sendPositions({ requestJson: JSON.stringify(batch) }),
        readKept: () => store.readNote<PhonePosition[]>(KEPT) ?? [],
        keep: (positions) => (positions.length === 0 ? store.dropNote(KEPT) : store.writeNote(KEPT, positions)),
        now: () => Date.now(),
        localTime,
        every: (task, milliseconds) => {
            // eslint-disable-next-line @lwc/lwc/no-async-operation -- positions come without a person doing anything
            const timer = window.setInterval(task, milliseconds);
            return () => window.clearInterval(timer);
        }
    });
}

/** What the person chose; the last known choice without a connection, null when there is none. */
export async function trackingChoice(): Promise<TrackingChoice | null> {
    const { store } = visitQueue();
    try {
        const tracking = await readTracking();
        store.writeNote('tracking', tracking);
        return tracking;
    } catch {
        return store.readNote<TrackingChoice>('tracking');
    }
}

/** How many found stays wait for the person; 0 when that cannot be known now. */
export async function waitingStays(): Promise<number> {
    try {
        const { stays } = await readStays(localDate(Date.now(), -DAYS_BACK), localDate(Date.now()));
        return stays.filter(({ decidedAs, isOpen }) => decidedAs === null && !isOpen).length;
    } catch {
        return 0;
    }
}

function localTime(nowMilliseconds: number): { time: string; weekday: number } {
    const { timeZone } = formattersFor().settings;
    const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
    // 1970-01-01 was a Thursday.
    const weekday = (formattersFor().dayNumber(nowMilliseconds) + 3) % 7;
    return { time: clock.format(nowMilliseconds), weekday };
}
