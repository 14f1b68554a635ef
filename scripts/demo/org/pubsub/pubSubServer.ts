import * as grpc from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { randomUUID } from 'node:crypto';
import { PUB_SUB_DESCRIPTOR } from '../../../../middleware/src/sync/salesforce/pubsub/pubSubDescriptor.ts';
import type {
    ConsumerEvent,
    FetchRequest,
    TopicInfo
} from '../../../../middleware/src/sync/salesforce/pubsub/pubSubDescriptor.ts';
import type { UserContext } from '../core/types.ts';
import type { ServerContext } from '../server/context.ts';
import { EventFeed, type FeedEvent } from './eventFeed.ts';
import { changeEventName, eventSchema, type EventSchema } from './eventSchema.ts';
import * as errors from './pubSubErrors.ts';
import { replayBytes, replayNumber, Subscription, type SubscribeCall } from './subscription.ts';

export interface PubSubOptions {
    readonly context: ServerContext;
    /** PEM; TLS as with the real service, only that nobody signed the certificate. */
    readonly tls: { readonly privateKeyPem: string; readonly certificatePem: string };
    /** Taken when it is free, else any. */
    readonly port: number;
    readonly host?: string;
    readonly keepAliveMs?: number;
}

export interface RunningPubSub {
    readonly port: number;
    readonly feed: EventFeed;
    /** Streams that are open now. */
    readonly openStreams: () => number;
    /** Fault: all streams end with UNAVAILABLE. */
    kill(): void;
    /** Fault: open streams stay open and send nothing more. */
    stall(): void;
    close(): Promise<void>;
}

const ALL_EVENTS = '/data/ChangeEvents';
/** The real service: 270 seconds at most. */
const KEEP_ALIVE_MS = 30_000;

/** The org's Pub/Sub API: gRPC over TLS with GetTopic, GetSchema and Subscribe. */
export async function startPubSub(options: PubSubOptions): Promise<RunningPubSub> {
    const { context, host = '127.0.0.1' } = options;
    const feed = new EventFeed(context.org, context.clock);
    const streams = new Set<Subscription>();
    const server = new grpc.Server();
    server.addService(serviceDefinition(), handlers(options, feed, streams));
    const key = {
        private_key: Buffer.from(options.tls.privateKeyPem),
        cert_chain: Buffer.from(options.tls.certificatePem)
    };
    const credentials = grpc.ServerCredentials.createSsl(null, [key]);
    const port = await bind(server, host, options.port, credentials);
    return {
        port,
        feed,
        openStreams: () => streams.size,
        kill: () => [...streams].forEach((stream) => stream.end(errors.streamKilled())),
        stall: () => streams.forEach((stream) => (stream.isStalled = true)),
        close: async () => {
            feed.close();
            streams.forEach((stream) => stream.end(null));
            server.forceShutdown();
        }
    };
}

function serviceDefinition(): grpc.ServiceDefinition {
    const definition = fromJSON(PUB_SUB_DESCRIPTOR as never, { enums: String, longs: Number, defaults: true });
    return definition['eventbus.v1.PubSub'] as grpc.ServiceDefinition;
}

async function bind(
    server: grpc.Server,
    host: string,
    port: number,
    credentials: grpc.ServerCredentials
): Promise<number> {
    const attempt = (candidate: number): Promise<number> =>
        new Promise((resolve, reject) => {
            server.bindAsync(`${host}:${candidate}`, credentials, (error, bound) =>
                error === null ? resolve(bound) : reject(error)
            );
        });
    return port === 0 ? attempt(0) : attempt(port).catch(() => attempt(0));
}

function handlers(
    { context, keepAliveMs = KEEP_ALIVE_MS }: PubSubOptions,
    feed: EventFeed,
    streams: Set<Subscription>
): grpc.UntypedServiceImplementation {
    const schemas = createSchemas(context);
    const topicOf = (name: string, user: UserContext): Topic | grpc.ServiceError =>
        feed.isOffered
            ? readTopic(context, { schemas, selection: feed.selection }, name, user)
            : errors.topicNotFound(name);
    return {
        GetTopic: (
            call: grpc.ServerUnaryCall<{ topicName: string }, unknown>,
            callback: grpc.sendUnaryData<unknown>
        ) => {
            const topic = withUser(context, call.metadata, (user) => topicOf(call.request.topicName, user));
            if (topic instanceof Error) {
                callback(topic);
                return;
            }
            const answer: TopicInfo & Record<string, unknown> = {
                topicName: call.request.topicName,
                tenantGuid: `core/prod/${context.org.orgId}`,
                canPublish: false,
                canSubscribe: true,
                schemaId: topic.schemaId,
                rpcId: randomUUID()
            };
            callback(null, answer);
        },
        GetSchema: (
            call: grpc.ServerUnaryCall<{ schemaId: string }, unknown>,
            callback: grpc.sendUnaryData<unknown>
        ) => {
            const { schemaId } = call.request;
            const schema = withUser(
                context,
                call.metadata,
                () => schemas.byId(schemaId) ?? errors.schemaNotFound(schemaId)
            );
            if (schema instanceof Error) {
                callback(schema);
            } else {
                callback(null, { schemaJson: schema.json, schemaId, rpcId: randomUUID() });
            }
        },
        Subscribe: (call: SubscribeCall) => {
            let stream: Subscription | null = null;
            const close = (): void => {
                if (stream !== null && streams.delete(stream)) {
                    stream.end(null);
                }
            };
            call.on('data', (request: FetchRequest) => {
                stream ??= open(request);
                stream?.request(request.numRequested);
            });
            call.on('end', close).on('cancelled', close).on('error', close);
            const open = (request: FetchRequest): Subscription | null => {
                const topic = withUser(context, call.metadata, (user) => topicOf(request.topicName, user));
                const start = topic instanceof Error ? topic : startOf(request, feed);
                if (topic instanceof Error || start instanceof Error) {
                    call.emit('error', start);
                    return null;
                }
                const encode = (event: FeedEvent): ConsumerEvent => encoded(schemas, event);
                const checkSession = (): Error | null => withUser(context, call.metadata, () => null);
                const parts = { call, feed, encode, checkSession, keepAliveMs };
                const opened = new Subscription(parts, topic.isWanted, start);
                streams.add(opened);
                return opened;
            };
        }
    };
}

interface Topic {
    /** Empty for a channel of several objects: each event names its own. */
    readonly schemaId: string;
    readonly isWanted: (event: FeedEvent) => boolean;
}

function readTopic(
    context: ServerContext,
    { schemas, selection }: { readonly schemas: Schemas; readonly selection: ReadonlySet<string> },
    name: string,
    user: UserContext
): Topic | grpc.ServiceError {
    if (name === ALL_EVENTS) {
        return user.viewAllData || user.modifyAllData
            ? { schemaId: '', isWanted: () => true }
            : errors.topicDenied(name);
    }
    const object = context.org.schema
        .objects()
        .find(({ name: objectName, kind }) => kind !== 'tooling' && `/data/${changeEventName(objectName)}` === name);
    if (object === undefined || !selection.has(object.name)) {
        return errors.topicNotFound(name);
    }
    try {
        context.org.describe(object.name, user);
    } catch {
        return errors.topicDenied(name);
    }
    return { schemaId: schemas.of(object.name).id, isWanted: (event) => event.entityName === object.name };
}

/** Where the stream begins: behind the given id, at the oldest event, or at the newest. */
function startOf(request: FetchRequest, feed: EventFeed): number | grpc.ServiceError {
    if (request.replayPreset === 'EARLIEST') {
        return 0;
    }
    if (request.replayPreset !== 'CUSTOM') {
        return feed.latest;
    }
    const replayId = replayNumber(request.replayId ?? Buffer.alloc(0));
    return feed.isKnown(replayId) ? replayId : errors.replayIdInvalid();
}

function encoded(schemas: Schemas, event: FeedEvent): ConsumerEvent {
    const schema = schemas.of(event.entityName);
    return {
        event: { id: randomUUID(), schemaId: schema.id, payload: schema.encode(event) },
        replayId: replayBytes(event.replayId)
    };
}

interface Schemas {
    of(objectName: string): EventSchema;
    byId(id: string): EventSchema | undefined;
}

/** A schema changes with its object: a deployed field makes a new one with a new id. */
function createSchemas({ org }: ServerContext): Schemas {
    const known = new Map<string, EventSchema>();
    const latest = new Map<string, { readonly changedAt: number; readonly schema: EventSchema }>();
    return {
        of(objectName) {
            const object = org.schema.requireObject(objectName);
            const before = latest.get(object.name);
            if (before?.changedAt === object.changedAt) {
                return before.schema;
            }
            const schema = eventSchema(object);
            latest.set(object.name, { changedAt: object.changedAt, schema });
            known.set(schema.id, schema);
            return schema;
        },
        byId: (id) => known.get(id)
    };
}

/** Works as the user of the session in the call's metadata. */
function withUser<Result>(
    { org, sessions }: ServerContext,
    metadata: grpc.Metadata,
    work: (user: UserContext) => Result
): Result | grpc.ServiceError {
    const token = metadata.get('accesstoken')[0]?.toString() ?? null;
    const tenant = metadata.get('tenantid')[0]?.toString() ?? '';
    const session = sessions.find(token);
    if (session === null || tenant.slice(0, 15) !== org.orgId.slice(0, 15)) {
        return errors.sessionEnded();
    }
    return work(org.userContext(session.userId));
}
