import busboy from 'busboy';
import type { Request } from 'express';

const LARGEST_BYTES = 160 * 1024 * 1024;

/** Parts of a multipart request by name, files and fields alike. */
export function readMultipart(request: Request): Promise<ReadonlyMap<string, Buffer>> {
    return new Promise((resolve, reject) => {
        const parts = new Map<string, Buffer>();
        const reader = busboy({
            headers: request.headers,
            limits: { fileSize: LARGEST_BYTES, fieldSize: LARGEST_BYTES }
        });
        reader.on('field', (name, value) => parts.set(name, Buffer.from(value)));
        reader.on('file', (name, stream) => {
            const chunks: Buffer[] = [];
            stream.on('data', (chunk: Buffer) => chunks.push(chunk));
            stream.on('end', () => parts.set(name, Buffer.concat(chunks)));
        });
        reader.on('close', () => resolve(parts));
        reader.on('error', reject);
        request.pipe(reader);
    });
}
