import { readFileSync } from 'node:fs';
import type { GeocodeProvider } from '../provider.ts';
import { csvProvider } from './csvProvider.ts';

/** Providers by the name that `--provider` takes; each gets the value of `--source`. */
export const PROVIDERS: Readonly<Record<string, (source: string) => GeocodeProvider>> = {
    csv: (file) => csvProvider(readFileSync(file, 'utf8'))
};
