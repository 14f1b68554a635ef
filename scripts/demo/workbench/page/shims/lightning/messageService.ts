/** `lightning/messageService` outside Salesforce: channels within one page. */
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

interface MessageContextHandle {
    readonly id: number;
}
interface Subscription {
    readonly context: MessageContextHandle;
    readonly channel: string;
    readonly listener: (message: unknown) => void;
}
interface Channel {
    readonly channel: string;
}

const subscriptions = new Set<Subscription>();
let contexts = 0;

export function createMessageContext(): MessageContextHandle {
    contexts += 1;
    return { id: contexts };
}

export function releaseMessageContext(context: MessageContextHandle): void {
    for (const subscription of subscriptions) {
        if (subscription.context === context) {
            subscriptions.delete(subscription);
        }
    }
}

export class MessageContext {
    private readonly context = createMessageContext();
    private readonly callback: (context: MessageContextHandle) => void;
    constructor(callback: (context: MessageContextHandle) => void) {
        this.callback = callback;
        callback(this.context);
    }
    connect(): void {
        this.callback(this.context);
    }
    disconnect(): void {
        releaseMessageContext(this.context);
    }
    update(): void {}
}

export function subscribe(
    context: MessageContextHandle,
    { channel }: Channel,
    listener: (message: unknown) => void
): Subscription {
    const subscription = { context, channel, listener };
    subscriptions.add(subscription);
    return subscription;
}

export function unsubscribe(subscription: Subscription | null | undefined): void {
    if (subscription) {
        subscriptions.delete(subscription);
    }
}

export function publish(_context: MessageContextHandle, { channel }: Channel, message: unknown): void {
    for (const subscription of [...subscriptions]) {
        if (subscription.channel === channel) {
            subscription.listener(message);
        }
    }
}
