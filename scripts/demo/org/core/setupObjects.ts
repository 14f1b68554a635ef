import type { StandardObject } from './standardObject.ts';

const PERMISSION_FLAGS = `
    PermissionsViewAllData boolean = false
    PermissionsModifyAllData boolean = false
    PermissionsApiEnabled boolean = false
    PermissionsViewSetup boolean = false
    PermissionsActivitiesAccess boolean = false
    PermissionsEditEvent boolean = false
    PermissionsEditTask boolean = false`;

/** People, permissions and settings of an org. */
export const SETUP_OBJECTS: readonly StandardObject[] = [
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
            DefaultCurrencyIsoCode picklist
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
        name: 'CspTrustedSite',
        keyPrefix: '08y',
        kind: 'setup',
        fields: `@system
            DeveloperName string(80) required
            EndpointUrl string(1000) required
            IsActive boolean = true
            IsApplicableToImgSrc boolean = false
            IsApplicableToConnectSrc boolean = false`
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
    },
    {
        name: 'Territory2Model',
        keyPrefix: '0MA',
        kind: 'setup',
        fields: `@system
            Name string(80) required "Label"
            DeveloperName string(80) unique
            Description textarea(1000)
            State picklist [*Planning | Active | Archived]`
    },
    {
        name: 'Territory2',
        keyPrefix: '0MI',
        kind: 'setup',
        labelPlural: 'Territories',
        fields: `@system
            Name string(80) required "Label"
            DeveloperName string(80)
            Description textarea(1000)
            Territory2ModelId reference(Territory2Model) as Territory2Model
            ParentTerritory2Id reference(Territory2) as ParentTerritory2`
    },
    {
        name: 'ObjectTerritory2Association',
        keyPrefix: '0M1',
        kind: 'setup',
        fields: `@system
            ObjectId reference(Account,Lead) as Object list ObjectTerritory2Associations required
            Territory2Id reference(Territory2) as Territory2 list ObjectTerritory2Associations required
            AssociationCause picklist [*Territory2Manual | Territory2AssignmentRule]
            SobjectType picklist [*Account | Lead]`
    },
    {
        name: 'UserTerritory2Association',
        keyPrefix: '0M3',
        kind: 'setup',
        fields: `@system
            UserId reference(User) as User required
            Territory2Id reference(Territory2) as Territory2 list UserTerritory2Associations required
            RoleInTerritory2 picklist
            IsActive boolean = true`
    },
    {
        name: 'Holiday',
        keyPrefix: '0C0',
        kind: 'setup',
        fields: `@system
            Name string(80) required
            Description textarea(1000)
            IsAllDay boolean = true
            ActivityDate date
            StartTimeInMinutes int
            EndTimeInMinutes int
            IsRecurrence boolean = false
            RecurrenceStartDate date
            RecurrenceEndDateOnly date
            RecurrenceType picklist [RecursDaily | RecursEveryWeekday | RecursMonthly | RecursMonthlyNth | RecursWeekly |
                RecursYearly | RecursYearlyNth]
            RecurrenceInterval int
            RecurrenceDayOfWeekMask int
            RecurrenceDayOfMonth int
            RecurrenceInstance picklist [First | Second | Third | Fourth | Last]
            RecurrenceMonthOfYear picklist [January | February | March | April | May | June | July | August | September |
                October | November | December]`
    },
    {
        name: 'BusinessHours',
        keyPrefix: '01m',
        kind: 'setup',
        fields: `@system
            Name string(80) required
            IsActive boolean = true
            IsDefault boolean = false
            TimeZoneSidKey picklist
            SundayStartTime time
            SundayEndTime time
            MondayStartTime time
            MondayEndTime time
            TuesdayStartTime time
            TuesdayEndTime time
            WednesdayStartTime time
            WednesdayEndTime time
            ThursdayStartTime time
            ThursdayEndTime time
            FridayStartTime time
            FridayEndTime time
            SaturdayStartTime time
            SaturdayEndTime time`
    },
    // Where the platform keeps tokens of named credentials; callouts need the right to read it. No rows here.
    {
        name: 'UserExternalCredential',
        keyPrefix: '9uc',
        kind: 'setup',
        fields: `@system
            UserId reference(User) as User`
    }
];
