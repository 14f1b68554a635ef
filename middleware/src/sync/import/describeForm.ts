import { IMPORT_KINDS } from './form.ts';

/** The lists of `docs/import.md`: every kind with its columns. A test compares them with the file. */
export function describeForm(): string {
    return IMPORT_KINDS.map((kind) => {
        const rows = kind.columns.map(({ name, expected, isRequired, fallback, meaning }) => {
            const rest = isRequired ? ', required' : fallback === null ? '' : `, \`${String(fallback)}\` when empty`;
            return `- \`${name}\` (${expected}${rest}): ${meaning}`;
        });
        return [`### ${kind.kind}`, '', kind.meaning, '', ...rows, ''].join('\n');
    }).join('\n');
}
