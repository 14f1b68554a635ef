import type { StandardObject } from './standardObject.ts';

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

/** What sales people work with. */
export const SALES_OBJECTS: readonly StandardObject[] = [
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
    }
];
