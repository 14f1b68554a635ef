import { Router } from 'express';
import type { RequestHandler } from 'express';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Measures of this process, in the text form of Prometheus. No ids of people or records become labels. */
export interface Metrics {
    readonly measure: RequestHandler;
    readonly router: Router;
    readonly registry: Registry;
}

export function createMetrics(): Metrics {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const duration = new Histogram({
        name: 'fieldmap_http_request_seconds',
        help: 'Time to answer a request',
        labelNames: ['method', 'route', 'status'] as const,
        buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60],
        registers: [registry]
    });
    const open = new Gauge({
        name: 'fieldmap_http_open_requests',
        help: 'Requests being answered',
        registers: [registry]
    });
    const refused = new Counter({
        name: 'fieldmap_http_refused_total',
        help: 'Callers refused',
        registers: [registry]
    });

    const measure: RequestHandler = (request, response, next) => {
        const stop = duration.startTimer({ method: request.method });
        open.inc();
        response.once('close', () => {
            open.dec();
            // The pattern, not the address: addresses hold ids and would make a series each.
            const pattern = (request.route as { path?: unknown } | undefined)?.path;
            const base = request.originalUrl.startsWith('/v1/') ? '/v1' : '';
            const route = typeof pattern === 'string' ? base + pattern : 'other';
            stop({ route, status: String(response.statusCode) });
            if (response.statusCode === 401 || response.statusCode === 403) {
                refused.inc();
            }
        });
        next();
    };
    const router = Router();
    router.get('/metrics', async (_request, response) => {
        response.type(registry.contentType).send(await registry.metrics());
    });
    return { measure, router, registry };
}
