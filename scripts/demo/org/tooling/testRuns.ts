import { SalesforceError } from '../core/errors.ts';
import type { Org, RecordInput, UserContext } from '../core/types.ts';
import type { ApexTests, TestMethod, TestSelection } from './apexTests.ts';

/** Writes the records of an asynchronous test run and gives the id of its job, as runTestsAsynchronous does. */
export function recordTestRun(org: Org, apexTests: ApexTests, selection: TestSelection, user: UserContext): string {
    const tests = apexTests.select(selection);
    if (tests.length === 0) {
        throw new SalesforceError('INVALID_INPUT', 'There is no Apex test to run. Deploy force-app/test first.');
    }
    const time = new Date(org.clock.now()).toISOString().replace('Z', '+0000');
    const load = (objectName: string, record: RecordInput): string => org.loadRecords(objectName, [record])[0] ?? '';
    const jobId = load('AsyncApexJob', { Status: 'Completed', JobType: 'TestRequest', CompletedDate: time });
    const classIds = [...new Set(tests.map(({ classId }) => classId))];
    const failed = tests.filter((test) => apexTests.outcomeOf(test).outcome === 'Fail').length;
    const runId = load('ApexTestRunResult', {
        AsyncApexJobId: jobId,
        Status: failed > 0 ? 'Failed' : 'Completed',
        StartTime: time,
        EndTime: time,
        TestTime: 0,
        TestSetupTime: 0,
        UserId: user.userId,
        ClassesCompleted: classIds.length,
        ClassesEnqueued: classIds.length,
        MethodsEnqueued: tests.length,
        MethodsCompleted: tests.length,
        MethodsFailed: failed
    });
    for (const classId of classIds) {
        const queueItemId = load('ApexTestQueueItem', {
            ApexClassId: classId,
            ParentJobId: jobId,
            Status: 'Completed',
            TestRunResultId: runId
        });
        const ofClass = tests.filter((test) => test.classId === classId);
        const ids = { QueueItemId: queueItemId, AsyncApexJobId: jobId, ApexTestRunResultId: runId };
        org.loadRecords(
            'ApexTestResult',
            ofClass.map((test) => ({ ...ids, TestTimestamp: time, ...resultRecord(apexTests, test) }))
        );
    }
    return jobId;
}

function resultRecord(apexTests: ApexTests, test: TestMethod): RecordInput {
    const { outcome, message } = apexTests.outcomeOf(test);
    return {
        ApexClassId: test.classId,
        MethodName: test.methodName,
        Outcome: outcome,
        Message: message,
        RunTime: 0,
        IsTestSetup: false,
        Category: 'Apex'
    };
}
