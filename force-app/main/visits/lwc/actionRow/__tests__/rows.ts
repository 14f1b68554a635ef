import { allInside } from '../../../../../test/jest-stubs/support';

/** All buttons of the rows in a component, from top to bottom. */
export function buttonsIn(element: HTMLElement, selector = 'button'): HTMLButtonElement[] {
    return allInside(element, 'c-action-row').flatMap((row) => allInside<HTMLButtonElement>(row, selector));
}

/** The first of them. */
export function buttonIn(element: HTMLElement, selector: string): HTMLButtonElement {
    const [button] = buttonsIn(element, selector);
    if (!button) throw new Error(`No button ${selector}`);
    return button;
}
