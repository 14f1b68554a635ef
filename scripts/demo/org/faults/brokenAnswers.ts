import type { Response } from 'express';

type Chunk = string | Buffer | Uint8Array | undefined;

/** Rewrites the bytes of an answer just before they leave. */
function interceptBody(response: Response, send: (body: Buffer) => void): void {
    const chunks: Buffer[] = [];
    const keep = (chunk: unknown): void => {
        if (typeof chunk === 'string' || Buffer.isBuffer(chunk) || chunk instanceof Uint8Array) {
            chunks.push(Buffer.from(chunk as Exclude<Chunk, undefined> as string));
        }
    };
    response.write = ((chunk: unknown) => {
        keep(chunk);
        return true;
    }) as Response['write'];
    response.end = ((chunk?: unknown) => {
        keep(chunk);
        send(Buffer.concat(chunks));
        return response;
    }) as Response['end'];
}

/** Sends the headers as if the body were whole, then `afterBytes` of it, then ends the connection. */
export function cutBody(response: Response, afterBytes: number): void {
    const write = response.write.bind(response);
    interceptBody(response, (body) => {
        response.setHeader('Content-Length', body.length);
        response.flushHeaders();
        write(body.subarray(0, Math.min(afterBytes, body.length - 1)), () => response.socket?.destroy());
    });
}

/** Sends the first half of the body as if it were all. */
export function truncateBody(response: Response): void {
    const end = response.end.bind(response);
    interceptBody(response, (body) => {
        const half = body.subarray(0, Math.floor(body.length / 2));
        response.setHeader('Content-Length', half.length);
        end(half);
    });
}

/** Lets the request be processed and ends the connection instead of answering. */
export function loseAnswer(response: Response): void {
    interceptBody(response, () => response.socket?.destroy());
}
