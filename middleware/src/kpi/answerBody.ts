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

/** JSON of an answer whose `definitions` are those of the registry. */
export function answerBody(answer: { readonly definitions: readonly KpiHelp[] }): Buffer {
    const { definitions, ...rest } = answer;
    const words = definitions.map(({ key }) => WORDS.get(key) ?? '{}').join(',');
    return Buffer.from(`{"definitions":[${words}],${JSON.stringify(rest).slice(1)}`);
}
