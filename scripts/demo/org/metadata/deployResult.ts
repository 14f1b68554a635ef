import type { DeployMessage } from '../core/types.ts';
import type { TestRun } from '../tooling/apexTests.ts';
import type { Deployment } from './deployments.ts';
import type { ComponentProblem } from './problem.ts';

/** Shape: DeployResult of the Metadata API, for SOAP and REST alike. */
export function deployResult(deployment: Deployment): Record<string, unknown> {
    const { options, problems, testRun, succeeded, createdBy } = deployment;
    const time = new Date(deployment.startedAtMs).toISOString();
    const failed = new Set(problems.map(({ type, fullName }) => `${type}:${fullName}`));
    const successes = deployment.messages.filter(
        ({ success, type, fullName }) => success && !failed.has(`${type}:${fullName}`)
    );
    const testErrors = testRun?.failures.length ?? 0;
    return {
        checkOnly: options.checkOnly,
        completedDate: time,
        createdBy: createdBy.userId,
        createdByName: createdBy.name,
        createdDate: time,
        details: {
            componentFailures: problems.map((problem) => failure(problem, time)),
            componentSuccesses: [packageXml(time), ...successes.map((message) => success(message, time))],
            runTestResult: runTestResult(testRun)
        },
        done: true,
        id: deployment.id,
        ignoreWarnings: false,
        lastModifiedDate: time,
        numberComponentErrors: problems.length,
        numberComponentsDeployed: succeeded ? successes.length : 0,
        numberComponentsTotal: successes.length + problems.length,
        numberTestErrors: testErrors,
        numberTestsCompleted: testRun === null ? 0 : testRun.successes.length,
        numberTestsTotal: testRun === null ? 0 : testRun.successes.length + testErrors,
        rollbackOnError: true,
        runTestsEnabled: testRun !== null,
        startDate: time,
        status: succeeded ? 'Succeeded' : 'Failed',
        success: succeeded
    };
}

function success(message: DeployMessage, time: string): Record<string, unknown> {
    return {
        changed: message.changed,
        componentType: message.type,
        created: message.created,
        createdDate: time,
        deleted: message.deleted,
        fileName: message.path,
        fullName: message.fullName,
        success: true,
        warning: false
    };
}

function failure(problem: ComponentProblem, time: string): Record<string, unknown> {
    return {
        changed: false,
        columnNumber: problem.columnNumber ?? undefined,
        componentType: problem.type,
        created: false,
        createdDate: time,
        deleted: false,
        fileName: problem.path,
        fullName: problem.fullName,
        lineNumber: problem.lineNumber ?? undefined,
        problem: problem.problem,
        problemType: 'Error',
        success: false,
        warning: false
    };
}

function packageXml(time: string): Record<string, unknown> {
    return success(
        {
            type: '',
            fullName: 'package.xml',
            path: 'package.xml',
            success: true,
            created: false,
            changed: true,
            deleted: false,
            problem: null
        },
        time
    );
}

function runTestResult(testRun: TestRun | null): Record<string, unknown> {
    return {
        codeCoverage: [],
        codeCoverageWarnings: testRun === null ? [] : [{ id: '', message: testRun.note, name: null, namespace: null }],
        failures: testRun?.failures ?? [],
        flowCoverage: [],
        flowCoverageWarnings: [],
        numFailures: testRun?.failures.length ?? 0,
        numTestsRun: testRun === null ? 0 : testRun.successes.length + testRun.failures.length,
        successes: testRun?.successes ?? [],
        totalTime: 0
    };
}
