import type { Org } from '../../core/types.ts';
import type { ClientApps } from '../../oauth/clientApps.ts';
import type { KeyPair } from '../../oauth/keyPairs.ts';
import { assignPermissionSet } from './permissionSets.ts';
import { profileId, PROFILES } from './profiles.ts';

export const INTEGRATION_USERNAME = 'integration@fieldmap.example';
/** Consumer key of the External Client App that the middleware signs in with. */
export const MIDDLEWARE_CLIENT_ID = 'FIELDMAP_MIDDLEWARE_DEMO';

/** The API-only user of the middleware, and the app that lets it in by JWT bearer. Does nothing that is done already. */
export function createIntegrationUser(org: Org, clients: ClientApps, key: KeyPair): void {
    if (!org.findUser(INTEGRATION_USERNAME)) {
        org.loadRecords('User', [
            {
                Username: INTEGRATION_USERNAME,
                LastName: 'Fieldmap Integration',
                Name: 'Fieldmap Integration',
                Alias: 'fmint',
                Email: INTEGRATION_USERNAME,
                IsActive: true,
                ProfileId: profileId(org, PROFILES.integration),
                TimeZoneSidKey: 'Europe/Zurich',
                LocaleSidKey: 'en_US',
                LanguageLocaleKey: 'en_US',
                EmailEncodingKey: 'UTF-8'
            }
        ]);
    }
    const user = org.findUser(INTEGRATION_USERNAME);
    if (user && !user.permissionSets.includes('Fieldmap_Integration')) {
        assignPermissionSet(org, user.userId, 'Fieldmap_Integration');
    }
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
