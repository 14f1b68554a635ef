import type { ClientApps } from '../../oauth/clientApps.ts';
import type { KeyPair } from '../../oauth/keyPairs.ts';

/** Consumer key of the External Client App that the middleware signs in with. */
export const MIDDLEWARE_CLIENT_ID = 'FIELDMAP_MIDDLEWARE_DEMO';

/** Lets the middleware in: JWT bearer with this key, for users with the integration permission set. */
export function registerMiddleware(clients: ClientApps, key: KeyPair): void {
    clients.register({
        consumerKey: MIDDLEWARE_CLIENT_ID,
        label: 'Fieldmap middleware',
        consumerSecret: null,
        certificate: key.publicKeyPem,
        permissionSets: ['Fieldmap_Integration'],
        runAsUsername: null,
        redirectUris: []
    });
}
