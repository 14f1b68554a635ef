import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const PORTS_TO_TRY = 20;

/**
 * Starts listening and gives the port. A taken port is not the end: the next free one is used and `onTaken` told.
 *
 * Errors: none of 20 ports is free, or the system refuses (EACCES), with what to do next.
 */
export async function listen(
    server: Server,
    host: string,
    port: number,
    onTaken: (taken: number) => void
): Promise<number> {
    for (let candidate = port; candidate < port + PORTS_TO_TRY; candidate++) {
        try {
            return await tryPort(server, host, candidate);
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
                throw new Error(`Cannot listen on ${host}:${candidate}. Choose another port with --port.`, {
                    cause: error
                });
            }
            onTaken(candidate);
        }
    }
    throw new Error(`Ports ${port} to ${port + PORTS_TO_TRY - 1} are all taken. Choose one with --port, or --port 0.`);
}

function tryPort(server: Server, host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
            server.off('error', reject);
            // Longer than clients keep idle connections, so that none is reused in the moment in which it is closed here.
            server.keepAliveTimeout = 65_000;
            resolve((server.address() as AddressInfo).port);
        });
    });
}
