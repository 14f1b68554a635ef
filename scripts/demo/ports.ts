import { createServer } from 'node:net';

/** True when nothing listens on the port of this machine's loopback address. */
export function isPortFree(port: number): Promise<boolean> {
    return new Promise((resolve) => {
        const probe = createServer();
        probe.once('error', () => resolve(false));
        probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
    });
}

/**
 * The wanted port, or the next free one above it.
 *
 * Errors: Error when none of the 50 ports from `wanted` on is free.
 */
export async function freePortFrom(wanted: number, taken: ReadonlySet<number> = new Set()): Promise<number> {
    for (let port = wanted; port < wanted + 50; port += 1) {
        if (!taken.has(port) && (await isPortFree(port))) {
            return port;
        }
    }
    throw new Error(`No port from ${wanted} to ${wanted + 49} is free. Stop another program, or pass --port N.`);
}
