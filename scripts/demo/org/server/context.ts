import type { Request, RequestHandler, Response } from 'express';
import type { ClientApps } from '../oauth/clientApps.ts';
import type { Session, Sessions } from '../oauth/sessions.ts';
import type { Clock, Org, UserContext } from '../core/types.ts';
import type { RunningPubSub } from '../pubsub/pubSubServer.ts';
import type { ApiUsage } from './apiUsage.ts';

export interface Logger {
    info(message: string): void;
    warn(message: string): void;
}

/** What every protocol server of the demo org works with. */
export interface ServerContext {
    readonly org: Org;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly sessions: Sessions;
    readonly clients: ClientApps;
    readonly usage: ApiUsage;
    /** The org's own address without a slash at the end; also its My Domain url, the issuer of caller tokens. */
    readonly baseUrl: () => string;
    /** Null (or absent) in an org without change events. */
    readonly events?: () => RunningPubSub | null;
}

/** Session and user that `requireSession` found. */
export function sessionOf(response: Response): Session {
    return local<Session>(response, 'session');
}

export function userOf(response: Response): UserContext {
    return local<UserContext>(response, 'user');
}

export function setCaller(response: Response, session: Session, user: UserContext): void {
    response.locals['session'] = session;
    response.locals['user'] = user;
}

/** One path parameter as text. */
export function param(request: Request, name: string): string {
    const value = request.params[name];
    return Array.isArray(value) ? value.join('/') : (value ?? '');
}

/** One query parameter as text; undefined when absent. */
export function queryParam(request: Request, name: string): string | undefined {
    const value = request.query[name];
    return typeof value === 'string' ? value : undefined;
}

/** Body as an object; an empty one when there is no JSON object or form. */
export function bodyOf(request: Request): Readonly<Record<string, unknown>> {
    const body: unknown = request.body;
    return isRecord(body) ? body : {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string {
    return typeof value === 'string'
        ? value
        : typeof value === 'number' || typeof value === 'boolean'
          ? `${value}`
          : '';
}

function local<T>(response: Response, name: string): T {
    const value = response.locals[name] as T | undefined;
    if (value === undefined) {
        throw new Error(`No ${name}: the route is mounted without requireSession.`);
    }
    return value;
}

/** Lets a handler be sync or async; Express 5 passes rejections on. */
export type Handler = RequestHandler;
