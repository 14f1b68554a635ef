import { randomUUID, type KeyObject } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { SignJWT } from 'jose';
import { EDGE_AUDIENCE, EDGE_ISSUER, EDGE_KEY, EDGE_ORG, repId } from './edgeWorld.ts';

/** Keeps its connections, as phones behind Salesforce do: the org is the one caller. */
export class EdgeClient {
    private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
    private readonly port: number;
    private readonly key: KeyObject;

    constructor(port: number, key: KeyObject) {
        this.port = port;
        this.key = key;
    }

    /** Milliseconds from sending to the whole answer; the token is signed before. Errors: status that is not 200. */
    send(person: number, positions: readonly object[]): Promise<number> {
        return this.post(person, '/v1/positions', { positions });
    }

    async post(person: number, path: string, document: object): Promise<number> {
        const token = await this.sign(repId(person));
        const body = JSON.stringify(document);
        const begin = performance.now();
        await new Promise<void>((resolve, reject) => {
            const sent = request(
                {
                    port: this.port,
                    host: '127.0.0.1',
                    method: 'POST',
                    path,
                    agent: this.agent,
                    headers: {
                        authorization: `Bearer ${token}`,
                        'content-type': 'application/json',
                        'content-length': Buffer.byteLength(body)
                    }
                },
                (response) => {
                    response.resume();
                    response.on('end', () =>
                        response.statusCode === 200 ? resolve() : reject(new Error(`Status ${response.statusCode}`))
                    );
                }
            );
            sent.on('error', reject);
            sent.end(body);
        });
        return performance.now() - begin;
    }

    close(): void {
        this.agent.destroy();
    }

    private sign(userId: string): Promise<string> {
        const now = Math.floor(Date.now() / 1000);
        return new SignJWT({ org: EDGE_ORG })
            .setProtectedHeader({ alg: 'RS256', kid: EDGE_KEY })
            .setIssuer(EDGE_ISSUER)
            .setAudience(EDGE_AUDIENCE)
            .setSubject(userId)
            .setIssuedAt(now)
            .setExpirationTime(now + 120)
            .setJti(randomUUID())
            .sign(this.key);
    }
}
