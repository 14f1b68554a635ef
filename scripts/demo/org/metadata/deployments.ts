import { notFound, SalesforceError } from '../core/errors.ts';
import { to18 } from '../core/ids.ts';
import type { Clock, DeployMessage, Org, UserContext } from '../core/types.ts';
import { asyncId } from '../server/asyncIds.ts';
import type { ApexTests, TestRun } from '../tooling/apexTests.ts';
import { keepLatest } from './keepLatest.ts';
import { checkManifest, checkTypes } from './checkManifest.ts';
import { checkReferences } from './checkReferences.ts';
import { readDeployPackage, type DeployPackage } from './deployPackage.ts';
import type { ComponentProblem } from './problem.ts';

export type TestLevel = 'NoTestRun' | 'RunSpecifiedTests' | 'RunLocalTests' | 'RunAllTestsInOrg' | 'RunRelevantTests';

export interface DeployOptions {
    readonly checkOnly: boolean;
    readonly testLevel: TestLevel;
    readonly runTests: readonly string[];
}

export interface Deployment {
    readonly id: string;
    readonly options: DeployOptions;
    readonly createdBy: UserContext;
    readonly startedAtMs: number;
    readonly deployPackage: DeployPackage;
    readonly messages: readonly DeployMessage[];
    readonly problems: readonly ComponentProblem[];
    readonly testRun: TestRun | null;
    readonly succeeded: boolean;
}

/** Metadata deployments: all or nothing, kept by id as long as the demo org runs. */
export class Deployments {
    readonly #org: Org;
    readonly #clock: Clock;
    readonly #apexTests: ApexTests;
    readonly #kept = new Map<string, Deployment>();

    constructor(org: Org, clock: Clock, apexTests: ApexTests) {
        this.#org = org;
        this.#clock = clock;
        this.#apexTests = apexTests;
    }

    deploy(zip: Uint8Array, options: DeployOptions, user: UserContext): Deployment {
        if (!user.modifyAllData) {
            throw new SalesforceError('INSUFFICIENT_ACCESS', 'Deploying needs the permission Modify All Data', {
                status: 403
            });
        }
        return this.#run(readDeployPackage(zip), options, user);
    }

    /** Quick deploy of a validation that succeeded. */
    deployValidated(id: string, user: UserContext): Deployment {
        const validated = this.require(id);
        if (!validated.options.checkOnly || !validated.succeeded) {
            throw new SalesforceError('INVALID_ID_FIELD', `${id} is no validation that succeeded`);
        }
        return this.#run(validated.deployPackage, { ...validated.options, checkOnly: false }, user);
    }

    require(id: string): Deployment {
        const deployment = this.#kept.get(to18(id));
        if (!deployment) {
            throw notFound(`There is no deployment ${id}`);
        }
        return deployment;
    }

    #run(deployPackage: DeployPackage, options: DeployOptions, user: UserContext): Deployment {
        const startedAtMs = this.#clock.now();
        const foundEarly = [
            ...checkTypes(deployPackage),
            ...checkManifest(deployPackage),
            ...checkReferences(this.#org, deployPackage.components)
        ];
        const testRun = this.#apexTests.runForDeploy(options, deployPackage.components);
        const checkOnly = options.checkOnly || foundEarly.length > 0 || (testRun?.failures.length ?? 0) > 0;
        const messages = this.#apply(deployPackage, checkOnly);
        const problems = withoutRepeats([
            ...foundEarly,
            ...messages.flatMap((message) => problemOf(deployPackage, message))
        ]);
        const deployment: Deployment = {
            id: asyncId('0Af'),
            options,
            createdBy: user,
            startedAtMs,
            deployPackage,
            messages,
            problems,
            testRun,
            succeeded: problems.length === 0 && (testRun?.failures.length ?? 0) === 0
        };
        keepLatest(this.#kept, deployment.id, deployment);
        return deployment;
    }

    #apply({ components, deletes }: DeployPackage, checkOnly: boolean): DeployMessage[] {
        const deployed = this.#org.deployMetadata(components, { checkOnly });
        const failed = deployed.some((message) => !message.success);
        const deleted =
            deletes.length === 0 ? [] : this.#org.deleteMetadata(deletes, { checkOnly: checkOnly || failed });
        return [...deployed, ...deleted];
    }
}

/** The org finds some of what was found before it; the first one told knows the line. */
function withoutRepeats(problems: readonly ComponentProblem[]): ComponentProblem[] {
    const told = new Set<string>();
    return problems.filter(({ type, fullName, problem }) => {
        const key = `${type}:${fullName}:${problem}`;
        const isNew = !told.has(key);
        told.add(key);
        return isNew;
    });
}

function problemOf(deployPackage: DeployPackage, message: DeployMessage): ComponentProblem[] {
    if (message.success) {
        return [];
    }
    const { type, fullName, path } = message;
    const problem = message.problem ?? 'The component was refused';
    const source = Buffer.from(deployPackage.files.get(path) ?? []).toString('utf8');
    const line = Number(/\bline[: ]+(\d+)/i.exec(problem)?.[1] ?? lineOfPart(source, fullName));
    return [{ type, fullName, path, problem, lineNumber: line, columnNumber: 1 }];
}

/** Line where a part of an object is declared; 1 for whole files. */
function lineOfPart(source: string, fullName: string): number {
    const leaf = fullName.split('.').at(-1) ?? fullName;
    const offset = source.indexOf(`<fullName>${leaf}</fullName>`);
    return offset < 0 ? 1 : source.slice(0, offset).split('\n').length;
}
