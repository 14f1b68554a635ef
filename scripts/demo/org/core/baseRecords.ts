import type { DemoOrg } from './org.ts';
import type { RecordInput } from './types.ts';

/** Who exists before any company data is loaded. */
export const ADMIN_USERNAME = 'admin@fieldmap.example';
export const INTEGRATION_USERNAME = 'integration@fieldmap.example';

export const PROFILES = {
    admin: 'System Administrator',
    standard: 'Standard User',
    minimum: 'Minimum Access - Salesforce',
    integration: 'Minimum Access - API Only Integrations'
} as const;

const STAGES: readonly (readonly [name: string, probability: number, category: string])[] = [
    ['Prospecting', 10, 'Pipeline'],
    ['Qualification', 10, 'Pipeline'],
    ['Needs Analysis', 20, 'Pipeline'],
    ['Value Proposition', 50, 'Pipeline'],
    ['Id. Decision Makers', 60, 'Pipeline'],
    ['Perception Analysis', 70, 'Pipeline'],
    ['Proposal/Price Quote', 75, 'Pipeline'],
    ['Negotiation/Review', 90, 'Best Case'],
    ['Closed Won', 100, 'Closed'],
    ['Closed Lost', 0, 'Omitted']
];
const LEAD_STATUSES: readonly (readonly [name: string, isDefault: boolean, isConverted: boolean])[] = [
    ['Open - Not Contacted', true, false],
    ['Working - Contacted', false, false],
    ['Closed - Converted', false, true],
    ['Closed - Not Converted', false, false]
];

/** Fills a new org: the Organization, profiles, an admin and an integration user, stages and lead statuses. */
export function loadBaseRecords(org: DemoOrg, timeZone: string): void {
    org.loadRecords('Organization', [organization(org.orgId, timeZone)]);
    const names = Object.values(PROFILES);
    const ids = org.loadRecords('Profile', names.map(profile));
    const profileId = (name: string): string => ids[names.indexOf(name as (typeof names)[number])] ?? '';
    org.loadRecords('User', [
        user(ADMIN_USERNAME, 'Demo', 'Admin', profileId(PROFILES.admin), timeZone),
        user(INTEGRATION_USERNAME, 'Fieldmap', 'Integration', profileId(PROFILES.integration), timeZone)
    ]);
    org.loadRecords('OpportunityStage', STAGES.map(stage));
    org.loadRecords(
        'LeadStatus',
        LEAD_STATUSES.map(([name, isDefault, isConverted], i) => ({
            MasterLabel: name,
            ApiName: name,
            SortOrder: i + 1,
            IsDefault: isDefault,
            IsConverted: isConverted
        }))
    );
    org.defineStandardObjects();
}

function organization(orgId: string, timeZone: string): RecordInput {
    return {
        Id: orgId,
        Name: 'Fieldmap Demo',
        InstanceName: 'DEMO1',
        OrganizationType: 'Developer Edition',
        IsSandbox: false,
        TimeZoneSidKey: timeZone,
        DefaultLocaleSidKey: 'en_US',
        DefaultCurrencyIsoCode: 'CHF',
        LanguageLocaleKey: 'en_US'
    };
}

function profile(name: string): RecordInput {
    const isAdmin = name === PROFILES.admin;
    return {
        Name: name,
        PermissionsViewAllData: isAdmin,
        PermissionsModifyAllData: isAdmin,
        PermissionsViewSetup: isAdmin,
        PermissionsApiEnabled: true
    };
}

function user(username: string, first: string, last: string, profileId: string, timeZone: string): RecordInput {
    return {
        Username: username,
        FirstName: first,
        LastName: last,
        Email: username,
        Alias: username.slice(0, 8),
        ProfileId: profileId,
        IsActive: true,
        TimeZoneSidKey: timeZone,
        LocaleSidKey: 'en_US',
        LanguageLocaleKey: 'en_US',
        EmailEncodingKey: 'UTF-8'
    };
}

function stage([name, probability, category]: (typeof STAGES)[number], i: number): RecordInput {
    return {
        MasterLabel: name,
        ApiName: name,
        SortOrder: i + 1,
        IsActive: true,
        IsClosed: name.startsWith('Closed'),
        IsWon: name === 'Closed Won',
        DefaultProbability: probability,
        ForecastCategory: category.replace(' ', ''),
        ForecastCategoryName: category
    };
}
