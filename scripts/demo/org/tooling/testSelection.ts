import { to18 } from '../core/ids.ts';
import { isRecord, textOf } from '../server/context.ts';
import type { TestSelection } from './apexTests.ts';

/** Reads the body of runTestsAsynchronous and runTestsSynchronous, which name tests in several ways. */
export function readTestSelection(body: unknown): TestSelection {
    const request = isRecord(body) ? body : {};
    const tests = Array.isArray(request['tests']) ? request['tests'].filter(isRecord) : null;
    if (tests !== null) {
        return fromTests(tests);
    }
    const classNames = list(request['classNames']);
    const classIds = list(request['classids'] ?? request['classIds']).map(to18);
    return {
        ...(classNames.length > 0 ? { classNames } : {}),
        ...(classIds.length > 0 ? { classIds } : {})
    };
}

function fromTests(tests: readonly Readonly<Record<string, unknown>>[]): TestSelection {
    const classNames = tests.map((test) => textOf(test['className'])).filter((name) => name !== '');
    const classIds = tests.map((test) => to18(textOf(test['classId']))).filter((id) => id !== '');
    const methods = tests.flatMap((test) => {
        const names = Array.isArray(test['testMethods']) ? test['testMethods'] : [];
        return names.map((name) => `${textOf(test['className'])}.${textOf(name)}`);
    });
    return {
        ...(classNames.length > 0 ? { classNames } : {}),
        ...(classIds.length > 0 ? { classIds } : {}),
        ...(methods.length > 0 ? { methods: new Set(methods) } : {})
    };
}

function list(value: unknown): string[] {
    return textOf(value)
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== '');
}
