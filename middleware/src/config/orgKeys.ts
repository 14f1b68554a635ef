import type { Logger } from '../platform/logger.ts';
import type { ImportedOrg, OrgRegistration, Orgs } from './readConfig.ts';
import { readOrgs } from './readConfig.ts';

export interface OrgKeys {
    /** The orgs; their keys are those of the file as it was last read, also in objects handed out earlier. */
    readonly orgs: readonly OrgRegistration[];
    /** Whose people's tokens are accepted, with the keys of now. */
    trusted(): readonly ImportedOrg[];
    /** Reads the file again. True when a key differs. A file with faults changes nothing. */
    reload(): boolean;
    /** Reads it again every few seconds and tells when a key differs. Gives the function that stops it. */
    watch(everySeconds: number, onChange: () => void): () => void;
}

/** An imported company signs nothing here. */
type Keys = Pick<OrgRegistration, 'publicKeys'> & Partial<Pick<OrgRegistration, 'privateKeyPem' | 'nextPrivateKeyPem'>>;

/**
 * Keys that can be exchanged while the service runs: the orgs file (and the key files that it names) may change, nothing
 * has to be restarted. Everything else of an org, and a new org, needs a restart.
 */
export function createOrgKeys(first: Orgs, file: string, logger: Logger): OrgKeys {
    const all = [...first.orgs, ...first.importedOrgs];
    const keys = new Map<string, Keys>(all.map((org) => [org.orgId, org]));
    let lastFault = '';
    const reload = (): boolean => {
        const faults: string[] = [];
        const read = readOrgs(file, faults);
        if (faults.length > 0) {
            if (faults[0] !== lastFault) {
                logger.warn({ faults }, 'the orgs file has faults; the keys that were read before stay');
            }
            lastFault = faults[0] ?? '';
            return false;
        }
        lastFault = '';
        const changed = [...read.orgs, ...read.importedOrgs].filter((org) => {
            const before = keys.get(org.orgId);
            return before !== undefined && digest(org) !== digest(before);
        });
        changed.forEach((org) => keys.set(org.orgId, org));
        if (changed.length > 0) {
            logger.info({ orgIds: changed.map(({ orgId }) => orgId) }, 'keys were exchanged');
        }
        return changed.length > 0;
    };
    return {
        orgs: first.orgs.map((org) => withCurrentKeys(org, () => keys.get(org.orgId) ?? org)),
        trusted: () =>
            all.map(({ orgId, issuer, publicKeys }) => ({
                orgId,
                issuer,
                publicKeys: keys.get(orgId)?.publicKeys ?? publicKeys
            })),
        reload,
        watch(everySeconds, onChange) {
            const timer = setInterval(() => reload() && onChange(), everySeconds * 1000);
            timer.unref();
            return () => clearInterval(timer);
        }
    };
}

function withCurrentKeys(org: OrgRegistration, current: () => Keys): OrgRegistration {
    return Object.defineProperties(
        { ...org },
        {
            privateKeyPem: { enumerable: true, get: () => current().privateKeyPem },
            nextPrivateKeyPem: { enumerable: true, get: () => current().nextPrivateKeyPem },
            publicKeys: { enumerable: true, get: () => current().publicKeys }
        }
    );
}

function digest({ privateKeyPem, nextPrivateKeyPem, publicKeys }: Keys): string {
    return JSON.stringify([privateKeyPem, nextPrivateKeyPem ?? null, publicKeys]);
}
