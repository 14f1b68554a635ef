import { gatewayCall } from './callMiddleware.ts';
import { inUserMode } from './mapProblem.ts';
import type { ApexClassStandIn } from './types.ts';

/** Stand-in of GlassWallController.cls. */
export const glassWallController: ApexClassStandIn = {
    getTeamStatus: (context) => gatewayCall(context, 'GET', '/v1/team/status'),
    getShared: (context, { userId }) =>
        gatewayCall(context, 'GET', `/v1/people/${encodeURIComponent(String(userId))}/shared`),
    getLooks: (context) => gatewayCall(context, 'GET', '/v1/looks'),
    getNames: inUserMode(async ({ org, user }, { ids }) => {
        const names = ['User', 'Account', 'Lead'].flatMap((objectName) =>
            org
                .query(`SELECT Id, Name FROM ${objectName} WHERE Id IN :ids WITH USER_MODE`, {
                    user,
                    bindings: { ids }
                })
                .records.map((record) => [String(record['Id']), record['Name']])
        );
        return JSON.stringify(Object.fromEntries(names));
    })
};
