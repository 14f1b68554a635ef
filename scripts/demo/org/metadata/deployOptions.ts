import { SalesforceError } from '../core/errors.ts';
import { textOf } from '../server/context.ts';
import type { DeployOptions, TestLevel } from './deployments.ts';

const TEST_LEVELS: readonly TestLevel[] = [
    'NoTestRun',
    'RunSpecifiedTests',
    'RunLocalTests',
    'RunAllTestsInOrg',
    'RunRelevantTests'
];

/** Reads DeployOptions from SOAP elements or JSON members; unknown ones have no effect here. */
export function readDeployOptions(options: Readonly<Record<string, unknown>>): DeployOptions {
    const asked = textOf(options['testLevel']) || 'NoTestRun';
    const testLevel = TEST_LEVELS.find((level) => level === asked);
    if (!testLevel) {
        throw new SalesforceError('INVALID_TYPE', `Unknown testLevel ${asked}; known: ${TEST_LEVELS.join(', ')}`);
    }
    const runTests = options['runTests'] ?? [];
    return {
        checkOnly: textOf(options['checkOnly']) === 'true',
        testLevel,
        runTests: (Array.isArray(runTests) ? runTests : [runTests]).map(textOf).filter((name) => name !== '')
    };
}
