type Listener = (message: unknown) => void;

const listeners = new Map<string, Listener>();
let errorListener: ((error: unknown) => void) | undefined;

export const isEmpEnabled = jest.fn(() => Promise.resolve(true));
export const setDebugFlag = jest.fn();
export const onError = jest.fn((listener: (error: unknown) => void) => {
    errorListener = listener;
});
export const subscribe = jest.fn((channel: string, replayId: number, listener: Listener) => {
    listeners.set(channel, listener);
    return Promise.resolve({ id: channel, channel, replayId });
});
export const unsubscribe = jest.fn((subscription: { channel: string }) => {
    listeners.delete(subscription.channel);
    return Promise.resolve();
});

/** For tests: an event arrives. */
export function publish(channel: string, payload: unknown, replayId = 1): void {
    listeners.get(channel)?.({ channel, data: { payload, event: { replayId } } });
}

/** For tests: the streaming API refuses or breaks off. */
export function fail(error: unknown): void {
    errorListener?.(error);
}
