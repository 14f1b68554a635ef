import { pino } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';
import type { Logger } from './logger.ts';

/** Names of members that could hold personal or secret data; they never reach a log line, whatever logs them. */
const REDACTED = [
    'authorization',
    'token',
    'password',
    'privateKeyPem',
    'name',
    'username',
    'email',
    'latitude',
    'longitude'
];

/** JSON lines on standard error; standard output stays free for the one line that says that the service is ready. */
export function createPino(level: string, destination: DestinationStream = standardError()): PinoLogger {
    const paths = REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
    return pino({ level, base: null, redact: { paths, remove: true } }, destination);
}

/** The logger port on pino. */
export function pinoLogger(target: PinoLogger): Logger {
    return {
        debug: (fields, message) => target.debug(fields, message),
        info: (fields, message) => target.info(fields, message),
        warn: (fields, message) => target.warn(fields, message),
        error: (fields, message) => target.error(fields, message),
        child: (fields) => pinoLogger(target.child(fields))
    };
}

function standardError(): DestinationStream {
    return pino.destination({ dest: 2, sync: true });
}
