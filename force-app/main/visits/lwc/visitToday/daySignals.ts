import { isEmpEnabled, subscribe, unsubscribe, type Subscription } from 'lightning/empApi';

const CHANNEL = '/event/FieldVisitSignal__e';
const NEW_EVENTS = -1;
/** One change often comes with others. */
const PAUSE_MS = 400;

/**
 * Calls back soon after a visit was written, for example by a manager who moved a stop. Gives the way to stop. Where events
 * are not to be had nothing is called: the page looks by itself once a minute.
 */
export function onVisitSignal(listener: () => void): () => void {
    let subscription: Subscription | null = null;
    let isStopped = false;
    let timer: number | undefined;
    const later = (): void => {
        window.clearTimeout(timer);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- one look for many events
        timer = window.setTimeout(listener, PAUSE_MS);
    };
    const begin = async (): Promise<void> => {
        try {
            if (!(await isEmpEnabled())) return;
            const taken = await subscribe(CHANNEL, NEW_EVENTS, later);
            if (isStopped) void unsubscribe(taken);
            else subscription = taken;
        } catch {
            // The look once a minute is the net.
        }
    };
    void begin();
    return () => {
        isStopped = true;
        window.clearTimeout(timer);
        if (subscription !== null) void unsubscribe(subscription);
    };
}
