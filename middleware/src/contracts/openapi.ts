import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type { z } from 'zod';
import { PROBLEMS } from '../platform/problems.ts';
import type { ProblemCode } from '../platform/problems.ts';
import { adoptionOperations } from './operations/adoption.ts';
import { areaOperations } from './operations/areas.ts';
import { goalOperations } from './operations/goals.ts';
import { kpiOperations } from './operations/kpi.ts';
import type { Operation } from './operations/operation.ts';
import { planningOperations } from './operations/planning.ts';
import { sessionOperations } from './operations/session.ts';
import { settingsOperations } from './operations/settings.ts';
import { syncOperations } from './operations/sync.ts';
import { teamOperations } from './operations/team.ts';
import { visitOperations } from './operations/visits.ts';
import { problemSchema } from './problem.ts';

const EVERYWHERE: readonly ProblemCode[] = [
    'not-authenticated',
    'not-allowed',
    'too-many-requests',
    'not-synced',
    'store-unavailable',
    'internal'
];

const OPERATIONS: readonly Operation[] = [
    ...sessionOperations,
    ...planningOperations,
    ...areaOperations,
    ...kpiOperations,
    ...goalOperations,
    ...adoptionOperations,
    ...settingsOperations,
    ...syncOperations,
    ...teamOperations,
    ...visitOperations
];

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** The OpenAPI 3.1 document of the service, from the same schemas that check its requests. */
export function openApiDocument(): OpenApiDocument {
    const registry = new OpenAPIRegistry();
    registry.registerComponent('securitySchemes', 'orgToken', {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'RS256, signed by the org for one person, at most five minutes. A write takes each token once.'
    });
    for (const operation of OPERATIONS) {
        registry.registerPath(toPath(operation));
    }
    return new OpenApiGeneratorV31(registry.definitions).generateDocument({
        openapi: '3.1.0',
        info: {
            title: 'Fieldmap middleware',
            version: '1',
            description:
                'Answers ids, times and numbers for a verified person of a registered org. Names stay in the org.'
        },
        security: [{ orgToken: [] }]
    });
}

type RegisteredPath = Parameters<OpenAPIRegistry['registerPath']>[0];

function toPath(operation: Operation): RegisteredPath {
    const { method, path, summary, params, query, body, status, alsoStatus, answer, problems } = operation;
    const success = answer
        ? { description: 'The answer', content: { 'application/json': { schema: answer } } }
        : { description: 'Done' };
    return {
        method,
        path,
        summary,
        request: {
            ...(params && { params }),
            ...(query && { query }),
            ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } })
        },
        responses: {
            [status]: success,
            ...(alsoStatus !== undefined && { [alsoStatus]: success }),
            ...problemResponses([...problems, ...EVERYWHERE], problemSchema)
        }
    };
}

function problemResponses(codes: readonly ProblemCode[], schema: z.ZodType): RegisteredPath['responses'] {
    const byStatus = new Map<number, ProblemCode[]>();
    for (const problem of codes) {
        byStatus.set(PROBLEMS[problem].status, [...(byStatus.get(PROBLEMS[problem].status) ?? []), problem]);
    }
    return Object.fromEntries(
        [...byStatus].map(([status, list]) => [
            status,
            { description: list.join(', '), content: { 'application/problem+json': { schema } } }
        ])
    );
}
