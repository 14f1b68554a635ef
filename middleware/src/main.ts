import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { ConfigError, readConfig } from './config/index.ts';
import type { Config } from './config/index.ts';
import type { Logger } from './platform/logger.ts';
import { createPino, pinoLogger } from './platform/pinoLogger.ts';
import { openService, StartError } from './service.ts';
import type { Service } from './service.ts';
import { StoreError } from './store/index.ts';

/** Open requests get this long to finish before they are cut. */
const STOP_SECONDS = 10;
const KEEP_ALIVE_SECONDS = 65;
/** After this the process ends whatever still waits (an org that does not answer); the store survives that. */
const STOP_LIMIT_SECONDS = 20;
/** The same when the parent was killed: nobody is left to wait for. */
const ORPHAN_LIMIT_SECONDS = 3;

/** The process could not listen; the message says what to do. */
class ListenError extends Error {}

async function main(): Promise<void> {
    const config = readConfig(process.env);
    const logger = pinoLogger(createPino(config.logLevel));
    const service = await openService(config, logger);
    const server = createServer(service.app);
    // Longer than clients keep idle connections, so that none is reused in the moment in which it is closed here.
    server.keepAliveTimeout = KEEP_ALIVE_SECONDS * 1000;
    server.headersTimeout = (KEEP_ALIVE_SECONDS + 1) * 1000;
    stopOnSignals(server, service, logger);
    try {
        await listen(server, config);
    } catch (error) {
        await service.close();
        throw error;
    }
    service.start();
    const { port } = server.address() as AddressInfo;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    process.stdout.write(`${JSON.stringify({ ready: true, url: `http://${host}:${port}` })}\n`);
    logger.info({ port, orgs: config.orgs.length }, 'listening');
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
    server.listen(port, host);
    try {
        await once(server, 'listening');
    } catch (error) {
        const code = (error as NodeJS.ErrnoException).code;
        const reason =
            code === 'EADDRINUSE' ? `Port ${port} on ${host} is taken` : `Cannot listen on ${host}:${port} (${code})`;
        throw new ListenError(`${reason}. Stop the other program, or set FIELDMAP_PORT to a free port.`);
    }
}

/**
 * The first signal stops in order; the same signal again ends at once. Ctrl-C in a terminal also reaches the parent,
 * which then sends SIGTERM: that is not impatience, so another signal changes nothing.
 */
function stopOnSignals(server: Server, service: Service, logger: Logger): void {
    const received = new Set<string>();
    const stop = (reason: string): void => {
        if (received.has(reason)) {
            process.exit(130);
        }
        received.add(reason);
        if (received.size > 1) {
            return;
        }
        logger.info({ reason }, 'stopping');
        const limitSeconds = reason === 'disconnect' ? ORPHAN_LIMIT_SECONDS : STOP_LIMIT_SECONDS;
        setTimeout(() => process.exit(1), limitSeconds * 1000).unref();
        void finish(server, service).then(
            () => process.exit(0),
            (error: unknown) => {
                logger.error({ err: error }, 'stopping failed');
                process.exit(1);
            }
        );
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
    // A parent that started this process with a channel may be killed; then nobody else would stop it.
    process.on('disconnect', () => stop('disconnect'));
}

async function finish(server: Server, service: Service): Promise<void> {
    service.announceStop();
    const closed = server.listening ? once(server, 'close') : Promise.resolve();
    server.close();
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), STOP_SECONDS * 1000);
    await closed;
    clearTimeout(cut);
    await service.close();
}

/** Faults of the surroundings are said in words; anything else is a defect and shows its trace. */
function isExplained(error: unknown): error is Error {
    return [ConfigError, StoreError, StartError, ListenError].some((kind) => error instanceof kind);
}

main().catch((error: unknown) => {
    const text = isExplained(error) ? error.message : String((error as Error | undefined)?.stack ?? error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
    // Whatever is half open must not keep a failed start alive.
    setTimeout(() => process.exit(1), 1000).unref();
});
