import type { Problem } from '#kernel/contracts';
import type { Clock, Org, UserContext } from '../core/types.ts';

export interface MiddlewareAnswer {
    readonly status: number;
    /** Parsed body; null when it is empty. */
    readonly json: unknown;
}

/** What a controller's stand-in has at hand: what Apex has by itself. */
export interface ApexContext {
    readonly org: Org;
    /** The signed-in person; pass it to `org.query` for user mode. */
    readonly user: UserContext;
    readonly clock: Clock;
    /**
     * Callout through the Named Credential: signs a token for `user` and calls the middleware.
     * Errors: {@link AuraHandledError} with code `middleware-unreachable` when nobody answers.
     */
    callMiddleware(
        method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
        path: string,
        body?: unknown
    ): Promise<MiddlewareAnswer>;
}

/** One method; `args` are the Apex parameters by name. What it gives becomes the answer as JSON. */
export type ApexMethod = (context: ApexContext, args: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The `@AuraEnabled` methods of one controller by name. */
export type ApexClassStandIn = Readonly<Record<string, ApexMethod>>;

/** What `AuraHandledException` is in Apex: the page gets the message, which is JSON of a Problem. */
export class AuraHandledError extends Error {
    readonly problem: Problem;

    constructor(problem: Problem) {
        super(JSON.stringify(problem));
        this.name = 'AuraHandledError';
        this.problem = problem;
    }
}
