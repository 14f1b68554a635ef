import type { Response } from 'express';
import type { KpiHelp } from '#kernel/contracts';
import { KPIS, helpOf } from './registry/index.ts';

const BEYOND_ASCII = /[\u0080-\uffff]/g;

/** Words never change while the process runs. In ASCII: one letter beyond it would make a text of a megabyte twice as long. */
const WORDS = new Map(
    KPIS.map((kpi) => [
        kpi.definition.key,
        JSON.stringify(helpOf(kpi)).replace(
            BEYOND_ASCII,
            (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
        )
    ])
);

/**
 * Answers with JSON whose `definitions` are those of the registry.
 *
 * Shape: without an ETag: what depends on the caller and on the moment is kept by nobody, and making one reads everything again.
 */
export function answerJson(response: Response, answer: { readonly definitions: readonly KpiHelp[] }): void {
    const { definitions, ...rest } = answer;
    const words = definitions.map(({ key }) => WORDS.get(key) ?? '{}').join(',');
    const body = Buffer.from(`{"definitions":[${words}],${JSON.stringify(rest).slice(1)}`);
    response.type('json').set('Content-Length', String(body.length)).end(body);
}
