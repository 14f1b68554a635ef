import { json, Router } from 'express';
import { SalesforceError } from '../core/errors.ts';
import { param, queryParam, userOf, type ServerContext } from '../server/context.ts';
import { NO_APEX_NOTE, type ApexTests } from './apexTests.ts';
import { readTestSelection } from './testSelection.ts';
import { recordTestRun } from './testRuns.ts';

/** `/services/data/vXX/tooling`; needs requireSession and the path parameter `version` before it. */
export function toolingRouter(context: ServerContext, apexTests: ApexTests): Router {
    const { org } = context;
    const router = Router({ mergeParams: true });
    router.get('/tooling/query', (request, response) => {
        const soql = queryParam(request, 'q');
        if (soql === undefined) {
            throw new SalesforceError('MALFORMED_QUERY', 'A query string has to be specified');
        }
        const options = { user: userOf(response), apiVersion: param(request, 'version'), tooling: true };
        if (queryParam(request, 'columns') === 'true') {
            response.json(org.queryColumns(soql, options));
            return;
        }
        const { totalSize, records } = org.query(soql, options);
        response.json({ size: records.length, totalSize, done: true, queryLocator: null, records });
    });
    router.get('/tooling/sobjects', (_request, response) => {
        response.json(org.describeGlobal(userOf(response), true));
    });
    router.get('/tooling/sobjects/:object/describe', (request, response) => {
        response.json(org.describe(param(request, 'object')));
    });
    router.get('/tooling/sobjects/:object/:id', (request, response) => {
        const object = org.schema.requireObject(param(request, 'object'));
        const fields = queryParam(request, 'fields')?.split(',');
        response.json(org.retrieve(object.name, param(request, 'id'), fields, null, param(request, 'version')));
    });
    router.post('/tooling/runTestsAsynchronous', json(), (request, response) => {
        response.json(recordTestRun(org, apexTests, readTestSelection(request.body), userOf(response)));
    });
    router.post('/tooling/runTestsSynchronous', json(), (request, response) => {
        response.json(synchronousResult(apexTests, request.body));
    });
    router.get('/tooling/executeAnonymous', (_request, response) => {
        response.json(executeAnonymousResult());
    });
    return router;
}

/** Honest: there is no Apex compiler here, so anonymous Apex always fails to compile. */
export function executeAnonymousResult(): Record<string, unknown> {
    return {
        line: 1,
        column: 1,
        compiled: false,
        success: false,
        compileProblem: NO_APEX_NOTE,
        exceptionStackTrace: null,
        exceptionMessage: null
    };
}

function synchronousResult(apexTests: ApexTests, body: unknown): Record<string, unknown> {
    const run = apexTests.run(apexTests.select(readTestSelection(body)));
    return {
        apexLogId: null,
        codeCoverage: [],
        codeCoverageWarnings: [{ id: null, message: run.note, name: null, namespace: null }],
        failures: run.failures,
        flowCoverage: [],
        flowCoverageWarnings: [],
        numFailures: run.failures.length,
        numTestsRun: run.failures.length + run.successes.length,
        successes: run.successes,
        totalTime: 0
    };
}
