import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '@salesforce/core';
import { ComponentSet, DestructiveChangesType, type DeployResult } from '@salesforce/source-deploy-retrieve';
import { SIGNING_CERTIFICATE } from './stageSource.ts';

const POLL_MS = 1000;
const LIMIT_SECONDS = 3600;
const SHOWN_FAILURES = 5;

/** An org refused metadata; the message lists what, with file and line. */
export class DeployError extends Error {
    override readonly name = 'DeployError';
}

export interface DeployOptions {
    readonly checkOnly: boolean;
    readonly say: (progress: string) => void;
}

/** Deploys a folder in source format. Gives the number of components. */
export async function deploySource(connection: Connection, folder: string, options: DeployOptions): Promise<number> {
    return deploySet(connection, ComponentSet.fromSource(folder), options);
}

/** Removes what a folder holds from the org, in the order that the platform wants. */
export async function removeSource(
    connection: Connection,
    folder: string,
    isRemoved: (type: string, fullName: string) => boolean,
    options: DeployOptions
): Promise<number> {
    const removed = new ComponentSet();
    for (const component of ComponentSet.fromSource(folder).getSourceComponents()) {
        if (isRemoved(component.type.name, component.fullName)) {
            removed.add(component, DestructiveChangesType.POST);
        }
    }
    return deploySet(connection, removed, options);
}

async function deploySet(
    connection: Connection,
    components: ComponentSet,
    { checkOnly, say }: DeployOptions
): Promise<number> {
    const start = () =>
        components.deploy({
            usernameOrConnection: connection,
            apiOptions: { checkOnly, rollbackOnError: true, singlePackage: true }
        });
    // A connection that was idle while the package was made may be closed by then; the same package twice does no harm.
    const deploy = await start().catch((error: unknown) => (isLostConnection(error) ? start() : Promise.reject(error)));
    deploy.onUpdate(({ numberComponentsDeployed, numberComponentsTotal }) =>
        say(`${numberComponentsDeployed} of ${numberComponentsTotal}`)
    );
    const result = await deploy.pollStatus(POLL_MS, LIMIT_SECONDS);
    if (!result.response.success) {
        throw new DeployError(failuresOf(result));
    }
    return Number(result.response.numberComponentsTotal);
}

function isLostConnection(error: unknown): boolean {
    return error instanceof Error && /fetch failed|ECONNRESET|socket hang up/.test(error.message);
}

function failuresOf({ response }: DeployResult): string {
    const details = response.details;
    const components = [details.componentFailures ?? []].flat().map(({ fullName, lineNumber, problem }) => {
        const line = lineNumber ? `:${lineNumber}` : '';
        return `${fullName}${line}: ${problem}`;
    });
    const tests = [details.runTestResult?.failures ?? []]
        .flat()
        .map(({ name, methodName, message }) => `${name}.${methodName}: ${message}`);
    const all = [...components, ...tests];
    const more = all.length > SHOWN_FAILURES ? [`and ${all.length - SHOWN_FAILURES} more`] : [];
    return [response.errorMessage ?? '', ...all.slice(0, SHOWN_FAILURES), ...more].filter(Boolean).join('\n');
}

/** PEM of the org's signing certificate; null when the org has none yet. */
export async function readSigningCertificate(
    connection: Connection,
    name = SIGNING_CERTIFICATE
): Promise<string | null> {
    const content = await retrieveFile(connection, { type: 'Certificate', fullName: name }, '.crt');
    return content === null ? null : asPem(content);
}

/** A file of one component as the org has it now; null when the org has no such component. */
export async function retrieveFile(
    connection: Connection,
    component: { readonly type: string; readonly fullName: string },
    suffix: string
): Promise<Buffer | null> {
    const output = mkdtempSync(path.join(tmpdir(), 'fieldmap-retrieve-'));
    try {
        const retrieve = await new ComponentSet([component]).retrieve({
            usernameOrConnection: connection,
            output,
            merge: false
        });
        await retrieve.pollStatus(POLL_MS, LIMIT_SECONDS);
        const file = readdirSync(output, { recursive: true })
            .map(String)
            .find((name) => name.endsWith(suffix));
        return file === undefined ? null : readFileSync(path.join(output, file));
    } finally {
        rmSync(output, { recursive: true, force: true });
    }
}

/** The org may answer PEM, or the bare bytes. */
function asPem(content: Buffer): string {
    const text = content.toString('utf8');
    if (text.includes('-----BEGIN')) {
        return text.slice(text.indexOf('-----BEGIN'));
    }
    const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
