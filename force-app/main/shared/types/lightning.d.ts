// Lightning modules that @salesforce/lightning-types 0.8 does not describe. Compile-time only; never deployed.

declare module 'lightning/navigation' {
    /** What the address of a page says. `state` members of an app page carry the prefix `c__`. */
    export interface PageReference {
        readonly type: string;
        readonly attributes?: Readonly<Record<string, unknown>>;
        readonly state?: Readonly<Record<string, string | undefined>>;
    }
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a mixin's base constructor takes any arguments
    type Constructor<T = object> = new (...args: any[]) => T;
    export const NavigationMixin: {
        <T extends Constructor>(
            Base: T
        ): T &
            Constructor<{
                [NavigationMixin.Navigate](reference: PageReference, replace?: boolean): void;
                [NavigationMixin.GenerateUrl](reference: PageReference): Promise<string>;
            }>;
        readonly Navigate: unique symbol;
        readonly GenerateUrl: unique symbol;
    };
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- wire adapters are typed at their use
    export const CurrentPageReference: import('lwc').WireAdapterConstructor<any, any>;
}
declare module 'lightning/platformShowToastEvent' {
    export class ShowToastEvent extends CustomEvent<object> {
        constructor(init: {
            title?: string;
            message?: string;
            messageData?: unknown[];
            variant?: 'info' | 'success' | 'warning' | 'error';
            mode?: 'dismissible' | 'pester' | 'sticky';
        });
    }
}
declare module 'lightning/messageService' {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- wire adapters are typed at their use
    export const MessageContext: import('lwc').WireAdapterConstructor<any, any>;
    export const APPLICATION_SCOPE: symbol;
    export interface MessageSubscription {
        readonly id?: unknown;
    }
    export function publish(context: unknown, channel: object, message?: object): void;
    export function subscribe<T>(
        context: unknown,
        channel: object,
        listener: (message: T) => void,
        options?: { scope?: symbol }
    ): MessageSubscription;
    export function unsubscribe(subscription: MessageSubscription): void;
}
declare module 'lightning/refresh' {
    export function registerRefreshHandler(element: unknown, handler: () => Promise<string>): number;
    export function unregisterRefreshHandler(id: number): void;
    export class RefreshEvent extends Event {
        constructor();
    }
}
declare module 'lightning/empApi' {
    export interface Subscription {
        readonly id: string;
        readonly channel: string;
        readonly replayId: number;
    }
    export interface EmpMessage {
        readonly channel: string;
        readonly data: {
            readonly payload: Readonly<Record<string, unknown>>;
            readonly event: { readonly replayId: number };
        };
    }
    export function subscribe(
        channel: string,
        replayId: number,
        listener: (message: EmpMessage) => void
    ): Promise<Subscription>;
    export function unsubscribe(subscription: Subscription, listener?: (answer: unknown) => void): Promise<void>;
    export function onError(listener: (error: unknown) => void): void;
    export function isEmpEnabled(): Promise<boolean>;
    export function setDebugFlag(isOn: boolean): void;
}
