import type { z } from 'zod';
import type { ProblemCode } from '../../platform/problems.ts';

/** One operation of the API as OpenAPI describes it. A test holds the list and the mounted routes together. */
export interface Operation {
    readonly method: 'get' | 'post' | 'put' | 'delete';
    readonly path: string;
    readonly summary: string;
    readonly params?: z.ZodObject;
    readonly query?: z.ZodObject;
    readonly body?: z.ZodType;
    readonly status: number;
    /** Another status with the same answer, for example 202 while the work goes on. */
    readonly alsoStatus?: number;
    readonly answer?: z.ZodType;
    /** Besides those that every operation has. */
    readonly problems: readonly ProblemCode[];
}
