import { createPrivateKey, randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { selfSignedCertificate } from '../../../lib/keys/selfSignedCertificate.ts';
import { APEX_CLASSES } from '../apex/registry.ts';
import { gatewayHeaders } from '../apex/orgHeaders.ts';
import { mayCallMiddleware } from '../apex/classAccess.ts';
import { createMiddlewareClient, credentialMissing } from '../apex/middlewareClient.ts';
import type { ApexClassStandIn, ApexContext } from '../apex/types.ts';
import type { Clock, Org, UserContext } from '../core/types.ts';
import { createDemoOrg, INTEGRATION_USERNAME } from '../index.ts';
import { signCallerToken } from '../oauth/callerTokens.ts';
import { ClientApps } from '../oauth/clientApps.ts';
import { deployedApp, deployedCredential } from '../oauth/deployedApps.ts';
import { loadKeyPair, type KeyPair } from '../oauth/keyPairs.ts';
import { writeOrgsFile } from '../oauth/orgsFile.ts';
import { startFieldDay } from '../fieldDay/fieldDay.ts';
import { startOrgEvents, type OrgEvents } from '../pubsub/orgEvents.ts';
import { Sessions } from '../oauth/sessions.ts';
import { ApiUsage } from './apiUsage.ts';
import type { Logger, ServerContext } from './context.ts';
import { createApp, type DemoOrgApp } from './createApp.ts';
import { emptyDirectory, lockDataDirectory } from './dataLock.ts';
import { listen } from './listen.ts';
import { DemoState, type CompanyKey } from './setup/demoState.ts';
import { MIDDLEWARE_CLIENT_ID, registerMiddleware } from './setup/middlewareClient.ts';
import { prepareOrg } from './setup/prepareOrg.ts';

export interface DemoOrgOptions {
    /** 0 takes any free port; a taken one is followed by the next. */
    readonly port: number;
    /** Default: 127.0.0.1. */
    readonly host?: string;
    /** Default: the demo org's own id. */
    readonly orgId?: string;
    /** Records, keys, tokens. Made when absent. */
    readonly dataDir: string;
    /** Source metadata that is deployed at start; null for an org without Fieldmap. */
    readonly sourceDir: string | null;
    /** Public url of the middleware: where Apex stand-ins call and the audience of their tokens. */
    readonly middlewareUrl: string | null;
    /** Where the middleware's registry of orgs is written; null writes none. */
    readonly orgsFile?: string | null;
    /** Null for an org without records. */
    readonly company: CompanyKey | null;
    /** OpenStreetMap extract of the demo company. */
    readonly extractFile: string;
    /** The built workbench. */
    readonly staticDir?: string | null;
    /** Lives today's visits while the org runs, see {@link startFieldDay}. Default: false. */
    readonly hasFieldDay?: boolean;
    /** Forgets what the data directory holds. Default: false. */
    readonly isFresh?: boolean;
    readonly clock?: Clock;
    readonly logger?: Logger;
    readonly apexClasses?: ReadonlyMap<string, ApexClassStandIn>;
    readonly bulk?: { readonly processingMs?: number; readonly pageSize?: number };
    /** Pub/Sub API (gRPC); default port: that of the last start, else any. Null: an org without change events. */
    readonly events?: { readonly port?: number; readonly keepAliveMs?: number } | null;
}

export interface RunningDemoOrg extends Omit<DemoOrgApp, 'app'> {
    /** Without a slash at the end. */
    readonly url: string;
    readonly org: Org;
    readonly context: ServerContext;
    readonly clientId: string;
    readonly integrationUsername: string;
    readonly integrationKey: KeyPair;
    /** Null for an org without change events. */
    readonly events: OrgEvents | null;
    /** Callouts in the name of a user, as Apex makes them. */
    readonly middlewareFor: (user: UserContext) => ApexContext['callMiddleware'];
    /** Value of the header that opens `/demo/faults`. */
    readonly controlKey: string;
    close(): Promise<void>;
}

/** The certificate that force-app names; its key is made with the org. */
const FIRST_CERTIFICATE = 'Fieldmap_Jwt';
const SYSTEM_CLOCK: Clock = { now: () => Date.now() };
const SILENT: Logger = { info: () => undefined, warn: () => undefined };

/** Starts a demo org: opens or makes it, listens, tells the middleware how to reach it. */
export async function startDemoOrg(options: DemoOrgOptions): Promise<RunningDemoOrg> {
    const unlock = lockDataDirectory(options.dataDir);
    try {
        return await start(options, unlock);
    } catch (error) {
        unlock();
        throw error;
    }
}

async function start(options: DemoOrgOptions, unlock: () => void): Promise<RunningDemoOrg> {
    const { clock = SYSTEM_CLOCK, logger = SILENT, host = '127.0.0.1' } = options;
    if (options.isFresh) {
        emptyDirectory(options.dataDir);
    }
    const state = new DemoState(options.dataDir);
    if (state.discardUnfinished()) {
        logger.warn('The first start did not finish last time; the demo org is made again.');
    }
    const source = options.sourceDir === null ? {} : { forceAppDir: options.sourceDir };
    const id = options.orgId === undefined ? {} : { orgId: options.orgId };
    const org = createDemoOrg({ dataDir: state.recordsDirectory, clock, ...id, ...source });
    org.notes.forEach((note) => logger.warn(note));
    const clients = new ClientApps(state.path('client-apps.json'), (key) => deployedApp(org, key));
    const integrationKey = loadKeyPair(state.keysDirectory, 'middleware');
    const signingKey = loadKeyPair(state.keysDirectory, 'org');
    registerMiddleware(clients, integrationKey);
    prepareOrg({ ...options, org, state, logger });

    const endFieldDay = options.hasFieldDay ? startFieldDay(org, clock) : null;
    let url = '';
    let events: OrgEvents | null = null;
    const context: ServerContext = {
        org,
        clock,
        logger,
        clients,
        sessions: new Sessions({ orgId: org.orgId, clock, file: state.path('sessions.json') }),
        usage: new ApiUsage(clock),
        baseUrl: () => url,
        events: () => events
    };
    const keyOf = (certificate: string): KeyPair =>
        certificate === FIRST_CERTIFICATE ? signingKey : loadKeyPair(state.keysDirectory, certificate);
    const certificates = new Map<string, string>();
    const controlKey = randomBytes(24).toString('base64url');
    const calloutsOf = (user: UserContext): ApexContext['callMiddleware'] =>
        middlewareFor(context, options.middlewareUrl, keyOf, user);
    const { app, ...parts } = createApp({
        context,
        controlKey,
        apexClasses: options.apexClasses ?? APEX_CLASSES,
        middlewareFor: calloutsOf,
        signingCertificate: (name) => {
            const pem = certificates.get(name) ?? certificateOf(name, keyOf(name), clock);
            certificates.set(name, pem);
            return pem;
        },
        staticDirectory: options.staticDir ?? null,
        ...(options.bulk === undefined ? {} : { bulk: options.bulk })
    });
    const server = createHttpServer(app);
    const port = await listen(server, host, options.port, (taken) => logger.warn(`Port ${taken} is taken.`));
    url = `http://localhost:${port}`;
    events = options.events === null ? null : await startOrgEvents(context, state, options.events);
    const username = INTEGRATION_USERNAME;
    if (options.orgsFile) {
        const who = { orgId: org.orgId, baseUrl: url, clientId: MIDDLEWARE_CLIENT_ID, username };
        writeOrgsFile(options.orgsFile, { ...who, integrationKey, signingKey, events });
    }
    return {
        ...parts,
        url,
        org,
        context,
        clientId: MIDDLEWARE_CLIENT_ID,
        integrationUsername: username,
        integrationKey,
        events,
        middlewareFor: calloutsOf,
        controlKey,
        close: async () => {
            endFieldDay?.();
            await events?.close();
            server.closeAllConnections();
            await new Promise<void>((resolve) => server.close(() => resolve()));
            org.close();
            unlock();
        }
    };
}

function certificateOf(commonName: string, { privateKeyPem }: KeyPair, clock: Clock): string {
    const privateKey = createPrivateKey(privateKeyPem);
    return selfSignedCertificate({
        commonName,
        privateKey,
        validFrom: new Date(clock.now()),
        validDays: 365
    });
}

/** The address given at the start wins; without one, what was deployed counts, as in a real org. */
function middlewareFor(
    context: ServerContext,
    givenUrl: string | null,
    keyOf: (certificate: string) => KeyPair,
    user: UserContext
): ApexContext['callMiddleware'] {
    const deployed = givenUrl === null ? deployedCredential(context.org) : null;
    const keyPair = keyOf(deployed?.certificate ?? FIRST_CERTIFICATE);
    let headers: Readonly<Record<string, string>> | undefined;
    const client = createMiddlewareClient({
        url: givenUrl ?? deployed?.url ?? null,
        headers: () => (headers ??= gatewayHeaders(context.org, user)),
        signToken: (url) =>
            signCallerToken({
                issuer: context.baseUrl(),
                orgId: context.org.orgId,
                userId: user.userId,
                audience: deployed?.audience ?? url,
                now: context.clock.now(),
                keyPair: { ...keyPair, kid: deployed?.keyId ?? keyPair.kid }
            })
    });
    return async (...call) => {
        if (!mayCallMiddleware(context.org, user)) throw credentialMissing();
        return client(...call);
    };
}
