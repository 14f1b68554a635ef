import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

/** Errors as the Pub/Sub API words them; `error-code` travels in the trailing metadata. */
function pubSubError(code: status, details: string, errorCode: string): ServiceError {
    const metadata = new Metadata();
    metadata.set('error-code', `sfdc.platform.eventbus.grpc.${errorCode}`);
    return Object.assign(new Error(details), { code, details, metadata });
}

export function sessionEnded(): ServiceError {
    return pubSubError(
        status.UNAUTHENTICATED,
        'Authentication exception occurred. Please check the authentication header details. Session expired or invalid.',
        'service.auth.error'
    );
}

export function topicNotFound(topicName: string): ServiceError {
    return pubSubError(
        status.NOT_FOUND,
        `The requested topic wasn't found: ${topicName}. Check the topic name and the permissions.`,
        'topic.not.found'
    );
}

export function topicDenied(topicName: string): ServiceError {
    return pubSubError(
        status.PERMISSION_DENIED,
        `You are not allowed to subscribe to the topic ${topicName}.`,
        'subscription.permission.denied'
    );
}

export function schemaNotFound(schemaId: string): ServiceError {
    return pubSubError(status.NOT_FOUND, `There is no schema ${schemaId}.`, 'schema.not.found');
}

export function replayIdInvalid(): ServiceError {
    return pubSubError(
        status.INVALID_ARGUMENT,
        'The Replay ID validation failed. Ensure that the Replay ID is valid.',
        'subscription.fetch.replayid.validation.failed'
    );
}

export function streamKilled(): ServiceError {
    return pubSubError(status.UNAVAILABLE, 'The server closed the stream.', 'service.unavailable');
}
