import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../../build/repositoryRoot.ts';
import { workbenchRouter } from '../../workbench/workbench.router.ts';
import { Router, type Request, type Response } from 'express';
import { SalesforceError } from '../core/errors.ts';
import type { ServerContext } from './context.ts';
import { defaultPerson } from './demo.router.ts';
import { escapeMarkup } from './html.ts';
import { personOf, setPersonCookie } from './personCookie.ts';

/** `/`: the built workbench, seen as the first rep until somebody else is chosen. */
export function pageRouter(context: ServerContext, staticDirectory: string | null): Router {
    const router = Router();
    router.get(['/', '/index.html'], (request, response) => {
        signInByDefault(context, request, response);
        if (staticDirectory === null || !existsSync(join(staticDirectory, 'index.html'))) {
            response.type('html').send(placeholder(context.baseUrl()));
            return;
        }
        response.sendFile(join(staticDirectory, 'index.html'));
    });
    if (staticDirectory !== null) {
        router.use(
            workbenchRouter({
                outputDirectory: staticDirectory,
                forceAppDirectory: join(repositoryRoot, 'force-app')
            })
        );
    }
    return router;
}

function signInByDefault(context: ServerContext, request: Request, response: Response): void {
    try {
        personOf(request, context.org);
    } catch (error) {
        const person = defaultPerson(context);
        if (error instanceof SalesforceError && person) {
            setPersonCookie(response, person.userId);
        }
    }
}

function placeholder(baseUrl: string): string {
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Demo org</title>
        <body style="font-family: sans-serif; margin: 3rem"><h1>Demo org</h1>
        <p>The APIs of ${escapeMarkup(baseUrl)} are ready. The page is not built yet: run <code>npm start</code>.</p></body></html>`;
}
