import type { Check, DoctorContext } from '../check.ts';
import { failure, ok, warning } from '../check.ts';

interface Ready {
    readonly storeVersion?: string;
    readonly travelProvider?: string;
}

/** Null when the middleware's address is unknown or it does not answer: that is a finding of another check. */
async function readReady({ middlewareUrl, fetch }: DoctorContext): Promise<Ready | null> {
    if (middlewareUrl === null) {
        return null;
    }
    try {
        const response = await fetch(new URL('/readyz', middlewareUrl), { signal: AbortSignal.timeout(5000) });
        return (await response.json()) as Ready;
    } catch {
        return null;
    }
}

/** `newest` gives the name of the newest migration of this version. */
export const storeVersion = (newest: () => string): Check => ({
    code: 'store-version',
    why: 'Plugin, metadata and middleware of one version fit together; the store moves forward only.',
    run: async (context) => {
        const ready = await readReady(context);
        if (ready?.storeVersion === undefined) {
            return ok(ready === null ? 'Not checked: the middleware does not answer here' : 'Not told by the middleware');
        }
        if (ready.storeVersion === newest()) {
            return ok(ready.storeVersion);
        }
        return ready.storeVersion < newest()
            ? failure(`The middleware is at ${ready.storeVersion}, this plugin at ${newest()}`, 'Update the middleware.')
            : failure(
                  `The middleware is at ${ready.storeVersion}, this plugin at ${newest()}`,
                  'Update the plugin, then run "sf fieldmap setup" again for the metadata.'
              );
    }
});

export const travelEngine: Check = {
    code: 'travel-engine',
    why: 'Straight lines with a factor know no rivers, mountains or motorways; plans on roads keep their times.',
    run: async (context) => {
        const provider = (await readReady(context))?.travelProvider;
        if (provider === 'great-circle') {
            return warning('Travel times are estimates from straight lines', 'Set FIELDMAP_TRAVEL; see docs/configuration.md.');
        }
        return ok(provider ?? 'Not told by the middleware');
    }
};
