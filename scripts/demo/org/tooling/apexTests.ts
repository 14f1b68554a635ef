import type { MetadataComponent, Org } from '../core/types.ts';
import type { DeployOptions } from '../metadata/deployments.ts';
import { testMethodsOf } from './testMethods.ts';

/** Said wherever results of Apex tests are shown. */
export const NO_APEX_NOTE =
    'Not executed: the demo org runs no Apex. Run the Apex tests in a Salesforce org to know whether they pass.';

export interface TestMethod {
    readonly classId: string;
    readonly className: string;
    readonly methodName: string;
}

export interface TestOutcome {
    readonly outcome: 'Pass' | 'Fail' | 'Skip';
    readonly message: string | null;
}

/** Which tests to take; absent members do not narrow. */
export interface TestSelection {
    readonly classIds?: readonly string[];
    readonly classNames?: readonly string[];
    /** `Class.method` of the methods wanted; classes without an entry run whole. */
    readonly methods?: ReadonlySet<string>;
}

/** Shape: RunTestsResult's successes and failures. */
export interface TestRun {
    readonly successes: readonly Record<string, unknown>[];
    readonly failures: readonly Record<string, unknown>[];
    readonly note: string;
}

/** Apex tests by name. Nothing is executed: a test is skipped unless its outcome was set. */
export class ApexTests {
    /** Outcomes by `Class.method`, set by tests of clients. */
    readonly outcomes = new Map<string, TestOutcome>();
    readonly #org: Org;

    constructor(org: Org) {
        this.#org = org;
    }

    outcomeOf({ className, methodName }: TestMethod): TestOutcome {
        return this.outcomes.get(`${className}.${methodName}`) ?? { outcome: 'Skip', message: NO_APEX_NOTE };
    }

    select(selection: TestSelection): TestMethod[] {
        return this.#all().filter(
            (test) =>
                (selection.classIds?.includes(test.classId) ?? true) &&
                (selection.classNames?.includes(test.className) ?? true) &&
                wantsMethod(selection.methods, test)
        );
    }

    run(tests: readonly TestMethod[]): TestRun {
        const rows = tests.map((test) => ({ test, outcome: this.outcomeOf(test) }));
        const having = (outcome: TestOutcome['outcome']): Record<string, unknown>[] =>
            rows.filter((row) => row.outcome.outcome === outcome).map((row) => resultOf(row.test, row.outcome));
        return { successes: having('Pass'), failures: having('Fail'), note: NO_APEX_NOTE };
    }

    /** Tests of a deployment; null when its test level runs none. */
    runForDeploy(options: DeployOptions, components: readonly MetadataComponent[]): TestRun | null {
        if (options.testLevel === 'NoTestRun') {
            return null;
        }
        const deployed = components.filter(({ type }) => type === 'ApexClass').flatMap(testsOfComponent);
        const names = new Set(deployed.map(({ className }) => className));
        const all = [...deployed, ...this.#all().filter(({ className }) => !names.has(className))];
        const wanted = options.testLevel === 'RunSpecifiedTests' ? new Set(options.runTests) : null;
        return this.run(all.filter(({ className }) => wanted === null || wanted.has(className)));
    }

    #all(): TestMethod[] {
        return [...this.#org.rows('ApexClass')].flatMap((row) => {
            const className = String(row['Name'] ?? '');
            const body = String(row['Body'] ?? '');
            return testMethodsOf(body).map((methodName) => ({ classId: row.Id, className, methodName }));
        });
    }
}

function testsOfComponent(component: MetadataComponent): TestMethod[] {
    const body = Object.entries(component.files).find(([name]) => name.endsWith('.cls'))?.[1] ?? '';
    return testMethodsOf(body).map((methodName) => ({ classId: '', className: component.fullName, methodName }));
}

function wantsMethod(methods: ReadonlySet<string> | undefined, { className, methodName }: TestMethod): boolean {
    const ofClass = [...(methods ?? [])].filter((name) => name.startsWith(`${className}.`));
    return ofClass.length === 0 || ofClass.includes(`${className}.${methodName}`);
}

function resultOf(test: TestMethod, outcome: TestOutcome): Record<string, unknown> {
    return {
        id: test.classId,
        methodName: test.methodName,
        name: test.className,
        namespace: null,
        seeAllData: false,
        time: 0,
        type: 'Class',
        packageName: test.className,
        ...(outcome.outcome === 'Fail' ? { message: outcome.message ?? 'Set to fail', stackTrace: null } : {})
    };
}
