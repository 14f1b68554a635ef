import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

export const MessageContext = createTestWireAdapter();
export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');
export const publish = jest.fn();
export const subscribe = jest.fn((..._args: unknown[]) => ({ id: 1 }));
export const unsubscribe = jest.fn();
export const createMessageContext = jest.fn(() => ({}));
export const releaseMessageContext = jest.fn();
