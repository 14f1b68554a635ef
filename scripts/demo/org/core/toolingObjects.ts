import type { StandardObject } from './standardObject.ts';

/** What the sf CLI asks of the Tooling API; the rows of tests are written by the tooling server. */
export const TOOLING_OBJECTS: readonly StandardObject[] = [
    tooling(
        'ApexClass',
        '01p',
        'Name string(255)\nNamespacePrefix string\nBody textarea\nApiVersion double\nStatus picklist [*Active]\nLengthWithoutComments int\nSymbolTable complexvalue\nIsValid boolean = true'
    ),
    tooling(
        'ApexTrigger',
        '01q',
        'Name string(255)\nNamespacePrefix string\nBody textarea\nApiVersion double\nStatus picklist [*Active]'
    ),
    tooling(
        'AsyncApexJob',
        '707',
        'Status picklist\nJobType picklist\nApexClassId reference(ApexClass) as ApexClass\nParentJobId reference(AsyncApexJob)\nJobItemsProcessed int\nTotalJobItems int\nNumberOfErrors int\nExtendedStatus string\nCompletedDate datetime'
    ),
    tooling(
        'ApexTestRunResult',
        '05m',
        `AsyncApexJobId reference(AsyncApexJob) as AsyncApexJob
        Status picklist
        StartTime datetime
        EndTime datetime
        TestTime int
        TestSetupTime int
        UserId reference(User) as User
        JobName string
        Source string
        IsAllTests boolean = false
        ClassesCompleted int
        ClassesEnqueued int
        MethodsEnqueued int
        MethodsCompleted int
        MethodsFailed int`
    ),
    tooling(
        'ApexTestQueueItem',
        '709',
        `ApexClassId reference(ApexClass) as ApexClass
        ParentJobId reference(AsyncApexJob) as ParentJob
        Status picklist
        ExtendedStatus string
        TestRunResultId reference(ApexTestRunResult) as TestRunResult`
    ),
    tooling(
        'ApexTestResult',
        '07M',
        `QueueItemId reference(ApexTestQueueItem) as QueueItem
        AsyncApexJobId reference(AsyncApexJob) as AsyncApexJob
        ApexClassId reference(ApexClass) as ApexClass
        ApexTestRunResultId reference(ApexTestRunResult) as ApexTestRunResult
        MethodName string
        Outcome picklist [Pass | Fail | CompileFail | Skip]
        Message textarea
        StackTrace textarea
        RunTime int
        TestSetupTime int
        TestTimestamp datetime
        ApexLogId reference(ApexLog)
        IsTestSetup boolean = false
        Category string`
    ),
    tooling(
        'ApexLog',
        '07L',
        'Application string\nOperation string\nStatus string\nLogUserId reference(User) as LogUser\nStartTime datetime\nLogLength int\nDurationMilliseconds int\nRequest string\nLocation picklist'
    ),
    tooling(
        'ApexCodeCoverageAggregate',
        '715',
        'ApexClassOrTriggerId reference(ApexClass) as ApexClassOrTrigger\nNumLinesCovered int\nNumLinesUncovered int\nCoverage complexvalue'
    ),
    tooling(
        'ApexCodeCoverage',
        '714',
        `ApexClassOrTriggerId reference(ApexClass) as ApexClassOrTrigger
        ApexTestClassId reference(ApexClass) as ApexTestClass
        TestMethodName string
        NumLinesCovered int
        NumLinesUncovered int
        Coverage complexvalue`
    ),
    tooling('ApexOrgWideCoverage', '716', 'PercentCovered int'),
    tooling(
        'SourceMember',
        '0MZ',
        `MemberName string
        MemberType string
        MemberIdOrName string
        RevisionCounter int
        RevisionNum int
        IsNameObsolete boolean = false
        IsNewMember boolean = false
        ChangedBy string`
    ),
    tooling(
        'LightningComponentBundle',
        '0Rb',
        'DeveloperName string\nMasterLabel string\nNamespacePrefix string\nApiVersion double\nIsExposed boolean = false'
    ),
    tooling(
        'EntityDefinition',
        '4ie',
        `DurableId string
        QualifiedApiName string
        DeveloperName string
        NamespacePrefix string
        Label string
        PluralLabel string
        KeyPrefix string
        IsQueryable boolean = true
        IsCustomizable boolean = true`
    ),
    tooling(
        'FieldDefinition',
        '4fe',
        `DurableId string
        QualifiedApiName string
        DeveloperName string
        NamespacePrefix string
        Label string
        DataType string
        Length int
        IsNillable boolean = true
        EntityDefinitionId reference(EntityDefinition) as EntityDefinition list Fields`
    )
];

function tooling(name: string, keyPrefix: string, fields: string): StandardObject {
    return { name, keyPrefix, kind: 'tooling', fields: `@system\n${fields}` };
}
