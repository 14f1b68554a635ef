import { z } from 'zod';
import { SETTINGS } from './settings.ts';

/** The text of `docs/configuration.md`: every key with default and meaning. A test compares it with the file. */
export function describeSettings(): string {
    const rows = Object.entries(SETTINGS).map(([name, schema]) => {
        const fallback =
            schema instanceof z.ZodDefault ? `default \`${String(schema.def.defaultValue)}\`` : required(schema);
        return `- \`${name}\` (${fallback}): ${schema.description ?? ''}`;
    });
    return [
        '# Configuration of the middleware',
        '',
        'Read once from the environment at the start. A wrong value stops the start with one message that lists all faults.',
        'Generated from `middleware/src/config/settings.ts`; do not edit.',
        '',
        ...rows,
        ''
    ].join('\n');
}

function required(schema: z.ZodType): string {
    return schema instanceof z.ZodOptional ? 'optional' : 'required';
}
