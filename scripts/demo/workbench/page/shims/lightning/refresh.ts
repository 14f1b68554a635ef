/** `lightning/refresh` outside Salesforce. */
const handlers = new Map<number, () => unknown>();
let next = 0;

export const RefreshStatus = { COMPLETE: 'success', COMPLETE_WITH_ERROR: 'partial', ERROR: 'error' };

export function registerRefreshHandler(_element: unknown, handler: () => unknown): number {
    next += 1;
    handlers.set(next, handler);
    return next;
}

export function unregisterRefreshHandler(id: number): void {
    handlers.delete(id);
}

export class RefreshEvent extends CustomEvent<void> {
    constructor() {
        super('refreshview', { bubbles: true, composed: true });
    }
}

window.addEventListener('refreshview', () => handlers.forEach((handler) => handler()));
