import { failure, ok, type Check } from '../check.ts';
import { text } from '../texts.ts';

const LEAST = [20, 18, 1] as const;

export const nodeVersion: Check = {
    code: 'node-version',
    why: text('node-version.why', LEAST.join('.')),
    run: async ({ nodeVersion: version }) => {
        const parts = version.replace(/^v/, '').split('.').map(Number);
        const difference = LEAST.map((least, index) => (parts[index] ?? 0) - least).find((each) => each !== 0) ?? 0;
        const saw = text('node-version.saw', version);
        return difference >= 0 ? ok(saw) : failure(saw, text('node-version.next', LEAST.join('.')));
    }
};
