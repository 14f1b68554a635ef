import path from 'node:path';
import { parseArgs } from 'node:util';
import { repositoryRoot } from '../build/repositoryRoot.ts';

export interface StartOptions {
    readonly port: number;
    readonly middlewarePort: number;
    readonly accounts: number;
    readonly seed: number;
    /** Throws the demo company away first. */
    readonly isFresh: boolean;
    readonly dataDirectory: string;
}

export const START_HELP = `Usage: npm start -- [options]

  --port N             port of the page (default 4100; the next free one when taken)
  --middleware-port N  port of the middleware (default 4200; the next free one when taken)
  --accounts N         size of the demo company, 100 to 50,000 accounts (default 2,000; takes effect with --fresh or at the first start)
  --seed N             another company from another seed (default 1)
  --fresh              start over with a new demo company and an empty store
  --data-dir DIR       where the demo keeps its data (default .demo)
  --help               this text
`;

/** Reads the command line of `npm start`. Errors: Error that says which option, what was expected and what came. */
export function readStartOptions(args: readonly string[]): StartOptions | 'help' {
    const { values } = parseArgs({
        args: [...args],
        options: {
            port: { type: 'string', default: '4100' },
            'middleware-port': { type: 'string', default: '4200' },
            accounts: { type: 'string', default: '2000' },
            seed: { type: 'string', default: '1' },
            fresh: { type: 'boolean', default: false },
            'data-dir': { type: 'string', default: path.join(repositoryRoot, '.demo') },
            help: { type: 'boolean', default: false }
        }
    });
    if (values.help) {
        return 'help';
    }
    return {
        port: wholeNumber('--port', values.port, 1, 65_000),
        middlewarePort: wholeNumber('--middleware-port', values['middleware-port'], 1, 65_000),
        accounts: wholeNumber('--accounts', values.accounts, 100, 50_000),
        seed: wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1),
        isFresh: values.fresh,
        dataDirectory: path.resolve(values['data-dir'])
    };
}

function wholeNumber(option: string, text: string, minimum: number, maximum: number): number {
    const value = Number(text);
    if (!Number.isInteger(value) || value < minimum || value > maximum) {
        throw new Error(`${option} expects a whole number from ${minimum} to ${maximum}, got "${text}".`);
    }
    return value;
}
