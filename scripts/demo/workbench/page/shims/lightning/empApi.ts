/** `lightning/empApi` outside Salesforce: platform events and change events of the demo org, as the signed-in person may have them. */
export interface Subscription {
    readonly id: string;
    readonly channel: string;
    readonly replayId: number;
}
interface EmpError {
    readonly error: string;
    readonly subscription: string;
}
type Listener = (message: unknown) => void;

const streams = new Map<string, EventSource>();
const errorListeners = new Set<(error: EmpError) => void>();
let subscriptions = 0;

export function isEmpEnabled(): Promise<boolean> {
    return Promise.resolve(true);
}

export function setDebugFlag(): void {}

export function onError(listener: (error: EmpError) => void): void {
    errorListeners.add(listener);
}

/** Resolves when the org took the subscription. Errors: none rejected; who may not subscribe is told by `onError`, as on the platform. */
export function subscribe(channel: string, replayId: number, listener: Listener): Promise<Subscription> {
    subscriptions += 1;
    const id = `${channel}#${subscriptions}`;
    const query = new URLSearchParams({ channel, replayId: String(replayId) });
    const stream = new EventSource(`/demo/emp?${query.toString()}`);
    streams.set(id, stream);
    stream.addEventListener('message', (event: MessageEvent<string>) => listener(JSON.parse(event.data)));
    return new Promise((resolve) => {
        stream.addEventListener('open', () => resolve({ id, channel, replayId }), { once: true });
        stream.addEventListener('error', () => {
            // Anything but a refusal is tried again by the browser, from the last event on.
            if (stream.readyState !== EventSource.CLOSED) return;
            const error = { error: `403::Handshake denied on ${channel}`, subscription: channel };
            errorListeners.forEach((tell) => tell(error));
            resolve({ id, channel, replayId });
        });
    });
}

export function unsubscribe(subscription: Subscription, listener?: Listener): Promise<void> {
    streams.get(subscription.id)?.close();
    streams.delete(subscription.id);
    listener?.({ subscription: subscription.channel, successful: true });
    return Promise.resolve();
}
