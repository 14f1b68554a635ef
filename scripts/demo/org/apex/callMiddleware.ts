import { AuraHandledError, type ApexContext } from './types.ts';
import type { Problem } from '#kernel/contracts';

/** What `MiddlewareGateway.cls` does: JSON text of the answer, or the problem as an exception. */
export async function gatewayCall(
    context: ApexContext,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    bodyJson?: unknown
): Promise<string> {
    const body: unknown = typeof bodyJson === 'string' ? JSON.parse(bodyJson) : bodyJson;
    const { status, json } = await context.callMiddleware(method, path, body);
    if (status >= 200 && status < 300) {
        return JSON.stringify(json);
    }
    throw new AuraHandledError(json as Problem);
}
