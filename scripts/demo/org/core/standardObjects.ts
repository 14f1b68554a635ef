/**
 * The standard objects that the demo org knows, in one place. Read by standardFields.ts.
 *
 * A line is `Name type(arguments) flags "Label"`. `@system`, `@owner`, `@address(Prefix)` stand for groups of fields.
 * `reference(Account) as Account list Contacts`: the relationship's name, and its name at the parent.
 * `[A | *B | c=Label]`: picklist values, `*` marks the default. `= x`: default value.
 * Source: Salesforce Object Reference, API 66.
 */
export interface StandardObject {
    readonly name: string;
    readonly keyPrefix: string;
    readonly fields: string;
    readonly kind?: 'setup' | 'tooling';
    readonly labelPlural?: string;
    readonly sharing?: 'publicRead' | 'controlledByParent';
    readonly parentField?: string;
}

const PERMISSION_FLAGS = `
    PermissionsViewAllData boolean = false
    PermissionsModifyAllData boolean = false
    PermissionsApiEnabled boolean = false
    PermissionsViewSetup boolean = false
    PermissionsActivitiesAccess boolean = false
    PermissionsEditEvent boolean = false
    PermissionsEditTask boolean = false`;

/** Event and Task; `list` is their name at the parent. */
const activity = (list: string): string => `
    @owner
    Subject combobox(255) [Call | Email | Meeting | Send Letter/Quote | Other]
    WhoId reference(Contact,Lead) as Who list ${list} "Name ID"
    WhatId reference(Account,Opportunity) as What list ${list} cascade "Related To ID"
    AccountId reference(Account) as Account readonly
    ActivityDate date
    Description textarea(32000)
    IsArchived boolean readonly = false
    IsRecurrence boolean readonly = false
    IsReminderSet boolean = false
    ReminderDateTime datetime`;

const LEAD_SOURCE = '[Web | Phone Inquiry | Partner Referral | Purchased List | Trade Show | Other]';
const INDUSTRY = `[Agriculture | Banking | Biotechnology | Chemicals | Construction | Consulting | Education | Electronics | Energy |
    Engineering | Finance | Food & Beverage | Government | Healthcare | Hospitality | Insurance | Machinery | Manufacturing | Media |
    Not For Profit | Other | Recreation | Retail | Shipping | Technology | Telecommunications | Transportation | Utilities]`;
const RATING = '[Hot | Warm | Cold]';

export const STANDARD_OBJECTS: readonly StandardObject[] = [
    {
        name: 'Organization',
        keyPrefix: '00D',
        kind: 'setup',
        fields: `@system
            Name string(80)
            InstanceName string(5)
            IsSandbox boolean = false
            TrialExpirationDate datetime
            NamespacePrefix string(15)
            OrganizationType picklist [Developer Edition | Enterprise Edition]
            TimeZoneSidKey picklist
            DefaultLocaleSidKey picklist
            LanguageLocaleKey picklist
            FiscalYearStartMonth int = 1
            Country string(80)
            PrimaryContact string(80)
            IsReadOnly boolean = false`
    },
    {
        name: 'User',
        keyPrefix: '005',
        kind: 'setup',
        fields: `@system
            Username string(80) required unique
            FirstName string(40)
            LastName string(80) required
            Name string(121) readonly "Full Name"
            Alias string(8)
            CommunityNickname string(40)
            Email email required
            Phone phone
            MobilePhone phone
            Title string(80)
            Department string(80)
            CompanyName string(80)
            EmployeeNumber string(20)
            FederationIdentifier string(512)
            IsActive boolean = true "Active"
            UserRoleId reference(UserRole) as UserRole list Users
            ProfileId reference(Profile) as Profile list Users
            ManagerId reference(User) as Manager list ManagedUsers
            UserType picklist [*Standard | CsnOnly] readonly
            TimeZoneSidKey picklist
            LocaleSidKey picklist
            LanguageLocaleKey picklist
            EmailEncodingKey picklist
            LastLoginDate datetime readonly
            @address()`
    },
    {
        name: 'UserRole',
        keyPrefix: '00E',
        kind: 'setup',
        labelPlural: 'Roles',
        fields: `@system
            Name string(80) required
            DeveloperName string(80) unique
            ParentRoleId reference(UserRole)
            RollupDescription string(80)
            PortalType picklist [*None]`
    },
    { name: 'Profile', keyPrefix: '00e', kind: 'setup', fields: `@system Name string(255)\n${PERMISSION_FLAGS}` },
    {
        name: 'PermissionSet',
        keyPrefix: '0PS',
        kind: 'setup',
        fields: `@system
            Name string(80) required "API Name"
            Label string(80)
            Description string(255)
            NamespacePrefix string(15)
            IsOwnedByProfile boolean = false
            IsCustom boolean = true
            ProfileId reference(Profile) as Profile list PermissionSets
            PermissionSetGroupId reference(PermissionSetGroup) as PermissionSetGroup
            Type picklist [*Regular | Profile | Group | Session]
            ${PERMISSION_FLAGS}`
    },
    {
        name: 'PermissionSetAssignment',
        keyPrefix: '0Pa',
        kind: 'setup',
        fields: `@system
            AssigneeId reference(User) as Assignee list PermissionSetAssignments required
            PermissionSetId reference(PermissionSet) as PermissionSet list Assignments
            PermissionSetGroupId reference(PermissionSetGroup) as PermissionSetGroup list Assignments
            ExpirationDate datetime
            IsActive boolean readonly = true`
    },
    {
        name: 'PermissionSetGroup',
        keyPrefix: '0PG',
        kind: 'setup',
        fields: `@system
            DeveloperName string(80) required unique
            MasterLabel string(80)
            NamespacePrefix string(15)
            Description string(255)
            Status picklist [*Updated | Outdated | Updating | Failed]`
    },
    {
        name: 'PermissionSetGroupComponent',
        keyPrefix: '0PL',
        kind: 'setup',
        fields: `@system
            PermissionSetGroupId reference(PermissionSetGroup) as PermissionSetGroup list PermissionSetGroupComponents
            PermissionSetId reference(PermissionSet) as PermissionSet list GroupComponents`
    },
    {
        name: 'ObjectPermissions',
        keyPrefix: '110',
        kind: 'setup',
        fields: `@system
            ParentId reference(PermissionSet) as Parent list ObjectPerms required
            SobjectType picklist required
            PermissionsCreate boolean = false
            PermissionsRead boolean = false
            PermissionsEdit boolean = false
            PermissionsDelete boolean = false
            PermissionsViewAllRecords boolean = false
            PermissionsModifyAllRecords boolean = false
            PermissionsViewAllFields boolean = false`
    },
    {
        name: 'FieldPermissions',
        keyPrefix: '01k',
        kind: 'setup',
        fields: `@system
            ParentId reference(PermissionSet) as Parent list FieldPerms required
            SobjectType picklist required
            Field picklist required
            PermissionsRead boolean = false
            PermissionsEdit boolean = false`
    },
    {
        name: 'Group',
        keyPrefix: '00G',
        kind: 'setup',
        fields: `@system
            Name string(40) required
            DeveloperName string(80)
            Type picklist [*Regular | Queue | Role | RoleAndSubordinates | Organization]
            RelatedId reference(UserRole) as Related
            OwnerId reference(User) as Owner`
    },
    {
        name: 'RecordType',
        keyPrefix: '012',
        kind: 'setup',
        fields: `@system
            Name string(80) required
            DeveloperName string(80)
            SobjectType picklist
            Description string(255)
            IsActive boolean = true
            NamespacePrefix string(15)`
    },
    {
        name: 'Account',
        keyPrefix: '001',
        fields: `@system
            MasterRecordId reference(Account) as MasterRecord readonly
            Name string(255) required "Account Name"
            Type picklist [Prospect | Customer - Direct | Customer - Channel | Channel Partner / Reseller | Installation Partner |
                Technology Partner | Other] "Account Type"
            RecordTypeId reference(RecordType) as RecordType
            ParentId reference(Account) as Parent list ChildAccounts
            @address(Billing)
            @address(Shipping)
            Phone phone
            Fax phone
            AccountNumber string(40)
            Website url
            Sic string(20)
            Industry picklist ${INDUSTRY}
            AnnualRevenue currency(18,0)
            NumberOfEmployees int
            Ownership picklist [Public | Private | Subsidiary | Other]
            Description textarea(32000)
            Rating picklist ${RATING}
            Site string(80)
            @owner
            LastActivityDate date readonly
            AccountSource picklist ${LEAD_SOURCE}`
    },
    {
        name: 'Contact',
        keyPrefix: '003',
        fields: `@system
            MasterRecordId reference(Contact) as MasterRecord readonly
            AccountId reference(Account) as Account list Contacts cascade
            LastName string(80) required
            FirstName string(40)
            Salutation picklist [Mr. | Ms. | Mrs. | Dr. | Prof.]
            Name string(121) readonly "Full Name"
            @address(Mailing)
            Phone phone "Business Phone"
            MobilePhone phone
            Email email
            Title string(128)
            Department string(80)
            ReportsToId reference(Contact) as ReportsTo
            LeadSource picklist ${LEAD_SOURCE}
            Birthdate date
            Description textarea(32000)
            HasOptedOutOfEmail boolean = false
            @owner
            LastActivityDate date readonly`
    },
    {
        name: 'Lead',
        keyPrefix: '00Q',
        fields: `@system
            MasterRecordId reference(Lead) as MasterRecord readonly
            LastName string(80) required
            FirstName string(40)
            Salutation picklist [Mr. | Ms. | Mrs. | Dr. | Prof.]
            Name string(121) readonly "Full Name"
            RecordTypeId reference(RecordType) as RecordType
            Title string(128)
            Company string(255) required
            @address()
            Phone phone
            MobilePhone phone
            Email email
            Website url
            Description textarea(32000)
            LeadSource picklist ${LEAD_SOURCE}
            Status picklist [*Open - Not Contacted | Working - Contacted | Closed - Converted | Closed - Not Converted]
            Industry picklist ${INDUSTRY}
            Rating picklist ${RATING}
            AnnualRevenue currency(18,0)
            NumberOfEmployees int
            @owner
            IsConverted boolean readonly = false "Converted"
            ConvertedDate date readonly
            ConvertedAccountId reference(Account) as ConvertedAccount readonly
            ConvertedContactId reference(Contact) as ConvertedContact readonly
            ConvertedOpportunityId reference(Opportunity) as ConvertedOpportunity readonly
            IsUnreadByOwner boolean = false
            LastActivityDate date readonly`
    },
    {
        name: 'LeadStatus',
        keyPrefix: '01J',
        kind: 'setup',
        fields: `@system
            MasterLabel string(255)
            ApiName string(255)
            SortOrder int
            IsDefault boolean = false
            IsConverted boolean = false`
    },
    {
        name: 'Opportunity',
        keyPrefix: '006',
        labelPlural: 'Opportunities',
        fields: `@system
            AccountId reference(Account) as Account list Opportunities cascade
            RecordTypeId reference(RecordType) as RecordType
            IsPrivate boolean = false
            Name string(120) required "Opportunity Name"
            Description textarea(32000)
            StageName picklist required [Prospecting | Qualification | Needs Analysis | Value Proposition | Id. Decision Makers |
                Perception Analysis | Proposal/Price Quote | Negotiation/Review | Closed Won | Closed Lost] "Stage"
            Amount currency(18,2)
            Probability percent(3,0) "Probability (%)"
            ExpectedRevenue currency(18,2) readonly
            CloseDate date required
            Type picklist [Existing Customer - Upgrade | Existing Customer - Replacement | Existing Customer - Downgrade | New Customer]
            NextStep string(255)
            LeadSource picklist ${LEAD_SOURCE}
            IsClosed boolean readonly = false "Closed"
            IsWon boolean readonly = false "Won"
            ForecastCategory picklist readonly [Omitted | Pipeline | BestCase=Best Case | MostLikely=Most Likely | Forecast | Closed]
            ForecastCategoryName picklist [Omitted | Pipeline | Best Case | Most Likely | Commit | Closed] "Forecast Category"
            ContactId reference(Contact) as Contact createonly
            @owner
            LastStageChangeDate datetime readonly
            LastActivityDate date readonly
            FiscalQuarter int readonly
            FiscalYear int readonly`
    },
    {
        name: 'OpportunityStage',
        keyPrefix: '01M',
        kind: 'setup',
        fields: `@system
            MasterLabel string(255)
            ApiName string(255)
            SortOrder int
            IsActive boolean = true
            IsClosed boolean = false
            IsWon boolean = false
            DefaultProbability percent(3,0)
            ForecastCategory picklist
            ForecastCategoryName picklist`
    },
    {
        name: 'OpportunityHistory',
        keyPrefix: '008',
        labelPlural: 'Opportunity Histories',
        sharing: 'controlledByParent',
        parentField: 'OpportunityId',
        fields: `Id id readonly
            OpportunityId reference(Opportunity) as Opportunity list OpportunityHistories cascade readonly
            CreatedById reference(User) as CreatedBy readonly
            CreatedDate datetime readonly
            StageName picklist readonly
            Amount currency(18,2) readonly
            ExpectedRevenue currency(18,2) readonly
            CloseDate date readonly
            Probability percent(3,0) readonly
            ForecastCategory picklist readonly
            PrevAmount currency(18,2) readonly
            PrevCloseDate date readonly
            SystemModstamp datetime readonly
            IsDeleted boolean readonly = false`
    },
    {
        name: 'Event',
        keyPrefix: '00U',
        fields: `@system ${activity('Events')}
            Location string(255)
            IsAllDayEvent boolean = false "All-Day Event"
            ActivityDateTime datetime
            StartDateTime datetime
            EndDateTime datetime
            EndDate date readonly
            DurationInMinutes int
            IsPrivate boolean = false
            ShowAs picklist [*Busy | OutOfOffice=Out of Office | Free]
            IsChild boolean readonly = false
            EventSubtype picklist [*Event] createonly`
    },
    {
        name: 'Task',
        keyPrefix: '00T',
        fields: `@system ${activity('Tasks')}
            Status picklist [*Not Started | In Progress | Completed | Waiting on someone else | Deferred]
            Priority picklist [High | *Normal | Low]
            IsHighPriority boolean readonly = false
            IsClosed boolean readonly = false "Closed"
            CompletedDateTime datetime readonly
            CallDurationInSeconds int
            CallType picklist [Internal | Inbound | Outbound]
            TaskSubtype picklist [*Task | Email | Call] createonly`
    },
    {
        name: 'AccountShare',
        keyPrefix: '00r',
        kind: 'setup',
        fields: `Id id readonly
            AccountId reference(Account) as Account list Shares required
            UserOrGroupId reference(User,Group) as UserOrGroup required
            AccountAccessLevel picklist [Read | Edit | All]
            OpportunityAccessLevel picklist [None | Read | Edit]
            RowCause picklist [*Manual | Owner | Territory2]
            LastModifiedDate datetime readonly
            LastModifiedById reference(User) as LastModifiedBy readonly
            IsDeleted boolean readonly = false`
    }
];
