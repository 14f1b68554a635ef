import { failure, ok, type Check } from '../check.ts';

const LEAST = [20, 18, 1] as const;

export const nodeVersion: Check = {
    code: 'node-version',
    why: 'The middleware and this plugin need Node.js 20.18.1 or newer.',
    run: async ({ nodeVersion: version }) => {
        const parts = version.replace(/^v/, '').split('.').map(Number);
        const difference = LEAST.map((least, index) => (parts[index] ?? 0) - least).find((each) => each !== 0) ?? 0;
        return difference >= 0
            ? ok(`Node.js ${version}`)
            : failure(`Node.js ${version}`, `Install Node.js ${LEAST.join('.')} or newer, best the current LTS.`);
    }
};
