import { Router } from 'express';
import { openApiDocument } from '../contracts/openapi.ts';
import { renderApiPage, renderProblemsPage } from './docsPage.ts';

/** `/openapi.json`, the same as a page at `/docs`, and the problems at `/docs/problems`. Describes, never shows data. */
export function docsRouter(): Router {
    const router = Router();
    const document = openApiDocument();
    const apiPage = renderApiPage(document);
    const problemsPage = renderProblemsPage();
    router.get('/openapi.json', (_request, response) => {
        response.json(document);
    });
    router.get('/docs', (_request, response) => {
        response.type('html').send(apiPage);
    });
    router.get('/docs/problems', (_request, response) => {
        response.type('html').send(problemsPage);
    });
    return router;
}
