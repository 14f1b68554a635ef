import * as grpc from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import type { EventBatch, EventSource, SubscribeOptions } from '../../events/ports.ts';
import { OrgError } from '../../orgError.ts';
import type { OrgConnection, OrgSession } from '../../ports.ts';
import { createEventDecoder } from './eventDecoder.ts';
import { eventError } from './eventError.ts';
import { openFetchQueue } from './fetchQueue.ts';
import type { FetchRequest, FetchResponse } from './pubSubDescriptor.ts';
import { PUB_SUB_DESCRIPTOR } from './pubSubDescriptor.ts';

/** Salesforce's own service, the same for all orgs. */
const SALESFORCE_ENDPOINT = 'api.pubsub.salesforce.com:7443';
const CALL_SECONDS = 30;
/** The service takes at most 100 in one request. */
const MOST_A_REQUEST = 100;

interface PubSubClient extends grpc.Client {
    GetSchema(
        request: { schemaId: string },
        metadata: grpc.Metadata,
        options: grpc.CallOptions,
        callback: grpc.requestCallback<{ schemaJson: string }>
    ): grpc.ClientUnaryCall;
    Subscribe(metadata: grpc.Metadata): grpc.ClientDuplexStream<FetchRequest, FetchResponse>;
}

/** Where an org's events come from; null where nobody offers any (a simulator without them). */
export function eventEndpoint(org: OrgConnection): string | null {
    const isSalesforce = /(^|\.)salesforce\.com$/.test(new URL(org.loginUrl).hostname);
    return org.eventsEndpoint ?? (isSalesforce ? SALESFORCE_ENDPOINT : null);
}

/** Change events by the Pub/Sub API: gRPC over TLS, Avro inside. */
export function createPubSubSource(endpoint: string, certificatePem?: string): EventSource {
    const client = new (clientConstructor())(
        endpoint,
        grpc.credentials.createSsl(certificatePem === undefined ? null : Buffer.from(certificatePem)),
        // Notices a connection that died without a word, below the level of the stream.
        { 'grpc.keepalive_time_ms': 60_000, 'grpc.keepalive_timeout_ms': 20_000 }
    ) as unknown as PubSubClient;
    return {
        subscribe: (session, options) => subscribe(client, session, options),
        close: () => client.close()
    };
}

async function* subscribe(
    client: PubSubClient,
    session: OrgSession,
    options: SubscribeOptions
): AsyncGenerator<EventBatch, void> {
    const metadata = sessionMetadata(session);
    const decode = createEventDecoder((schemaId) => readSchema(client, metadata, schemaId));
    const call = client.Subscribe(metadata);
    const queue = openFetchQueue(call, options);
    const start = startOf(options);
    const ask = (count: number): void => {
        for (let left = count; left > 0; left -= MOST_A_REQUEST) {
            call.write({ ...start, numRequested: Math.min(left, MOST_A_REQUEST) });
        }
    };
    try {
        ask(options.window);
        for (let batch = await queue.next(); batch !== null; batch = await queue.next()) {
            const notices = await Promise.all(batch.events.map(decode));
            yield { notices, replayId: batch.replayId?.toString('base64') ?? null };
            // Only what has been dealt with makes room for more.
            ask(batch.events.length);
        }
    } finally {
        call.cancel();
    }
}

function startOf({ channel, after }: SubscribeOptions): Omit<FetchRequest, 'numRequested'> {
    return after === null
        ? { topicName: channel, replayPreset: 'LATEST' }
        : { topicName: channel, replayPreset: 'CUSTOM', replayId: Buffer.from(after, 'base64') };
}

function readSchema(client: PubSubClient, metadata: grpc.Metadata, schemaId: string): Promise<string> {
    return new Promise((resolve, reject) => {
        const deadline = { deadline: Date.now() + CALL_SECONDS * 1000 };
        client.GetSchema({ schemaId }, metadata, deadline, (error, answer) => {
            if (error !== null || answer === undefined) {
                reject(
                    error === null
                        ? new OrgError('malformed', 'MALFORMED_EVENT', 'The org gave no schema.')
                        : eventError(error)
                );
            } else {
                resolve(answer.schemaJson);
            }
        });
    });
}

function sessionMetadata({ accessToken, instanceUrl, orgId }: OrgSession): grpc.Metadata {
    const metadata = new grpc.Metadata();
    metadata.set('accesstoken', accessToken);
    metadata.set('instanceurl', instanceUrl);
    metadata.set('tenantid', orgId);
    return metadata;
}

function clientConstructor(): grpc.ServiceClientConstructor {
    const definition = fromJSON(PUB_SUB_DESCRIPTOR as never, { enums: String, longs: Number, defaults: true });
    const service = definition['eventbus.v1.PubSub'] as grpc.ServiceDefinition;
    return grpc.makeGenericClientConstructor(service, 'PubSub');
}
