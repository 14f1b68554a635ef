import express, { type RequestHandler } from 'express';
import { MOST_UPLOAD_BYTES } from '../contracts/index.ts';

/** Takes the body of an upload as bytes: reading a large file here would keep everybody else waiting. */
export function readUploadBytes(): RequestHandler {
    return express.raw({ limit: MOST_UPLOAD_BYTES, type: () => true });
}

/** Nothing when no body was sent. */
export function bytesOf(body: unknown): Uint8Array {
    return body instanceof Uint8Array ? body : new Uint8Array();
}
