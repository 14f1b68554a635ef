export const registerRefreshHandler = jest.fn(() => 1);
export const unregisterRefreshHandler = jest.fn();
export const registerRefreshContainer = jest.fn(() => 1);
export const unregisterRefreshContainer = jest.fn();
export class RefreshEvent extends Event {
    constructor() {
        super('refresh', { bubbles: true, composed: true });
    }
}
