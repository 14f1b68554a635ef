import { generateKeyPairSync } from 'node:crypto';
import * as grpc from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import avro from 'avsc';
import { PUB_SUB_DESCRIPTOR } from '../../../../middleware/src/sync/salesforce/pubsub/pubSubDescriptor.ts';
import type {
    FetchRequest,
    FetchResponse
} from '../../../../middleware/src/sync/salesforce/pubsub/pubSubDescriptor.ts';
import { selfSignedCertificate } from '../../../lib/keys/selfSignedCertificate.ts';
import { orgForTests, type OrgForTests } from '../server/orgForTests.ts';
import { startPubSub, type RunningPubSub } from './pubSubServer.ts';

type Call = (
    request: object,
    metadata: grpc.Metadata,
    done: (error: grpc.ServiceError | null, answer: Record<string, string>) => void
) => void;
interface Client extends grpc.Client {
    readonly GetTopic: Call;
    readonly GetSchema: Call;
    Subscribe(metadata: grpc.Metadata): grpc.ClientDuplexStream<FetchRequest, FetchResponse>;
}

const DAY_MS = 86_400_000;
let demo: OrgForTests;
let pubSub: RunningPubSub;
let client: Client;
const streams: grpc.ClientDuplexStream<FetchRequest, FetchResponse>[] = [];

beforeAll(async () => {
    demo = await orgForTests();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const validFrom = new Date(Date.now() - DAY_MS);
    const certificatePem = selfSignedCertificate({ commonName: 'localhost', privateKey, validFrom, validDays: 3 });
    const { context } = demo;
    pubSub = await startPubSub({ context, tls: { privateKeyPem, certificatePem }, port: 0, keepAliveMs: 50 });
    const definition = fromJSON(PUB_SUB_DESCRIPTOR as never, { enums: String, longs: Number, defaults: true });
    const Constructor = grpc.makeGenericClientConstructor(
        definition['eventbus.v1.PubSub'] as grpc.ServiceDefinition,
        'PubSub'
    );
    const trusted = grpc.credentials.createSsl(Buffer.from(certificatePem));
    client = new Constructor(`localhost:${pubSub.port}`, trusted) as unknown as Client;
});
afterEach(() => streams.splice(0).forEach((stream) => stream.cancel()));
afterAll(async () => {
    client.close();
    await pubSub.close();
    await demo.close();
});

function metadataOf(token = demo.tokenOf(demo.adminId)): grpc.Metadata {
    const metadata = new grpc.Metadata();
    metadata.set('accesstoken', token);
    metadata.set('instanceurl', demo.url);
    metadata.set('tenantid', demo.org.orgId);
    return metadata;
}

const ask = (method: 'GetTopic' | 'GetSchema', request: object, metadata = metadataOf()) =>
    new Promise<Record<string, string>>((resolve, reject) => {
        client[method](request, metadata, (error, answer) => (error ? reject(error) : resolve(answer)));
    });

interface Open {
    readonly responses: FetchResponse[];
    readonly errors: grpc.ServiceError[];
    request(count: number): void;
    events(): FetchResponse['events'];
}

function subscribe(request: Partial<FetchRequest>, metadata = metadataOf()): Open {
    const stream = client.Subscribe(metadata);
    streams.push(stream);
    const responses: FetchResponse[] = [];
    const errors: grpc.ServiceError[] = [];
    stream.on('data', (response: FetchResponse) => responses.push(response));
    stream.on('error', (error: grpc.ServiceError) => errors.push(error));
    const first = { topicName: '/data/AccountChangeEvent', replayPreset: 'LATEST', numRequested: 100 } as const;
    stream.write({ ...first, ...request });
    return {
        responses,
        errors,
        request: (numRequested) => stream.write({ ...first, numRequested }),
        events: () => responses.flatMap((response) => response.events)
    };
}

async function until(check: () => boolean): Promise<void> {
    const end = Date.now() + 5000;
    while (!check() && Date.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(check()).toBe(true);
}

const insert = (Name: string) => demo.org.insert('Account', [{ Name }])[0]?.id as string;

async function decode(event: FetchResponse['events'][number]): Promise<Record<string, unknown>> {
    const { schemaJson = '' } = await ask('GetSchema', { schemaId: event.event.schemaId });
    return avro.Type.forSchema(JSON.parse(schemaJson) as avro.Schema).fromBuffer(event.event.payload) as Record<
        string,
        unknown
    >;
}

describe('the Pub/Sub API of the demo org', () => {
    it('names a topic an object, with the schema of its events', async () => {
        const topic = await ask('GetTopic', { topicName: '/data/FieldVisit__ChangeEvent' }).catch(
            (error: grpc.ServiceError) => error
        );
        // This org is without Fieldmap.
        expect(topic).toMatchObject({ code: grpc.status.NOT_FOUND });
        const { schemaId = '', canSubscribe } = await ask('GetTopic', { topicName: '/data/AccountChangeEvent' });
        expect(canSubscribe).toBe(true);
        const { schemaJson = '' } = await ask('GetSchema', { schemaId });
        const { name, fields } = JSON.parse(schemaJson) as { name: string; fields: { name: string }[] };
        expect(name).toBe('AccountChangeEvent');
        expect(fields[0]?.name).toBe('ChangeEventHeader');
        expect(fields.map((field) => field.name)).toEqual(expect.arrayContaining(['BillingAddress', 'Industry']));
        expect(fields.map((field) => field.name)).not.toContain('BillingCity');
    });

    it('tells what changed: values, and the changed fields as bit sets over the schema', async () => {
        const stream = subscribe({});
        await until(() => stream.responses.length > 0);
        const id = insert('one');
        demo.org.update('Account', [{ Id: id, Industry: 'Banking', BillingCity: 'Vaduz' }]);
        await until(() => stream.events().length === 2);
        const [created, updated] = await Promise.all(stream.events().map(decode));
        expect(created).toMatchObject({
            Name: 'one',
            ChangeEventHeader: { entityName: 'Account', changeType: 'CREATE', recordIds: [id], changedFields: [] }
        });
        expect(updated).toMatchObject({ Name: null, Industry: 'Banking', BillingAddress: { BillingCity: 'Vaduz' } });
        const header = updated?.['ChangeEventHeader'] as { changedFields: string[] };
        const names = Object.keys(updated ?? {});
        const [top = '0x0', nested = ''] = header.changedFields;
        const set = names.filter((_name, index) => (BigInt(top) >> BigInt(index)) & 1n);
        expect(set).toContain('Industry');
        expect(set).not.toContain('Name');
        // BillingCity is the second part of BillingAddress.
        expect(nested).toBe(`${names.indexOf('BillingAddress')}-0x2`);
    });

    it('sends no more than was asked for', async () => {
        const stream = subscribe({ numRequested: 2 });
        await until(() => stream.responses.length > 0);
        [1, 2, 3, 4, 5].forEach((n) => insert(`n${n}`));
        await until(() => stream.events().length === 2);
        await new Promise((resolve) => setTimeout(resolve, 150));
        expect(stream.events()).toHaveLength(2);
        stream.request(10);
        await until(() => stream.events().length === 5);
    });

    it('goes on behind a replay id, and gives a sign of life with the newest one', async () => {
        const first = subscribe({});
        await until(() => first.responses.length > 0);
        const { latestReplayId } = first.responses[0] as FetchResponse;
        streams.splice(0).forEach((stream) => stream.cancel());
        insert('while away');
        const second = subscribe({ replayPreset: 'CUSTOM', replayId: latestReplayId });
        await until(() => second.events().length === 1);
    });

    it.each([
        ['a replay id older than three days', () => demo.advance(3 * DAY_MS + 1000)],
        ['a replay id of what was forgotten', () => pubSub.feed.forget()]
    ])('refuses %s', async (_name, age) => {
        const first = subscribe({});
        await until(() => first.responses.length > 0);
        const { latestReplayId } = first.responses[0] as FetchResponse;
        insert('later');
        age();
        const second = subscribe({ replayPreset: 'CUSTOM', replayId: latestReplayId }, metadataOf());
        await until(() => second.errors.length === 1);
        expect(second.errors[0]).toMatchObject({ code: grpc.status.INVALID_ARGUMENT });
        expect(second.errors[0]?.metadata.get('error-code')[0]).toContain('replayid');
    });

    it('refuses a session that is none, and ends the stream of one that ends', async () => {
        const stranger = subscribe({}, metadataOf('nobody'));
        await until(() => stranger.errors.length === 1);
        expect(stranger.errors[0]).toMatchObject({ code: grpc.status.UNAUTHENTICATED });
        const stream = subscribe({});
        await until(() => stream.responses.length > 0);
        demo.context.sessions.expireAll();
        await until(() => stream.errors.length === 1);
        expect(stream.errors[0]).toMatchObject({ code: grpc.status.UNAUTHENTICATED });
    });

    it('opens the channel of all objects only to those who see all data', async () => {
        const stream = subscribe({ topicName: '/data/ChangeEvents' }, metadataOf(demo.tokenOf(demo.repId)));
        await until(() => stream.errors.length === 1);
        expect(stream.errors[0]).toMatchObject({ code: grpc.status.PERMISSION_DENIED });
    });

    it('breaks on demand: killed, silent, events without a trace, gaps', async () => {
        const killed = subscribe({});
        await until(() => killed.responses.length > 0);
        pubSub.kill();
        await until(() => killed.errors.length === 1);
        expect(killed.errors[0]).toMatchObject({ code: grpc.status.UNAVAILABLE });
        const stream = subscribe({});
        await until(() => stream.responses.length > 0);
        pubSub.feed.withhold(1);
        insert('lost');
        pubSub.feed.publishGap('GAP_OVERFLOW', 'Account');
        await until(() => stream.events().length === 1);
        const [event] = await Promise.all(stream.events().map(decode));
        expect(event).toMatchObject({ ChangeEventHeader: { changeType: 'GAP_OVERFLOW', recordIds: [] }, Name: null });
        pubSub.stall();
        const { length } = stream.responses;
        insert('unheard');
        await new Promise((resolve) => setTimeout(resolve, 200));
        expect(stream.responses).toHaveLength(length);
        expect(stream.errors).toEqual([]);
    });
});
