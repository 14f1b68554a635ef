/** Text that people would see in English whatever their language, because it stands in a component and not in a label. */

const MARKUP_TEXT = />([^<>{}]*\p{L}{2,}[^<>{}]*)</gu;
const MARKUP_ATTRIBUTE =
    /\s(?:label|title|alt|aria-label|placeholder|alternative-text|heading|text|help-text|message-[a-z-]+)="([^"{}]*\p{L}{2,}[^"{}]*)"/gu;
const SHOWN = 'label|title|text|heading|message|hint|placeholder|alternativeText|ariaLabel|textContent|innerText';
/** Two words in a row: one alone may be a key. */
const CODE_TEXT = new RegExp(
    `\\b(?:${SHOWN})\\s*[:=]\\s*(['"\`])((?:(?!\\1|\\$\\{).)*?\\p{L}{2,} \\p{L}{2,}(?:(?!\\1).)*?)\\1`,
    'gu'
);
const TOAST = /new ShowToastEvent\(\{[^}]*(?:title|message):\s*['"`]([^'"`]*\p{L}{2,})/gu;
/** Formats that follow the browser instead of the person: `c/formatters` is the one place for them. */
const OWN_FORMAT = /\.toLocale(?:Date|Time)?String\(\s*(?:\)|undefined)/g;

/** Visible texts of a template. */
export function textsInMarkup(html: string): string[] {
    const bare = html.replace(/<!--[\s\S]*?-->/g, '');
    return [MARKUP_TEXT, MARKUP_ATTRIBUTE].flatMap((form) =>
        [...bare.matchAll(form)].map((match) => (match[1] ?? '').trim().replaceAll(/\s+/g, ' '))
    );
}

/** Visible texts of a component's code, and formats that do not follow the person. */
export function textsInCode(code: string): string[] {
    const bare = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
    return [
        ...[...bare.matchAll(CODE_TEXT)].map((match) => match[2] ?? ''),
        ...[...bare.matchAll(TOAST)].map((match) => match[1] ?? ''),
        ...[...bare.matchAll(OWN_FORMAT)].map((match) => match[0])
    ];
}
