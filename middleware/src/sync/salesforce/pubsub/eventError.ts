import { status, type ServiceError } from '@grpc/grpc-js';
import { OrgError } from '../../orgError.ts';

/** A failure of the stream as the one error that sync knows. */
export function eventError(error: Partial<ServiceError> & Error): OrgError {
    const reason = String(error.metadata?.get('error-code')[0] ?? '');
    const text = error.details ?? error.message;
    const options = { cause: error };
    switch (error.code) {
        case status.UNAUTHENTICATED:
            return new OrgError('session', 'INVALID_SESSION_ID', 'The session of the event stream ended.', options);
        case status.NOT_FOUND:
        case status.PERMISSION_DENIED:
        case status.UNIMPLEMENTED:
            return new OrgError('refused', 'EVENTS_NOT_OFFERED', text, options);
        case status.INVALID_ARGUMENT:
            return /replay/i.test(reason + text)
                ? new OrgError('refused', 'REPLAY_ID_INVALID', text, options)
                : new OrgError('refused', 'EVENTS_REFUSED', text, options);
        case status.RESOURCE_EXHAUSTED:
            return new OrgError('limit', 'EVENTS_LIMIT', text, options);
        default:
            return new OrgError('network', 'EVENTS_UNAVAILABLE', `The event stream ended: ${text}.`, options);
    }
}
