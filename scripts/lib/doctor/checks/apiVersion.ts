import { failure, ok, type Check } from '../check.ts';

const LEAST = 66;

export const apiVersion: Check = {
    code: 'org-api-version',
    why: `Fieldmap's metadata and queries use API version ${LEAST}.0.`,
    run: async ({ org }) => {
        const versions = await org.get('/services/data');
        const newest = Math.max(
            ...(Array.isArray(versions) ? versions : []).map((each: { version?: unknown }) => Number(each.version))
        );
        return newest >= LEAST
            ? ok(`${org.instanceUrl} answers; its newest API version is ${newest}.0`)
            : failure(
                  `The newest API version of ${org.instanceUrl} is ${Number.isFinite(newest) ? newest : 'unknown'}`,
                  'Check that the address is a Salesforce org; production orgs get new versions three times a year.'
              );
    }
};
