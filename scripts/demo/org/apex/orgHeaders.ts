import type { Org, UserContext } from '../core/types.ts';

export const CONTRACT_HEADER = 'Fieldmap-Contract';

/** The fields of `FieldVisibility.cls`; a test compares the two. */
export const VISIBILITY_FIELDS: Readonly<Record<string, readonly string[]>> = {
    Account: [
        'CustomerClass__c',
        'AnnualRevenue',
        'BillingLatitude',
        'BillingLongitude',
        'VisitPlace__c',
        'LastVisitDate__c',
        'NextVisitDue__c'
    ],
    Lead: ['Rating', 'LeadSource'],
    Opportunity: ['Amount', 'Probability'],
    FieldVisit__c: [
        'Status__c',
        'Outcome__c',
        'Mode__c',
        'IsOnSite__c',
        'IsJointVisit__c',
        'PlannedStart__c',
        'ActualStart__c',
        'ActualEnd__c'
    ]
};

/** What `MiddlewareGateway.cls` sends along: its contract, as deployed, and what the person may not read. */
export function gatewayHeaders(org: Org, user: UserContext): Readonly<Record<string, string>> {
    const contract = deployedContract(org);
    return contract === null
        ? {}
        : { [CONTRACT_HEADER]: contract, 'Fieldmap-Hidden-Fields': hiddenFields(org, user).join(',') || 'none' };
}

/** Null for a gateway from before the contract. */
function deployedContract(org: Org): string | null {
    const gateway = org.metadata('ApexClass').find(({ fullName }) => fullName === 'MiddlewareGateway');
    const body = gateway === undefined ? '' : Object.values(gateway.files).join('\n');
    return /Integer CONTRACT = (\d+);/.exec(body)?.[1] ?? null;
}

function hiddenFields(org: Org, user: UserContext): string[] {
    const objects = new Set(
        (org.describeGlobal(user)['sobjects'] as readonly { readonly name: string }[]).map(({ name }) => name)
    );
    return Object.entries(VISIBILITY_FIELDS).flatMap(([objectName, fields]) => {
        if (!objects.has(objectName)) return [objectName];
        const described = org.describe(objectName, user)['fields'] as readonly { readonly name: string }[];
        const readable = new Set(described.map(({ name }) => name));
        return fields.filter((name) => !readable.has(name)).map((name) => `${objectName}.${name}`);
    });
}
