import express, { Router, type Express } from 'express';
import { empRouter } from '../pubsub/emp.router.ts';
import { adminResourceRouter } from '../apex/adminResource.router.ts';
import { apexRouter } from '../apex/apex.router.ts';
import type { ApexClassStandIn, ApexContext } from '../apex/types.ts';
import { ingestJobsRouter } from '../bulk/ingestJobs.router.ts';
import { IngestJobs } from '../bulk/ingestJobs.ts';
import { queryJobsRouter } from '../bulk/queryJobs.router.ts';
import { QueryJobs } from '../bulk/queryJobs.ts';
import type { UserContext } from '../core/types.ts';
import { faultMiddleware, type ApplyAtOnce } from '../faults/faultMiddleware.ts';
import { FaultPlan } from '../faults/faultPlan.ts';
import { faultsRouter } from '../faults/faults.router.ts';
import { AuthorizationCodes } from '../oauth/authorizationCodes.ts';
import { authorizeRouter } from '../oauth/authorize.router.ts';
import { identityRouter } from '../oauth/identity.router.ts';
import { singleAccessRouter } from '../oauth/singleAccess.router.ts';
import { tokenRouter } from '../oauth/token.router.ts';
import { Deployments } from '../metadata/deployments.ts';
import { deployRequestRouter } from '../metadata/deployRequest.router.ts';
import { Retrievals } from '../metadata/retrievals.ts';
import { QueryLocators } from '../rest/queryLocators.ts';
import { restRouter } from '../rest/rest.router.ts';
import { soapRouter } from '../soap/soap.router.ts';
import { ApexTests } from '../tooling/apexTests.ts';
import { toolingRouter } from '../tooling/tooling.router.ts';
import { userOf, type ServerContext } from './context.ts';
import { demoRouter } from './demo.router.ts';
import { collapseSlashes, onlyLocalNames, orgTime } from './entrance.ts';
import { errorHandler, unknownResource } from './errors.ts';
import { pageRouter } from './page.router.ts';
import { RequestLog } from './requestLog.ts';
import { requireSession } from './requireSession.ts';
import { uiApiRouter } from './uiApi.router.ts';
import { knownVersion, versionsRouter } from './versions.router.ts';

export interface AppOptions {
    readonly context: ServerContext;
    /** Opens `/demo/faults`. */
    readonly controlKey: string;
    readonly apexClasses: ReadonlyMap<string, ApexClassStandIn>;
    readonly middlewareFor: (user: UserContext) => ApexContext['callMiddleware'];
    /** The built workbench; null serves a placeholder. */
    readonly staticDirectory: string | null;
    /** PEM of the certificate with which the org signs callers' tokens. */
    readonly signingCertificate?: (name: string) => string;
    readonly bulk?: { readonly processingMs?: number; readonly pageSize?: number };
}

export interface DemoOrgApp {
    readonly app: Express;
    readonly faults: FaultPlan;
    readonly applyFault: ApplyAtOnce;
    readonly requests: RequestLog;
    readonly apexTests: ApexTests;
}

/** All of the demo org's HTTP, from the entrance to the error form. */
export function createApp(options: AppOptions): DemoOrgApp {
    const { context } = options;
    const bulk = { clock: context.clock, ...options.bulk };
    const queryJobs = new QueryJobs(context.org, bulk);
    const ingestJobs = new IngestJobs(context.org, bulk);
    const locators = new QueryLocators(context.clock);
    const applyFault = faultsAtOnce(context, { queryJobs, ingestJobs, locators });
    const apexTests = new ApexTests(context.org);
    const deployments = new Deployments(context.org, context.clock, apexTests);
    const faults = new FaultPlan();
    const requests = new RequestLog(context.clock);
    const app = express();
    app.disable('x-powered-by').set('query parser', 'simple').set('etag', false);
    app.use(collapseSlashes, onlyLocalNames, orgTime(context.clock));
    app.use('/demo/faults', faultsRouter(faults, applyFault, options.controlKey));
    app.use(requests.middleware, faultMiddleware(faults, applyFault));
    app.use(oauthRoutes(context));
    app.use(versionsRouter(), uiApiRouter(context));
    app.use(
        '/services/data/v:version',
        knownVersion,
        requireSession(context),
        restRouter(context.org, (_request, response) => userOf(response), { usage: context.usage, locators }),
        queryJobsRouter(queryJobs),
        ingestJobsRouter(ingestJobs),
        toolingRouter(context, apexTests),
        deployRequestRouter(deployments),
        unknownResource
    );
    app.use(soapRouter({ context, deployments, retrievals: new Retrievals(context.org, options.signingCertificate) }));
    app.use(adminResourceRouter(context, options.middlewareFor));
    app.use(empRouter(context));
    app.use('/demo', demoRouter(context));
    app.use(apexRouter(context, { classes: options.apexClasses, middlewareFor: options.middlewareFor }));
    app.use(pageRouter(context, options.staticDirectory));
    app.use(unknownResource, errorHandler(context.logger));
    return { app, faults, applyFault, requests, apexTests };
}

function oauthRoutes(context: ServerContext): Router {
    const codes = new AuthorizationCodes(context.clock);
    const router = Router();
    router.use('/services/oauth2', authorizeRouter(context, codes));
    router.use(identityRouter(context), singleAccessRouter(context));
    router.use('/services/oauth2', tokenRouter(context, codes));
    return router;
}

interface Breakable {
    readonly queryJobs: QueryJobs;
    readonly ingestJobs: IngestJobs;
    readonly locators: QueryLocators;
}

function faultsAtOnce(context: ServerContext, { queryJobs, ingestJobs, locators }: Breakable): ApplyAtOnce {
    return (fault) => {
        switch (fault.kind) {
            case 'expireSessions':
                context.sessions.expireAll();
                break;
            case 'expireQueryLocators':
                locators.expireAll();
                break;
            case 'bulkJobsVanish':
                queryJobs.jobs.clear();
                ingestJobs.jobs.clear();
                break;
            case 'bulkJobsFail':
                queryJobs.failWith = fault.message;
                break;
            case 'lockRows':
                context.org.faults.lockedIds.clear();
                fault.ids.forEach((id) => context.org.faults.lockedIds.add(id));
                break;
            case 'killEventStreams':
                context.events?.()?.kill();
                break;
            case 'stallEventStreams':
                context.events?.()?.stall();
                break;
            case 'forgetEvents':
                context.events?.()?.feed.forget();
                break;
            default:
                throw new Error(`A fault of kind ${fault.kind} waits for a request.`);
        }
    };
}
