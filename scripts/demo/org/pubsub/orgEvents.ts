import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { selfSignedCertificate } from '../../../lib/keys/selfSignedCertificate.ts';
import { loadKeyPair } from '../oauth/keyPairs.ts';
import type { ServerContext } from '../server/context.ts';
import { readJsonFile, writeJsonFile } from '../server/jsonFile.ts';
import type { DemoState } from '../server/setup/demoState.ts';
import { startPubSub, type RunningPubSub } from './pubSubServer.ts';

const DAY_MS = 86_400_000;
const VALID_DAYS = 3650;

/** The running Pub/Sub API of a demo org and how a client reaches it. */
export interface OrgEvents extends RunningPubSub {
    /** `host:port`. */
    readonly endpoint: string;
    readonly certificateFile: string;
}

/** Starts the Pub/Sub API on the port of the last start, so that a middleware that still runs finds it again. */
export async function startOrgEvents(
    context: ServerContext,
    state: DemoState,
    { port, keepAliveMs }: { readonly port?: number; readonly keepAliveMs?: number } = {}
): Promise<OrgEvents> {
    const portFile = state.path('events-port.json');
    const { privateKeyPem } = loadKeyPair(state.keysDirectory, 'events');
    const certificatePem = selfSignedCertificate({
        commonName: 'localhost',
        privateKey: createPrivateKey(privateKeyPem),
        // TLS looks at the real time, whatever the clock of the org says.
        validFrom: new Date(Date.now() - DAY_MS),
        validDays: VALID_DAYS
    });
    const certificateFile = join(state.keysDirectory, 'events.crt');
    writeFileSync(certificateFile, certificatePem);
    const wanted = port ?? readJsonFile<{ port: number }>(portFile, { port: 0 }).port;
    const running = await startPubSub({
        context,
        tls: { privateKeyPem, certificatePem },
        port: wanted,
        ...(keepAliveMs !== undefined && { keepAliveMs })
    });
    writeJsonFile(portFile, { port: running.port });
    return { ...running, endpoint: `localhost:${running.port}`, certificateFile };
}
