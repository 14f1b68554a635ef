/** Needed by base components; not part of their package. */
export function reflectAttribute(element: Element, name: string, value: string | null | undefined): void {
    if (value === null || value === undefined) {
        element.removeAttribute(name);
    } else {
        element.setAttribute(name, value);
    }
}
