import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GeocodeProvider } from '../provider.ts';
import { csvProvider } from './csvProvider.ts';
import { nominatimProvider } from './nominatimProvider.ts';

/** What the flags of the command give a provider. */
export interface ProviderOptions {
    /** `--source`: a file. */
    readonly source: string | null;
    /** `--provider-url`: a server. */
    readonly url: URL | null;
}

/** Makes a provider; `needs` is the option without which it cannot work. */
interface ProviderChoice {
    readonly needs: keyof ProviderOptions;
    create(options: ProviderOptions): GeocodeProvider;
}

/** Providers by the name that `--provider` takes. */
export const PROVIDERS: Readonly<Record<string, ProviderChoice>> = {
    csv: {
        needs: 'source',
        create: ({ source }) => csvProvider(readFileSync(source ?? '', 'utf8'))
    },
    nominatim: {
        needs: 'url',
        create: ({ url }) =>
            nominatimProvider({
                url: url ?? new URL('about:blank'),
                fetch,
                now: () => Date.now(),
                sleep: (milliseconds) => sleep(milliseconds)
            })
    }
};
