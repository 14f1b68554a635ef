import { SalesforceError } from '../core/errors.ts';
import { to18 } from '../core/ids.ts';
import { isRecord, textOf, type ServerContext } from '../server/context.ts';
import { child, children, type SoapElement } from './envelope.ts';
import type { SoapOperation, SoapRequest } from './soapEndpoint.ts';

/** What REST cannot do: merge and lead conversion; also getUserInfo, getServerTimestamp and logout. */
export function partnerOperations(context: ServerContext): Readonly<Record<string, SoapOperation>> {
    const { org } = context;
    return {
        merge: ({ call, user }) =>
            // `request` in the WSDL, `mergeRequests` by jsforce.
            [...children(call.argument, 'request'), ...children(call.argument, 'mergeRequests')].map((request) => {
                const element = isRecord(request) ? request : {};
                const masterId = to18(
                    textOf(child(element, 'masterRecord')['Id'] ?? child(element, 'masterRecord')['id'])
                );
                const loserIds = children(element, 'recordToMergeIds').map((id) => to18(textOf(id)));
                const object = org.schema.objectOfId(masterId);
                if (!object) {
                    throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', `Unknown master record ${masterId}`);
                }
                org.merge(object.name, masterId, loserIds, { user });
                return { id: masterId, mergedRecordIds: loserIds, success: true };
            }),
        convertLead: ({ call, user }) =>
            children(call.argument, 'leadConverts').map((request) => ({
                ...org.convertLead(leadConvert(isRecord(request) ? request : {}), { user }),
                success: true
            })),
        getUserInfo: ({ user }) => ({
            organizationId: org.orgId,
            userId: user.userId,
            userName: user.username,
            userFullName: user.name,
            userTimeZone: user.timeZone,
            userLanguage: 'en_US',
            userLocale: 'en_US'
        }),
        getServerTimestamp: () => ({ timestamp: new Date(org.clock.now()).toISOString() }),
        logout: ({ call }: SoapRequest) => {
            context.sessions.revoke(call.sessionId ?? '');
            return undefined;
        }
    };
}

function leadConvert(element: SoapElement): Parameters<ServerContext['org']['convertLead']>[0] {
    const text = (name: string): string | undefined => textOf(element[name]) || undefined;
    const accountId = text('accountId');
    const contactId = text('contactId');
    const ownerId = text('ownerId');
    const opportunityName = text('doNotCreateOpportunity') === 'true' ? null : text('opportunityName');
    return {
        leadId: to18(text('leadId') ?? ''),
        convertedStatus: text('convertedStatus') ?? '',
        ...(accountId === undefined ? {} : { accountId }),
        ...(contactId === undefined ? {} : { contactId }),
        ...(ownerId === undefined ? {} : { ownerId }),
        ...(opportunityName === undefined ? {} : { opportunityName })
    };
}
