import type { OpenApiDocument } from '../contracts/openapi.ts';
import { PROBLEMS } from '../platform/problems.ts';

interface OperationObject {
    readonly summary?: string;
    readonly parameters?: readonly {
        name: string;
        in: string;
        required?: boolean;
        description?: string;
        schema?: unknown;
    }[];
    readonly requestBody?: { content: Record<string, { schema: unknown }> };
    readonly responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}

/** One page with every operation and every schema; plain HTML, so that it needs no script and nothing from elsewhere. */
export function renderApiPage(document: OpenApiDocument): string {
    const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
        Object.entries(item as Record<string, OperationObject>).map(([method, operation]) =>
            renderOperation(method.toUpperCase(), path, operation)
        )
    );
    const schemas = Object.entries(document.components?.schemas ?? {}).map(
        ([name, schema]) =>
            `<section id="${escape(name)}"><h3>${escape(name)}</h3><pre>${escape(JSON.stringify(schema, null, 2))}</pre></section>`
    );
    const intro = `<p>${escape(document.info.description ?? '')} <a href="/openapi.json">openapi.json</a>, <a href="/docs/problems">problems</a></p>`;
    return page(
        document.info.title,
        `${intro}<h2>Operations</h2>${operations.join('')}<h2>Schemas</h2>${schemas.join('')}`
    );
}

/** What each problem means and what to do. */
export function renderProblemsPage(): string {
    const rows = Object.entries(PROBLEMS).map(
        ([code, { status, title, actions }]) =>
            `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escape(title)}</td><td>${actions.map(escape).join('<br>')}</td></tr>`
    );
    return page(
        'Problems',
        `<table><tr><th>code</th><th>status</th><th>meaning</th><th>what to do</th></tr>${rows.join('')}</table>`
    );
}

function renderOperation(method: string, path: string, operation: OperationObject): string {
    const parameters = (operation.parameters ?? []).map(
        (parameter) =>
            `<li><code>${escape(parameter.name)}</code> in ${escape(parameter.in)}${parameter.required ? ', required' : ''}` +
            `: ${escape(parameter.description ?? '')} <code>${escape(JSON.stringify(parameter.schema))}</code></li>`
    );
    const body = operation.requestBody ? `<li>body: ${contentLinks(operation.requestBody.content)}</li>` : '';
    const answers = Object.entries(operation.responses).map(
        ([status, answer]) => `<li>${status}: ${escape(answer.description)} ${contentLinks(answer.content)}</li>`
    );
    return (
        `<section><h3><code>${method} ${escape(path)}</code></h3><p>${escape(operation.summary ?? '')}</p>` +
        `<ul>${parameters.join('')}${body}</ul><ul>${answers.join('')}</ul></section>`
    );
}

function contentLinks(content: Record<string, { schema: unknown }> = {}): string {
    return Object.values(content)
        .map(({ schema }) => (schema as { $ref?: string }).$ref?.split('/').at(-1))
        .map((name) => (name === undefined ? '' : `<a href="#${escape(name)}">${escape(name)}</a>`))
        .join(' ');
}

function page(title: string, body: string): string {
    return (
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title><style>` +
        'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#181818}' +
        'pre{background:#f3f3f3;padding:1rem;overflow:auto;font-size:13px}section{border-top:1px solid #c9c9c9}' +
        'td,th{text-align:left;vertical-align:top;padding:.5rem;border-top:1px solid #c9c9c9}</style></head>' +
        `<body><h1>${escape(title)}</h1>${body}</body></html>`
    );
}

function escape(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
