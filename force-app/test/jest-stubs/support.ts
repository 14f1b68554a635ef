/** What component tests share: rendering, waiting, cleaning up. */

/** Lets microtasks and one macrotask run: wires emit, promises settle, the component renders again. */
export function settle(): Promise<void> {
    return new Promise((resolve) => {
        setTimeout(resolve, 0);
    });
}

export function clearPage(): void {
    while (document.body.firstChild) document.body.removeChild(document.body.firstChild);
    jest.clearAllMocks();
}

/** First match inside the component's shadow tree; throws when there is none. */
export function inside<T extends Element = HTMLElement>(component: Element, selector: string): T {
    const found = component.shadowRoot?.querySelector<T>(selector);
    if (!found) throw new Error(`Nothing matches ${selector} in ${component.tagName.toLowerCase()}`);
    return found;
}

export function allInside<T extends Element = HTMLElement>(component: Element, selector: string): T[] {
    return [...(component.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}

/** Detail of the last event of this type that the component sent, or undefined. */
export function recordEvents<T>(component: Element, type: string): T[] {
    const details: T[] = [];
    component.addEventListener(type, (event) => details.push((event as CustomEvent<T>).detail));
    return details;
}

/** Words for bands that say which they are: `upTo 5`. */
export function colourWords() {
    const names = ['upTo', 'between', 'over', 'agoUpTo', 'agoBetween', 'agoOver'] as const;
    const dueNames = ['overdueOver', 'overdueBetween', 'dueWithin', 'dueBetween', 'dueLater'] as const;
    const own = <Name extends string>(all: readonly Name[]) =>
        Object.fromEntries(all.map((name) => [name, name])) as Record<Name, string>;
    return {
        ...own(names),
        ...own(dueNames),
        other: 'No value',
        never: 'Never',
        noDate: 'No date',
        fill: (label: string, ...numbers: readonly number[]): string => [label, ...numbers].join(' ')
    };
}
