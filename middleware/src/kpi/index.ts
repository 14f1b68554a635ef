import type { KpiBoard, KpiRecords } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { readBoard } from './board.ts';
import type { KpiDependencies, KpiQuestion } from './question.ts';
import { readRecords } from './records.ts';

export type { KpiQuestion } from './question.ts';
export { KPIS } from './registry/index.ts';

/** The KPIs as the HTTP edge and the commands use them. */
export interface Kpis {
    board(caller: Caller, question: KpiQuestion): Promise<KpiBoard>;
    records(caller: Caller, key: string, question: KpiQuestion): Promise<KpiRecords>;
}

export function createKpis(dependencies: KpiDependencies): Kpis {
    return {
        board: (caller, question) => readBoard(dependencies, caller, question),
        records: (caller, key, question) => readRecords(dependencies, caller, key, question)
    };
}
