/** An element with properties set; text goes in by `textContent` only. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    properties: Partial<HTMLElementTagNameMap[Tag]> = {}
): HTMLElementTagNameMap[Tag] {
    return Object.assign(document.createElement(tag), properties);
}
