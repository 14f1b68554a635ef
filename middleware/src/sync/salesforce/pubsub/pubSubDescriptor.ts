/**
 * The part of the Salesforce Pub/Sub API that is used here, as a descriptor of its protocol buffers: names and numbers of
 * fields are the wire format.
 *
 * Source: `pubsub_api.proto` of github.com/forcedotcom/pub-sub-api (CC0 1.0).
 */
const field = (type: string, id: number, rule?: 'repeated') => ({ type, id, ...(rule && { rule }) });

export const PUB_SUB_DESCRIPTOR = {
    options: { syntax: 'proto3' },
    nested: {
        eventbus: {
            nested: {
                v1: {
                    nested: {
                        ReplayPreset: { values: { LATEST: 0, EARLIEST: 1, CUSTOM: 2 } },
                        TopicRequest: { fields: { topicName: field('string', 1) } },
                        TopicInfo: {
                            fields: {
                                topicName: field('string', 1),
                                tenantGuid: field('string', 2),
                                canPublish: field('bool', 3),
                                canSubscribe: field('bool', 4),
                                schemaId: field('string', 5),
                                rpcId: field('string', 6)
                            }
                        },
                        SchemaRequest: { fields: { schemaId: field('string', 1) } },
                        SchemaInfo: {
                            fields: {
                                schemaJson: field('string', 1),
                                schemaId: field('string', 2),
                                rpcId: field('string', 3)
                            }
                        },
                        ProducerEvent: {
                            fields: { id: field('string', 1), schemaId: field('string', 2), payload: field('bytes', 3) }
                        },
                        ConsumerEvent: {
                            fields: { event: field('ProducerEvent', 1), replayId: field('bytes', 2) }
                        },
                        FetchRequest: {
                            fields: {
                                topicName: field('string', 1),
                                replayPreset: field('ReplayPreset', 2),
                                replayId: field('bytes', 3),
                                numRequested: field('int32', 4)
                            }
                        },
                        FetchResponse: {
                            fields: {
                                events: field('ConsumerEvent', 1, 'repeated'),
                                latestReplayId: field('bytes', 2),
                                rpcId: field('string', 3),
                                pendingNumRequested: field('int32', 4)
                            }
                        },
                        PubSub: {
                            methods: {
                                Subscribe: {
                                    requestType: 'FetchRequest',
                                    requestStream: true,
                                    responseType: 'FetchResponse',
                                    responseStream: true
                                },
                                GetSchema: { requestType: 'SchemaRequest', responseType: 'SchemaInfo' },
                                GetTopic: { requestType: 'TopicRequest', responseType: 'TopicInfo' }
                            }
                        }
                    }
                }
            }
        }
    }
};

export interface TopicInfo {
    readonly topicName: string;
    readonly canSubscribe: boolean;
    readonly schemaId: string;
}

export interface ConsumerEvent {
    readonly event: { readonly id: string; readonly schemaId: string; readonly payload: Buffer };
    readonly replayId: Buffer;
}

export interface FetchRequest {
    readonly topicName: string;
    readonly replayPreset: 'LATEST' | 'EARLIEST' | 'CUSTOM';
    readonly replayId?: Buffer;
    readonly numRequested: number;
}

export interface FetchResponse {
    readonly events: readonly ConsumerEvent[];
    readonly latestReplayId: Buffer;
    readonly rpcId: string;
    readonly pendingNumRequested: number;
}
